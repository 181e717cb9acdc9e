import type { Formats } from '../../../localization/format.js';

/** Units that the platform names in every language, by UN/ECE Recommendation 20 code. */
const platformUnits: Readonly<Record<string, string>> = {
  SEC: 'second',
  MIN: 'minute',
  HUR: 'hour',
  DAY: 'day',
  WEE: 'week',
  MON: 'month',
  ANN: 'year',
  KGM: 'kilogram',
  GRM: 'gram',
  LTR: 'liter',
  MTR: 'meter',
  KMT: 'kilometer',
  AD: 'byte',
  '4L': 'megabyte',
  E34: 'gigabyte',
  E35: 'terabyte',
};

/** Codes that mean "one" and need no word: one, piece, each, number of articles. */
const plainUnits = new Set(['C62', 'H87', 'EA', 'NAR', 'XPP', 'ZZ', '1']);

/** A quantity with its unit, such as "3 months"; a unit without a known name keeps its code. */
export function quantityText(
  { value, unit }: { value: string; unit: string },
  formats: Formats,
  locale: string,
): string {
  if (plainUnits.has(unit)) return formats.decimal(value);
  const known = platformUnits[unit];
  if (known === undefined) return `${formats.decimal(value)} ${unit}`;
  const format = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: known,
    unitDisplay: 'long',
    maximumFractionDigits: 12,
  });
  return format.format(value as Intl.StringNumericLiteral);
}

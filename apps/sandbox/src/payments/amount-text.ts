import type { Money } from './entry.ts';

/** An amount as people of a language write it. */
export function amountText({ amount, currency }: Money, locale: string): string {
  const format = formatOf(locale, currency);
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

function formatOf(locale: string, currency: string): Intl.NumberFormat {
  try {
    return new Intl.NumberFormat(locale, { style: 'currency', currency });
  } catch {
    return new Intl.NumberFormat('en', { style: 'currency', currency });
  }
}

import { documentLocale, type DocumentLanguage } from '../../documents/document-language.ts';
import { formatsOf } from '../../documents/formats.ts';
import type { Schemas } from '../../http/operations.ts';

interface Words {
  credit: (what: string, days: string) => string;
  charge: (what: string, days: string) => string;
  seats: (count: string) => string;
  /** One line of a payment page or statement. */
  change: (product: string) => string;
  /** Name of what a whole billing period is charged for. */
  plan: (product: string, plan: string) => string;
}

const words: Readonly<Record<DocumentLanguage, Words>> = {
  en: {
    credit: (what, days) => `Unused time of ${what}, ${days}`,
    charge: (what, days) => `Remaining time of ${what}, ${days}`,
    seats: (count) => `${count} seats`,
    change: (product) => `Change of ${product}`,
    plan: (product, plan) => `${product} ${plan}`,
  },
  fr: {
    credit: (what, days) => `Temps non utilisé\u00a0: ${what}, ${days}`,
    charge: (what, days) => `Temps restant\u00a0: ${what}, ${days}`,
    seats: (count) => `${count} postes`,
    change: (product) => `Modification de ${product}`,
    plan: (product, plan) => `${product} ${plan}`,
  },
  de: {
    credit: (what, days) => `Nicht genutzte Zeit: ${what}, ${days}`,
    charge: (what, days) => `Restliche Zeit: ${what}, ${days}`,
    seats: (count) => `${count} Plätze`,
    change: (product) => `Änderung von ${product}`,
    plan: (product, plan) => `${product} ${plan}`,
  },
};

/** What the words of a line are made of. */
type DescribedLine = Pick<Schemas['ProrationLine'], 'kind' | 'part' | 'plan' | 'seats' | 'period'>;

/** How lines of subscriptions are described in one language. */
export interface ChangeWording {
  /** A line of a proration. */
  line: (line: DescribedLine, productName: string) => string;
  /** Seats of a plan. */
  seats: (count: number, productName: string, planName: string) => string;
  /** A plan as a whole. */
  plan: (productName: string, planName: string) => string;
  /** A change as a whole, on one line. */
  change: (productName: string) => string;
}

/** @param locale BCP 47 tag; languages without words of their own are written in English */
export function changeWording(locale: string): ChangeWording {
  const written = documentLocale(locale);
  const format = formatsOf(written);
  const { credit, charge, seats, change, plan } = words[written.language];
  const seatsOf: ChangeWording['seats'] = (count, productName, planName) =>
    `${plan(productName, planName)}, ${seats(format.number(String(count)))}`;
  return {
    line({ kind, part, plan: of, seats: count, period }, productName) {
      const what = part === 'plan' ? plan(productName, of.name) : seatsOf(count, productName, of.name);
      return (kind === 'credit' ? credit : charge)(what, format.days(period.start ?? '', period.end ?? ''));
    },
    seats: seatsOf,
    plan,
    change,
  };
}

import { documentLocale, type DocumentLanguage } from '../../documents/document-language.ts';
import { formatsOf } from '../../documents/formats.ts';

/** How a quote and its acceptance are worded in one language. */
export interface QuoteWording {
  plan: (product: string, plan: string, months: number) => string;
  seats: (product: string, plan: string, count: number, months: number) => string;
  addOn: (name: string, quantity: number, months: number) => string;
  /** Why less is charged. */
  discount: string;
  /** What a person declares who accepts. */
  consent: (quoteNumber: string, customer: string, version: number) => string;
}

interface Words {
  months: (count: string, isOne: boolean) => string;
  seats: (count: string, isOne: boolean) => string;
  discount: string;
  consent: (quoteNumber: string, customer: string, version: string) => string;
}

const words: Readonly<Record<DocumentLanguage, Words>> = {
  en: {
    months: (count, isOne) => `${count} ${isOne ? 'month' : 'months'}`,
    seats: (count, isOne) => `${count} ${isOne ? 'seat' : 'seats'}`,
    discount: 'Discount',
    consent: (quoteNumber, customer, version) =>
      `I accept quote ${quoteNumber}, version ${version}, on behalf of ${customer}, and I declare that I am authorised to do so. The term that it names is then ordered and its invoice is issued.`,
  },
  fr: {
    months: (count) => `${count} mois`,
    seats: (count, isOne) => `${count} ${isOne ? 'poste' : 'postes'}`,
    discount: 'Remise',
    consent: (quoteNumber, customer, version) =>
      `J’accepte le devis ${quoteNumber}, version ${version}, au nom du client ${customer} et je déclare être habilité à le faire. La période indiquée est alors commandée et sa facture est émise.`,
  },
  de: {
    months: (count, isOne) => `${count} ${isOne ? 'Monat' : 'Monate'}`,
    seats: (count, isOne) => `${count} ${isOne ? 'Platz' : 'Plätze'}`,
    discount: 'Rabatt',
    consent: (quoteNumber, customer, version) =>
      `Ich nehme das Angebot ${quoteNumber}, Version ${version}, im Namen von ${customer} an und erkläre, dazu berechtigt zu sein. Damit ist die genannte Laufzeit bestellt, und ihre Rechnung wird ausgestellt.`,
  },
};

/** @param locale BCP 47 tag; languages without words of their own are written in English */
export function quoteWording(locale: string): QuoteWording {
  const written = documentLocale(locale);
  const format = formatsOf(written);
  const { months, seats, discount, consent } = words[written.language];
  const count = (value: number) => format.number(String(value));
  const monthsText = (value: number) => months(count(value), value === 1);
  return {
    plan: (product, plan, term) => `${product} ${plan}, ${monthsText(term)}`,
    seats: (product, plan, bought, term) =>
      `${product} ${plan}, ${seats(count(bought), bought === 1)}, ${monthsText(term)}`,
    addOn: (name, quantity, term) => `${name}${quantity === 1 ? '' : ` × ${count(quantity)}`}, ${monthsText(term)}`,
    discount,
    consent: (quoteNumber, customer, version) => consent(quoteNumber, customer, String(version)),
  };
}

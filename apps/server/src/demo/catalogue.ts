import type { DocumentLanguage } from '../documents/document-language.ts';
import type { Schemas } from '../http/operations.ts';
import { parseDecimal, unitsAtScale } from '../money/decimal.ts';
import { minorUnits } from '../money/minor-units.ts';
import { listPrice, products, reducedPrice } from './price-list.ts';
import type { Product } from './price-list.ts';

type Interval = Schemas['BillingInterval'];
type Price = Schemas['Price'];

const plans = {
  team: { name: 'Team', product: products.team, rank: 1, minimumSeats: 2, maximumSeats: 50 },
  business: { name: 'Business', product: products.business, rank: 2, minimumSeats: 2, maximumSeats: 500 },
  enterprise: { name: 'Enterprise', product: products.enterprise, rank: 3, minimumSeats: 10, maximumSeats: null },
} as const;
const addOns = { storage: products.storage, backup: products.backup } as const;

export type PlanKey = keyof typeof plans;

/** A product that is subscribed to, in one language and with the price lists that it is sold by. */
interface Sold {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly language: DocumentLanguage;
  readonly noticeDays: number;
  readonly lists: readonly PriceListDraft[];
  /** Start of the ids of its plans, add-ons and prices. */
  readonly mark: string;
}

interface PriceListDraft {
  readonly currency: 'EUR' | 'CHF' | 'GBP';
  readonly brandId: string | null;
  /** Per cent off the usual price. */
  readonly discount: number;
}

const euros = { currency: 'EUR', brandId: null, discount: 0 } as const;
const francs = { currency: 'CHF', brandId: null, discount: 0 } as const;
const pounds = { currency: 'GBP', brandId: null, discount: 0 } as const;

export const sold = {
  studio: {
    id: 'prod_studio',
    name: 'Studio',
    url: 'https://studio.portico-demo.example',
    language: 'fr',
    noticeDays: 30,
    lists: [euros, francs, pounds],
    mark: '',
  },
  cloud: {
    id: 'prod_cloud',
    name: 'Cloud',
    url: 'https://cloud.portico-demo.example',
    language: 'en',
    noticeDays: 60,
    // The reseller asks for more than the house does.
    lists: [euros, francs, { ...pounds, discount: 6 }, { ...pounds, brandId: 'harbour' }],
    mark: 'cloud_',
  },
} as const satisfies Record<string, Sold>;

export type SoldKey = keyof typeof sold;

/** Printed on quotes. */
const conditions: Readonly<Record<DocumentLanguage, string>> = {
  en: 'Prices are net of VAT. The whole term is invoiced on acceptance and payable within 30 days.',
  fr: 'Prix hors TVA. La période entière est facturée à l’acceptation et payable à 30 jours.',
  de: 'Preise ohne Umsatzsteuer. Die ganze Laufzeit wird mit der Annahme berechnet und ist in 30 Tagen zahlbar.',
};

const monthsIn: Readonly<Record<Interval, bigint>> = { month: 1n, quarter: 3n, year: 12n };
/** Per cent off for paying a whole year. */
const yearlyDiscount = 10;

/**
 * What a product of the price list costs in a list, without tax.
 *
 * @param day the price list of this day's year applies
 * @returns minor units per interval
 */
function unitPrice(product: Product, { currency, discount }: PriceListDraft, interval: Interval, day: string): number {
  const usual = reducedPrice(listPrice(product, day, currency), discount);
  const monthly = interval === 'year' ? reducedPrice(usual, yearlyDiscount) : usual;
  return Number(unitsAtScale(parseDecimal(monthly), minorUnits(currency) ?? 2) * monthsIn[interval]);
}

interface Priced {
  readonly id: string;
  readonly flat: Product;
  readonly perSeat: Product | null;
}

function pricesOf({ id, flat, perSeat }: Priced, { lists }: Sold, day: string): Price[] {
  return lists.flatMap((list) =>
    (['month', 'quarter', 'year'] as const).map((interval) => {
      const { currency, brandId } = list;
      const money = (product: Product | null) => ({
        amount: product === null ? 0 : unitPrice(product, list, interval, day),
        currency,
      });
      const marks = ['price', id, currency.toLowerCase(), interval, ...(brandId === null ? [] : [brandId])];
      return { id: marks.join('_'), currency, interval, perSeat: money(perSeat), flat: money(flat), brandId };
    }),
  );
}

function planOf(key: PlanKey, product: Sold, day: string): Schemas['Plan'] {
  const { name, product: flat, ...limits } = plans[key];
  const id = `${product.mark}${key}`;
  const features = Object.values(plans)
    .filter(({ rank }) => rank <= limits.rank)
    .map((plan) => plan.product.description[product.language]);
  const prices = pricesOf({ id, flat, perSeat: products.seat }, product, day);
  return { id: `plan_${id}`, name, features, ...limits, prices };
}

function addOnOf(key: keyof typeof addOns, product: Sold, day: string): Schemas['AddOn'] {
  const flat = addOns[key];
  const id = `${product.mark}${key}`;
  return {
    id: `addon_${id}`,
    name: flat.name[product.language],
    prices: pricesOf({ id, flat, perSeat: null }, product, day),
  };
}

/** A product of the demo as it is sold on a day. */
export function productOn(key: SoldKey, day: string): Schemas['ProductInput'] {
  const product: Sold = sold[key];
  return {
    name: product.name,
    url: product.url,
    plans: (['team', 'business', 'enterprise'] as const).map((plan) => planOf(plan, product, day)),
    addOns: (['storage', 'backup'] as const).map((addOn) => addOnOf(addOn, product, day)),
    taxCategory: { code: 'S', rate: '20' },
    noticeDays: product.noticeDays,
    renewal: {
      termMonths: [12, 24, 36],
      validityDays: 30,
      discounts: [
        { termMonths: 24, percentage: '5' },
        { termMonths: 36, percentage: '8' },
      ],
      approvalAbove: (['EUR', 'CHF', 'GBP'] as const).map((currency) => ({ amount: 2_000_000, currency })),
      conditions: conditions[product.language],
    },
  };
}

/** What the demo sells, with the ids that subscriptions name. */
export function demoProducts(today: string): { id: string; input: Schemas['ProductInput'] }[] {
  return (['studio', 'cloud'] as const).map((key) => ({ id: sold[key].id, input: productOn(key, today) }));
}

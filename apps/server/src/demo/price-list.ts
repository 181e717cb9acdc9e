import { divideRounded, formatDecimal, multiply, parseDecimal, unitsAtScale } from '../money/decimal.ts';
import { minorUnits } from '../money/minor-units.ts';
import type { Wording } from './wording.ts';

/** Something the demo seller sells. */
export interface Product {
  readonly code: string;
  readonly name: Wording;
  readonly description?: Wording;
  /** UN/ECE Recommendation 20 code. */
  readonly unit: 'MON' | 'ANN' | 'C62' | 'DAY' | 'HUR' | 'E36';
  /** List price in EUR in the base year. */
  readonly price: string;
  /** How many units the price is for. */
  readonly baseQuantity?: string;
}

const baseYear = 2022;
const yearlyIncreasePerMille = 30;

/** How many units of a currency the price list counts for one EUR. Not a market rate. */
const listRates: Readonly<Record<string, string>> = {
  EUR: '1',
  CHF: '0.96',
  CNY: '7.8',
  GBP: '0.86',
  INR: '91',
  ISK: '148',
  JPY: '160',
  KRW: '1480',
  KWD: '0.333',
  THB: '38.5',
  USD: '1.08',
  VND: '27400',
};

export const products = {
  team: {
    code: 'PLAN-TEAM',
    name: { en: 'Team plan', fr: 'Formule Team', de: 'Tarif Team' },
    description: {
      en: 'Workspace, versions and shared libraries',
      fr: 'Espace de travail, versions et bibliothèques partagées',
      de: 'Arbeitsbereich, Versionen und gemeinsame Bibliotheken',
    },
    unit: 'MON',
    price: '79.00',
  },
  business: {
    code: 'PLAN-BUSINESS',
    name: { en: 'Business plan', fr: 'Formule Business', de: 'Tarif Business' },
    description: {
      en: 'Everything in Team, with single sign-on and audit trail',
      fr: 'Formule Team avec authentification unique et journal d’audit',
      de: 'Alles aus Team, mit Einmalanmeldung und Prüfprotokoll',
    },
    unit: 'MON',
    price: '189.00',
  },
  enterprise: {
    code: 'PLAN-ENTERPRISE',
    name: { en: 'Enterprise plan', fr: 'Formule Enterprise', de: 'Tarif Enterprise' },
    description: {
      en: 'Everything in Business, with a contact of your own and guaranteed reply times',
      fr: 'Formule Business avec un interlocuteur dédié et des délais de réponse garantis',
      de: 'Alles aus Business, mit eigenem Ansprechpartner und zugesagten Antwortzeiten',
    },
    unit: 'MON',
    price: '489.00',
  },
  seat: {
    code: 'SEAT',
    name: { en: 'Additional user', fr: 'Utilisateur supplémentaire', de: 'Weiterer Nutzer' },
    unit: 'MON',
    price: '12.90',
  },
  storage: {
    code: 'STORAGE-100',
    name: { en: 'Storage, 100 GB', fr: 'Stockage, 100 Go', de: 'Speicherplatz, 100 GB' },
    unit: 'MON',
    price: '8.50',
  },
  backup: {
    code: 'BACKUP',
    name: { en: 'Daily backup', fr: 'Sauvegarde quotidienne', de: 'Tägliche Sicherung' },
    unit: 'MON',
    price: '15.00',
  },
  calls: {
    code: 'API-CALLS',
    name: { en: 'API calls', fr: 'Appels d’API', de: 'API-Aufrufe' },
    description: {
      en: 'Calls of the month before, priced per thousand',
      fr: 'Appels du mois précédent, prix au millier',
      de: 'Aufrufe des Vormonats, Preis je tausend',
    },
    unit: 'C62',
    price: '0.345',
    baseQuantity: '1000',
  },
  support: {
    code: 'SUPPORT-PLUS',
    name: {
      en: 'Priority support, one year',
      fr: 'Assistance prioritaire, un an',
      de: 'Vorrangiger Support, ein Jahr',
    },
    unit: 'ANN',
    price: '1450.00',
  },
  workspace: {
    code: 'WORKSPACE-YEAR',
    name: { en: 'Workspace, one year', fr: 'Espace de travail, un an', de: 'Arbeitsbereich, ein Jahr' },
    unit: 'ANN',
    price: '96.00',
  },
  archive: {
    code: 'ARCHIVE-YEAR',
    name: { en: 'Long-term archive, one year', fr: 'Archivage longue durée, un an', de: 'Langzeitarchiv, ein Jahr' },
    unit: 'ANN',
    price: '240.00',
  },
  training: {
    code: 'TRAINING-DAY',
    name: { en: 'Training day on site', fr: 'Journée de formation sur site', de: 'Schulungstag vor Ort' },
    unit: 'DAY',
    price: '980.00',
  },
  consulting: {
    code: 'CONSULTING-HOUR',
    name: { en: 'Consulting', fr: 'Conseil', de: 'Beratung' },
    unit: 'HUR',
    price: '135.00',
  },
  handbook: {
    code: 'HANDBOOK',
    name: { en: 'Printed handbook', fr: 'Manuel imprimé', de: 'Gedrucktes Handbuch' },
    unit: 'C62',
    price: '24.90',
  },
  enterpriseLicence: {
    code: 'LICENCE-GROUP',
    name: {
      en: 'Group licence, all subsidiaries, one year',
      fr: 'Licence groupe, toutes filiales, un an',
      de: 'Konzernlizenz für alle Tochtergesellschaften, ein Jahr',
    },
    unit: 'ANN',
    price: '987654321.09',
  },
} as const satisfies Record<string, Product>;

/**
 * The list price of a product: in the currency's minor unit, or as finely as the base price is written.
 *
 * @param day The price list of this day's year applies.
 * @param currency ISO 4217 code.
 * @returns Decimal of the major unit.
 * @throws RangeError for a currency that has no price list.
 */
export function listPrice({ price }: Product, day: string, currency: string): string {
  const rate = listRates[currency];
  const digits = minorUnits(currency);
  if (rate === undefined || digits === undefined) throw new RangeError(`There is no price list in ${currency}.`);
  const base = parseDecimal(price);
  const perMille = BigInt(1000 + yearlyIncreasePerMille * (Number(day.slice(0, 4)) - baseYear));
  const grown = { units: base.units * perMille, scale: base.scale + 3 };
  const decimals = Math.max(digits, base.scale > 2 ? base.scale : 0);
  const units = unitsAtScale(multiply(grown, parseDecimal(rate)), decimals);
  return formatDecimal({ units, scale: decimals }, digits);
}

/**
 * A price less a percentage, rounded to as many decimals as the price has.
 *
 * @param percent Whole per cent.
 */
export function reducedPrice(price: string, percent: number): string {
  const { units, scale } = parseDecimal(price);
  return formatDecimal({ units: divideRounded(units * BigInt(100 - percent), 100n), scale }, scale);
}

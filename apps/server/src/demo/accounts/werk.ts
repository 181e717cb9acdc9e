import type { Schemas } from '../../http/operations.ts';
import type { NewSubscription } from '../../subscriptions/service.ts';
import { listPrice, products, reducedPrice } from '../price-list.ts';
import { mainCustomers } from '../customers.ts';
import { addDays, firstOfMonth, yearFrom } from '../days.ts';
import { issueInvoice, lineContext } from '../issue.ts';
import type { BillingAccount, Settlement } from '../issue.ts';
import { demoPeople } from '../people.ts';
import { productLine } from '../product-lines.ts';
import { monthlyLines } from '../schedule.ts';
import type { DemoSubscription } from '../schedule.ts';
import { porticoDemo } from '../sellers.ts';
import { subscribed } from '../subscribed.ts';
import { termInvoice } from '../term-invoice.ts';
import { reverseCharge } from '../../invoices/tax-treatments.ts';
import { discountReason, travelReason, volumeReason } from '../wording.ts';
import { creditFully, creditPartly } from './credits.ts';

type InvoiceInput = Schemas['InvoiceInput'];

const months = 50;
const seats = 10;
const tax = reverseCharge('de');

const monthly: BillingAccount = {
  externalId: 'werk',
  seller: porticoDemo,
  buyer: mainCustomers.werk,
  language: 'de',
  locale: 'de',
  currency: 'EUR',
  tax,
  netDays: 30,
  slot: 5,
  payment: { kind: 'direct debit', mandate: 'PD-WERK-0042', debitedAccount: 'FR1420041010050500013M02606' },
  subscriptionId: 'sub_werk_cloud',
};

const yearly: BillingAccount = { ...monthly, slot: 12, subscriptionId: 'sub_werk_messe' };
const { subscriptionId: _, ...withoutSubscription } = monthly;
const oneOff: BillingAccount = { ...withoutSubscription, slot: 6, payment: { kind: 'transfer' } };
const inYen: BillingAccount = { ...oneOff, currency: 'JPY', slot: 7 };

function subscriptionAt(today: string): DemoSubscription {
  const start = firstOfMonth(today, 1 - months);
  const upgrade = { day: addDays(firstOfMonth(start, 27), 9), plan: products.business };
  const settled = { day: addDays(firstOfMonth(today, -5), 16), seats };
  return { id: 'sub_werk_cloud', start, plan: products.team, upgrade, seats: 11, settled, storage: 0, usage: true };
}

const cloud = { product: 'cloud', months: 12, storage: 0, timeZone: 'Europe/Berlin', status: 'active' } as const;

/** Paid for a year ahead. Its term ends with this month, so that it is too late to give notice. */
function fairStand(today: string): NewSubscription {
  const start = firstOfMonth(today, -11);
  const draft = { ...cloud, plan: 'team', interval: 'year', start, seats: 4, usedSeats: 3 } as const;
  return subscribed(yearly, draft, today);
}

/** The main one, ten seats of which eight are used, and one of the trade fairs. */
export function werkSubscriptions(today: string): NewSubscription[] {
  const { start } = subscriptionAt(today);
  const main = { ...cloud, plan: 'business', interval: 'month', start, seats, usedSeats: 8 } as const;
  return [subscribed(monthly, main, today), fairStand(today)];
}

/** The newest is open and a debit of three months ago came back; everything else is paid. */
function settlementOf(monthsAgo: number): Settlement {
  return monthsAgo === 0 || monthsAgo === 3 ? 'open' : 'paid';
}

function monthlySeries(today: string): InvoiceInput[] {
  const subscription = subscriptionAt(today);
  const day = (monthsAgo: number) => firstOfMonth(today, -monthsAgo);
  const lines = (monthsAgo: number) => monthlyLines(subscription, day(monthsAgo), lineContext(monthly, day(monthsAgo)));
  const at = (monthsAgo: number) =>
    issueInvoice(monthly, {
      day: day(monthsAgo),
      settlement: settlementOf(monthsAgo),
      lines: lines(monthsAgo),
      purchaseOrder: `Bestellung 45000${day(monthsAgo).slice(2, 4)}`,
    });
  const seat = productLine(products.seat, '3', lineContext(monthly, day(6)));
  const usual = Array.from({ length: months }, (_, monthsAgo) => monthsAgo).filter((each) => ![6, 20].includes(each));
  return [
    ...usual.map(at),
    ...creditPartly(monthly, at(6), [seat], { daysLater: 9, settled: true }),
    ...creditFully(monthly, at(20), lines(20), 4),
  ];
}

/** A yearly renewal with a workspace for each department; prices show what the list price was. */
function renewal(today: string, yearsAgo: number): InvoiceInput {
  const day = addDays(firstOfMonth(today, -12 * yearsAgo - 7), 9);
  const context = lineContext(oneOff, day);
  const period = yearFrom(day);
  const list = listPrice(products.workspace, day, 'EUR');
  const workspaces = demoPeople(26).map((person, index) =>
    productLine(products.workspace, String(1 + (index % 3)), context, {
      period,
      listPrice: list,
      price: reducedPrice(list, 15),
      description: `Abteilung ${index + 1}, verantwortlich: ${person}`,
    }),
  );
  return issueInvoice(oneOff, {
    day,
    settlement: 'paid',
    lines: [productLine(products.support, '1', context, { period }), ...workspaces],
    allowances: [{ reason: discountReason.de, reasonCode: '95', percentage: '2.5', tax }],
    head: { period },
  });
}

/** An amount that no column should break on. */
function groupLicence(today: string): InvoiceInput {
  const day = addDays(today, -1115);
  return issueInvoice(oneOff, {
    day,
    settlement: 'paid',
    netDays: 90,
    lines: [
      productLine(products.enterpriseLicence, '7', lineContext(oneOff, day), {
        allowances: [{ reason: volumeReason.de, reasonCode: '95', percentage: '12.345' }],
        attributes: [{ name: 'Tochtergesellschaften', value: '142' }],
      }),
    ],
  });
}

/** A trade fair in Tokyo, billed in a currency without decimals. */
function tradeFair(today: string): InvoiceInput {
  const day = addDays(today, -410);
  return issueInvoice(inYen, {
    day,
    settlement: 'paid',
    lines: [productLine(products.consulting, '11.5', lineContext(inYen, day), { note: '東京見本市、ブース 14-2' })],
    charges: [{ reason: travelReason.de, reasonCode: 'FC', minorUnits: 214_300n, tax }],
  });
}

function consulting(today: string): InvoiceInput {
  const day = addDays(today, -17);
  return issueInvoice(oneOff, {
    day,
    settlement: { paidPerMille: 500 },
    lines: [
      productLine(products.consulting, '7.25', lineContext(oneOff, day)),
      productLine(products.training, '1', lineContext(oneOff, day), {
        charges: [{ reason: travelReason.de, reasonCode: 'FC', minorUnits: 9_990n }],
      }),
    ],
  });
}

/** The invoices of the German customer: reverse charge, usage, direct debit, one huge amount and one in yen. */
export function werkInvoices(today: string): InvoiceInput[] {
  return [
    ...monthlySeries(today),
    ...[0, 1, 2, 3].map((yearsAgo) => renewal(today, yearsAgo)),
    termInvoice(yearly, fairStand(today)),
    groupLicence(today),
    tradeFair(today),
    consulting(today),
  ];
}

import type { Schemas } from '../../http/operations.ts';
import type { NewSubscription } from '../../subscriptions/service.ts';
import { products } from '../price-list.ts';
import { mainCustomers } from '../customers.ts';
import { addDays, firstOfMonth, yearFrom } from '../days.ts';
import { noReferences } from '../../invoices/invoice-head.ts';
import { issueInvoice, lineContext } from '../issue.ts';
import type { BillingAccount, Settlement } from '../issue.ts';
import { demoPeople } from '../people.ts';
import { productLine, proratedLine } from '../product-lines.ts';
import { monthlyLines } from '../schedule.ts';
import type { DemoSubscription } from '../schedule.ts';
import { notesOf, porticoDemo } from '../sellers.ts';
import { taxedAt } from '../../invoices/tax-treatments.ts';
import { discountReason, expressReason, generalNote, travelReason } from '../wording.ts';
import { genevaSeats, subscriptionsOfAtelier, yearlyInvoicesOfAtelier } from './atelier-subscriptions.ts';
import { creditFully, creditPartly } from './credits.ts';

type InvoiceInput = Schemas['InvoiceInput'];

const months = 51;
const full = taxedAt('20');
const reducedForBooks = taxedAt('5.5');

const monthly: BillingAccount = {
  externalId: 'atelier',
  seller: porticoDemo,
  buyer: mainCustomers.atelier,
  language: 'fr',
  locale: 'fr',
  currency: 'EUR',
  tax: full,
  netDays: 30,
  slot: 1,
  payment: { kind: 'transfer' },
  subscriptionId: 'sub_atelier_studio',
};

const inFrancs: BillingAccount = { ...monthly, currency: 'CHF', slot: 2, subscriptionId: 'sub_atelier_geneve' };
const yearly: BillingAccount = { ...monthly, slot: 3 };
const { subscriptionId: _, ...withoutSubscription } = monthly;
const oneOff: BillingAccount = { ...withoutSubscription, slot: 4 };

function subscriptionAt(today: string): DemoSubscription {
  const start = firstOfMonth(today, 1 - months);
  const upgrade = { day: addDays(firstOfMonth(start, 19), 13), plan: products.business };
  const settled = { day: addDays(firstOfMonth(today, -3), 8), seats: 10 };
  return { id: 'sub_atelier_studio', start, plan: products.team, upgrade, seats: 6, settled, storage: 3, usage: false };
}

/** The studio in Lille, the office in Geneva and three smaller ones. */
export function atelierSubscriptions(today: string): NewSubscription[] {
  return subscriptionsOfAtelier({ monthly, inFrancs }, subscriptionAt(today).start, today);
}

/** The current month is open, everything else is paid. */
function settlementOf(monthsAgo: number): Settlement {
  return monthsAgo === 0 ? 'open' : 'paid';
}

function monthlyInvoice(today: string, subscription: DemoSubscription, monthsAgo: number): InvoiceInput {
  const day = firstOfMonth(today, -monthsAgo);
  return issueInvoice(monthly, {
    day,
    settlement: settlementOf(monthsAgo),
    lines: monthlyLines(subscription, day, lineContext(monthly, day)),
    purchaseOrder: `BC-${day.slice(0, 4)}-017`,
  });
}

/** Three months went wrong: one was billed twice, one partly, and one was paid before it was corrected. */
function monthlySeries(today: string): InvoiceInput[] {
  const subscription = subscriptionAt(today);
  const at = (monthsAgo: number) => monthlyInvoice(today, subscription, monthsAgo);
  const context = (monthsAgo: number) => lineContext(monthly, firstOfMonth(today, -monthsAgo));
  const seat = (monthsAgo: number) => [productLine(products.seat, '2', context(monthsAgo))];
  const usual = Array.from({ length: months }, (_, monthsAgo) => monthsAgo).filter(
    (each) => ![1, 9, 15].includes(each),
  );
  const latest = at(1);
  return [
    ...usual.map(at),
    ...creditFully(monthly, at(9), monthlyLines(subscription, firstOfMonth(today, -9), context(9)), 11),
    ...creditPartly(monthly, at(15), seat(15), { daysLater: 20, settled: true }),
    latest,
    creditPartly(monthly, latest, seat(1), { daysLater: 6, settled: false })[1],
  ];
}

/** A yearly renewal: support, archive and one workspace for each studio of the customer. */
function renewal(today: string, yearsAgo: number): InvoiceInput {
  const day = addDays(firstOfMonth(today, -12 * yearsAgo - 4), 4);
  const context = lineContext(yearly, day);
  const period = yearFrom(day);
  const workspaces = demoPeople(18 + 3 * (3 - yearsAgo)).map((person, index) =>
    productLine(products.workspace, '1', context, {
      period,
      description: `Atelier n° ${index + 1}, responsable : ${person}`,
      ...(index % 6 === 5 ? { allowances: [{ reason: discountReason.fr, reasonCode: '95', percentage: '12.5' }] } : {}),
    }),
  );
  return issueInvoice(yearly, {
    day,
    netDays: 45,
    settlement: 'paid',
    purchaseOrder: `BC-${day.slice(0, 4)}-100`,
    lines: [
      productLine(products.support, '1', context, { period }),
      productLine(products.archive, '4', context, { period }),
      ...workspaces,
    ],
    allowances: [{ reason: discountReason.fr, reasonCode: '95', percentage: '5', tax: full }],
    head: { period },
  });
}

/** The contract of the Geneva office: billed in francs, tax stated in euros too, rounded to five centimes. */
function quarterInFrancs(today: string, quartersAgo: number): InvoiceInput {
  const day = firstOfMonth(today, -3 * quartersAgo);
  const context = lineContext(inFrancs, day);
  return issueInvoice(inFrancs, {
    day,
    settlement: quartersAgo === 0 ? 'open' : 'paid',
    lines: [
      productLine(products.business, '3', context),
      // Three months for each seat.
      productLine(products.seat, String(3 * genevaSeats), context),
    ],
    dueStep: 5n,
    accounting: { currency: 'EUR', rate: '1.0417' },
    head: {
      notes: [...notesOf(porticoDemo, 'fr'), generalNote('Bureau de Genève. Cours retenu : 1 CHF = 1,0417 EUR.')],
    },
  });
}

/** A detailed statement: one line for each of 212 users, whose names try every script. */
function seatStatement(today: string): InvoiceInput {
  const day = addDays(today, -160);
  const context = lineContext(oneOff, day);
  const period = { start: addDays(day, -29), end: day };
  return issueInvoice(oneOff, {
    day,
    settlement: 'paid',
    lines: demoPeople(212).map((person, index) =>
      index % 9 === 4
        ? proratedLine(products.seat, '0.4667', { start: addDays(day, -13), end: day }, context)
        : productLine(products.seat, '1', context, { period, description: person }),
    ),
    head: { period },
  });
}

/** Training with travel costs, a discount and books at another rate; part of it is paid. */
function training(today: string, issued: { daysAgo: number; paidPerMille: number }): InvoiceInput {
  const day = addDays(today, -issued.daysAgo);
  const context = lineContext(oneOff, day);
  return issueInvoice(oneOff, {
    day,
    settlement: { paidPerMille: issued.paidPerMille },
    lines: [
      productLine(products.training, '2', context),
      productLine(products.handbook, '15', { ...context, tax: reducedForBooks }),
    ],
    allowances: [{ reason: discountReason.fr, reasonCode: '95', percentage: '7.5', tax: full }],
    charges: [
      { reason: travelReason.fr, reasonCode: 'FC', minorUnits: 18_640n, tax: full },
      { reason: expressReason.fr, reasonCode: 'AAT', percentage: '3', tax: reducedForBooks },
    ],
    head: {
      references: { ...noReferences, purchaseOrder: 'BC-FORMATION-03', buyer: 'Service formation' },
      delivery: { name: null, location: null, date: addDays(day, -2), address: mainCustomers.atelier.address },
    },
  });
}

/** A final invoice after a down payment; `all` leaves nothing to pay. */
function afterDownPayment(today: string, daysAgo: number, prepaid: bigint | 'all'): InvoiceInput {
  const day = addDays(today, -daysAgo);
  return issueInvoice(oneOff, {
    day,
    settlement: 'open',
    lines: [productLine(products.consulting, '18.75', lineContext(oneOff, day))],
    prepaid,
    head: {
      businessProcess: 'S4',
      ...(prepaid === 'all' ? { dueDate: null, paymentTerms: 'Facture acquittée : rien à payer.', payment: null } : {}),
    },
  });
}

/**
 * The invoices of the French customer: four years of monthly invoices, yearly renewals, a contract in Swiss francs,
 * and one of everything that makes an invoice hard.
 */
export function atelierInvoices(today: string): InvoiceInput[] {
  return [
    ...monthlySeries(today),
    ...[0, 1, 2, 3].map((yearsAgo) => renewal(today, yearsAgo)),
    ...yearlyInvoicesOfAtelier({ monthly, inFrancs }, today),
    ...Array.from({ length: 8 }, (_, quartersAgo) => quarterInFrancs(today, quartersAgo)),
    seatStatement(today),
    training(today, { daysAgo: 12, paidPerMille: 400 }),
    training(today, { daysAgo: 75, paidPerMille: 250 }),
    afterDownPayment(today, 21, 90_000n),
    afterDownPayment(today, 790, 'all'),
  ];
}

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { demoInvoices } from '../../src/demo/index.ts';
import { worldCustomers } from '../../src/demo/world-customers.ts';
import type { Schemas } from '../../src/http/operations.ts';
import { settle, statusOn } from '../../src/invoices/settlement.ts';
import { brokenArithmetic } from './arithmetic.ts';
import { contractCheck } from './contract-schema.ts';
import { daysToTry } from './days-to-try.ts';
import { brokenLegalRules } from './legal-rules.ts';

type InvoiceInput = Schemas['InvoiceInput'];

const today = '2026-11-22';
const everyDay = daysToTry.map((day) => ({ day, inputs: demoInvoices(day) }));

function ownedBy(externalId: string, inputs: readonly InvoiceInput[]): InvoiceInput[] {
  return inputs.filter(({ customer }) => 'externalId' in customer && customer.externalId === externalId);
}

function failuresOf(check: (input: InvoiceInput) => string[]): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const { day, inputs } of everyDay) {
    for (const input of inputs) {
      const broken = check(input);
      if (broken.length > 0) found[`${day} ${input.document.number}`] = broken;
    }
  }
  return found;
}

/** What is left to pay. */
function remaining({ document, paid, credited }: InvoiceInput): number {
  return document.totals.due.amount - (paid?.amount ?? 0) - (credited?.amount ?? 0);
}

/** The status as the server derives it. */
function statusOf({ document, paid, credited }: InvoiceInput, day: string): Schemas['InvoiceStatus'] {
  const { type, totals, dueDate } = document;
  const amounts = settle({ type, totals, paidSince: paid?.amount ?? 0, credited: credited?.amount ?? 0 });
  return statusOn(day, amounts.settlement, dueDate);
}

describe('demo invoices', () => {
  it('are the same at every call for the same day', () => {
    assert.deepEqual(demoInvoices(today), demoInvoices(today));
    assert.equal(JSON.stringify(demoInvoices(today)), JSON.stringify(demoInvoices(today)));
  });

  it('satisfy the contract', () => {
    assert.deepEqual(failuresOf(contractCheck('InvoiceInput')), {});
  });

  it('add up by the rules of EN 16931', () => {
    assert.deepEqual(
      failuresOf(({ document }) => brokenArithmetic(document)),
      {},
    );
  });

  it('keep the rules on tax categories, dates and French invoices', () => {
    assert.deepEqual(
      failuresOf(({ document }) => brokenLegalRules(document)),
      {},
    );
  });

  it('carry each number once for each seller', () => {
    for (const { day, inputs } of everyDay) {
      const keys = inputs.map(({ document }) => `${document.seller.name} ${document.number}`);
      assert.equal(new Set(keys).size, keys.length, day);
    }
  });

  it('are never issued after today, nor paid or credited beyond what is due', () => {
    for (const { day, inputs } of everyDay) {
      for (const input of inputs) {
        assert.ok(input.document.issueDate <= day, `${day} ${input.document.number}`);
        assert.ok(remaining(input) >= 0, `${day} ${input.document.number}`);
        assert.ok((input.paid?.amount ?? 0) >= 0 && (input.credited?.amount ?? 0) >= 0);
      }
    }
  });

  it('come in the order of issue, credit notes after what they correct', () => {
    for (const { day, inputs } of everyDay) {
      const issued = new Map<string, string>();
      let last = '';
      for (const { document } of inputs) {
        assert.ok(document.issueDate >= last, `${day} ${document.number}`);
        last = document.issueDate;
        for (const { number, issueDate } of document.precedingInvoices) assert.equal(issued.get(number), issueDate);
        issued.set(document.number, document.issueDate);
      }
    }
  });

  it('show every status on every day', () => {
    const expected: Record<string, Schemas['InvoiceStatus'][]> = {
      atelier: ['credited', 'issued', 'open', 'overdue', 'paid', 'partly_paid', 'settled'],
      werk: ['credited', 'open', 'overdue', 'paid', 'partly_paid', 'settled'],
      marais: ['overdue', 'paid'],
      partner: ['credited', 'open', 'overdue', 'paid', 'settled'],
    };
    for (const { day, inputs } of everyDay) {
      for (const [externalId, statuses] of Object.entries(expected)) {
        const own = ownedBy(externalId, inputs);
        assert.deepEqual(
          [...new Set(own.map((input) => statusOf(input, day)))].sort(),
          statuses,
          `${day} ${externalId}`,
        );
      }
    }
  });

  it('leave every other customer something that is open and not overdue', () => {
    const others = worldCustomers.map(({ externalId }) => externalId);
    for (const { day, inputs } of everyDay) {
      const open = others.filter((id) => ownedBy(id, inputs).some((input) => statusOf(input, day) === 'open'));
      assert.deepEqual(open, others, day);
    }
  });

  it('leave several months of the inactive customer overdue', () => {
    for (const { day, inputs } of everyDay) {
      const own = ownedBy('marais', inputs);
      assert.equal(own.filter((input) => statusOf(input, day) === 'overdue').length, 4, day);
    }
  });
});

describe('what the demo invoices try', () => {
  const inputs = demoInvoices(today);
  const of = (externalId: string) => ownedBy(externalId, inputs);
  const documents = inputs.map(({ document }) => document);

  it('four years of monthly invoices for the French and the German customer', () => {
    for (const externalId of ['atelier', 'werk']) {
      const months = new Set(of(externalId).map(({ document }) => document.issueDate.slice(0, 7)));
      assert.ok(months.size >= 48, `${externalId} has ${months.size}`);
    }
  });

  it('currencies with no, two and three decimals, several for one customer', () => {
    const currencies = new Set(documents.map(({ currency }) => currency));
    for (const currency of ['EUR', 'CHF', 'GBP', 'JPY', 'KWD']) assert.ok(currencies.has(currency), currency);
    assert.deepEqual(new Set(of('atelier').map(({ document }) => document.currency)), new Set(['EUR', 'CHF']));
  });

  it('more than two hundred lines, a huge amount, and nothing to pay', () => {
    assert.ok(documents.some(({ lines }) => lines.length > 200));
    assert.ok(documents.some(({ totals }) => totals.gross.amount > 500_000_000_000));
    assert.ok(documents.some(({ totals }) => totals.gross.amount > 0 && totals.due.amount === 0));
  });

  it('discounts, surcharges, a down payment, rounding, and mid-term changes both ways', () => {
    assert.ok(documents.some(({ allowances, charges }) => allowances.length > 0 && charges.length > 0));
    assert.ok(documents.some(({ lines }) => lines.some(({ allowances }) => allowances.length > 0)));
    assert.ok(documents.some(({ totals }) => totals.prepaid.amount > 0 && totals.due.amount > 0));
    assert.ok(documents.some(({ totals }) => totals.rounding.amount !== 0));
    const prorated = documents.flatMap(({ lines }) => lines).filter(({ quantity }) => quantity.value.includes('.'));
    assert.ok(prorated.some(({ netAmount }) => netAmount.amount > 0));
    assert.ok(prorated.some(({ netAmount }) => netAmount.amount < 0));
  });

  it('several tax rates on one document, reverse charge, and no tax at all', () => {
    assert.ok(documents.some(({ taxes }) => taxes.length > 1));
    assert.ok(of('werk').every(({ document }) => document.taxes.every(({ category }) => category.code === 'AE')));
    assert.ok(documents.some(({ taxes }) => taxes.some(({ category }) => category.code === 'O')));
  });

  it('every script, in names and in lines', () => {
    const scripts = ['Latin', 'Greek', 'Arabic', 'Hebrew', 'Hiragana', 'Han', 'Hangul', 'Thai', 'Devanagari'];
    const names = documents.map(({ buyer }) => buyer.name).join('\n');
    const lines = documents.flatMap((document) => document.lines.map(({ item }) => item.description ?? '')).join('\n');
    for (const script of scripts) {
      const pattern = new RegExp(`\\p{Script=${script}}`, 'u');
      assert.match(names, pattern);
      assert.match(lines, pattern);
    }
  });

  it('refuses a today that is no day', () => {
    for (const wrong of ['2025-02-30', 'yesterday', '', '2025-1-1'])
      assert.throws(() => demoInvoices(wrong), RangeError);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { demoSellers } from '../../src/demo/index.ts';
import { createSellerService } from '../../src/sellers/service.ts';
import { inTransaction } from '../../src/database/transaction-guard.ts';
import { produceXml } from '../../src/einvoice/produce/produce.ts';
import { brokenArithmetic } from '../demo/arithmetic.ts';
import { brokenLegalRules } from '../demo/legal-rules.ts';
import { documentOf as readDocument } from '../einvoice/reading.ts';
import { findingsOf } from '../einvoice/produce/independent-reader.ts';
import { brokenRules, frenchRules } from '../einvoice/produce/rules.ts';
import { problem } from './invoice-services.ts';
import { charge, euros, june, now, openIssuing, type Wanted } from './issuing-world.ts';

const visa = { kind: 'card', brand: 'visa', lastDigits: '4242' } as const;
const credit = {
  kind: 'credit',
  name: 'Studio Team',
  note: '18 of 30 days',
  net: euros(-15_000),
  period: june,
} as const;

const calais = { city: 'Calais', postalCode: '62100', country: 'FR' };
const addressInCalais = { ...calais, dependentLocality: null, sortingCode: null, subdivision: null };

describe('an invoice that is issued', () => {
  it('is from the seller to the customer, due in the days that the seller gives, and says how to pay', async (test) => {
    const { addCustomer, issue, documentOf } = await openIssuing(test);
    const customerId = await addCustomer();
    const { id, number, total } = await issue(customerId, { lines: [{ ...charge, quantity: 10 }] });
    const document = await documentOf(customerId, id);
    assert.deepEqual([number, total], ['ABO-2026-0001', euros(30_000)]);
    assert.deepEqual([document.issueDate, document.dueDate, document.period], ['2026-06-15', '2026-07-15', june]);
    assert.deepEqual([document.seller.name, document.buyer.name], ['Portico Demo SAS', 'Atelier du Nord SARL']);
    assert.deepEqual(document.totals.tax, euros(5000));
    assert.equal(document.payment?.remittance, number);
    assert.equal(document.payment?.creditTransfers[0]?.account, 'FR7630006000011234567890189');
    assert.match(document.paymentTerms ?? '', /30 jours/);
    const [line] = document.lines;
    assert.deepEqual([line?.quantity.value, line?.price.net.value], ['10', '25.00']);
  });

  it('says what the billing details say now, and goes to their recipients; earlier ones stay as they are', async (test) => {
    const { deliveries, addCustomer, issue, edit, documentOf } = await openIssuing(test);
    const customerId = await addCustomer();
    const before = await issue(customerId);
    const line = '7 rue Neuve';
    await edit(customerId, {
      taxId: 'FR56000273102',
      address: { ...addressInCalais, lines: [line] },
      purchaseOrderReference: 'BC-2026-017',
      invoiceRecipients: ['one@atelier.example', 'two@atelier.example'],
    });
    const { id, number } = await issue(customerId);
    const { buyer, references } = await documentOf(customerId, id);
    assert.deepEqual([buyer.address?.lines, buyer.taxId], [[line], 'FR56000273102']);
    assert.equal(references.purchaseOrder, 'BC-2026-017');
    const old = await documentOf(customerId, before.id);
    assert.deepEqual([old.buyer.address?.lines, old.references.purchaseOrder], [['1 quai Sud'], null]);
    const mails = (await deliveries.listDeliveries(customerId)).items;
    const mail = mails.find(({ documents }) => documents[0]?.number === number);
    assert.deepEqual(
      mail?.recipients.map(({ email }) => email),
      ['one@atelier.example', 'two@atelier.example'],
    );
  });

  it('is from the reseller whose brand the customer has', async (test) => {
    const { addCustomer, issue, documentOf } = await openIssuing(test);
    const customerId = await addCustomer({ brandId: 'harbour', locale: 'en' });
    const { id, number } = await issue(customerId);
    assert.equal(number, 'HFS-2026-0001');
    assert.equal((await documentOf(customerId, id)).seller.name, 'Harbour & Finch Ltd');
    const unknown = await addCustomer({ brandId: 'a-look-without-a-seller' });
    assert.equal((await issue(unknown)).number, 'ABO-2026-0001');
  });

  it('carries the notes that the law demands in some language, whatever the customer’s is', async (test) => {
    const { services, addCustomer, issue, documentOf } = await openIssuing(test);
    const sellers = createSellerService({ db: services.db, clock: () => now });
    const [house] = demoSellers();
    assert.ok(house);
    const { fr } = house.settings.notes;
    await sellers.setSeller({ ...house.settings, notes: { fr } }, null);
    const customerId = await addCustomer({ locale: 'de' });
    const { id } = await issue(customerId);
    assert.deepEqual((await documentOf(customerId, id)).notes, fr);
  });

  it('is refused in words where no seller is set', async (test) => {
    const { services, addCustomer, issue } = await openIssuing(test);
    await services.db.deleteFrom('seller').execute();
    await assert.rejects(issue(await addCustomer()), problem('feature_disabled', /portico sellers set/));
  });

  it('is stored once with its activity, a notification, the event for open pages and a mail', async (test) => {
    const { services, deliveries, addCustomer, issue } = await openIssuing(test);
    const customerId = await addCustomer();
    const { id, number } = await issue(customerId, { subscriptionId: 'sub_1' });
    const { items } = await services.invoices.listInvoices(customerId, {});
    assert.deepEqual(
      items.map((item) => [item.id, item.status, item.subscriptionId]),
      [[id, 'open', 'sub_1']],
    );
    const activities = await services.db.selectFrom('activity').select(['action', 'subject_label']).execute();
    assert.deepEqual(activities.map(({ action, subject_label }) => `${action} ${subject_label}`).sort(), [
      `invoice_issued ${number}`,
      `invoice_sent ${number}`,
    ]);
    const notices = await services.db.selectFrom('notification').select(['kind', 'facts']).execute();
    assert.deepEqual(notices, [
      { kind: 'invoice_issued', facts: { number, amount: euros(30_000), date: '2026-07-15' } },
    ]);
    const events = await services.db.selectFrom('live_event').select('event').execute();
    assert.ok(JSON.stringify(events).includes('invoices.changed'));
    const [mail] = (await deliveries.listDeliveries(customerId)).items;
    assert.equal(mail?.documents[0]?.number, number);
    assert.deepEqual([mail.status, mail.locale, mail.createdBy.kind], ['queued', 'fr', 'system']);
  });

  it('leaves nothing behind when its transaction is rolled back, not even a gap in the numbers', async (test) => {
    const { services, deliveries, addCustomer, issue, issueIn } = await openIssuing(test);
    const customerId = await addCustomer();
    const change = inTransaction(services.db, async (transaction) => {
      await issueIn(transaction, customerId);
      throw new Error('The change did not go through.');
    });
    await assert.rejects(change, /did not go through/);
    assert.equal((await services.invoices.listInvoices(customerId, {})).items.length, 0);
    assert.equal((await deliveries.listDeliveries(customerId)).items.length, 0);
    assert.equal((await issue(customerId)).number, 'ABO-2026-0001');
  });

  it('has a number of its own, without gaps, when many are issued at the same moment', async (test) => {
    const { addCustomer, issue } = await openIssuing(test);
    const customers = await Promise.all([addCustomer(), addCustomer(), addCustomer()]);
    const issued = await Promise.all(
      Array.from({ length: 30 }, (_, index) => issue(customers[index % 3] ?? '', index % 7 === 3 ? spoiled : {})).map(
        (issuing) => issuing.catch(() => undefined),
      ),
    );
    const numbers = issued.flatMap((invoice) => invoice?.number ?? []).sort();
    const expected = numbers.map((_, index) => `ABO-2026-${String(index + 1).padStart(4, '0')}`);
    assert.equal(numbers.length, 26);
    assert.deepEqual(numbers, expected);
  });

  it('begins anew with each year, and passes over a number that an imported invoice has', async (test) => {
    const { services, addCustomer, issue, documentOf } = await openIssuing(test);
    const customerId = await addCustomer();
    const { id } = await issue(customerId, { day: '2026-12-31' });
    const document = { ...(await documentOf(customerId, id)), number: 'ABO-2027-0001' };
    await services.invoices.createInvoice({ customer: { id: customerId }, document });
    assert.equal((await issue(customerId, { day: '2027-01-01' })).number, 'ABO-2027-0002');
    assert.equal((await issue(customerId, { day: '2026-12-31' })).number, 'ABO-2026-0002');
  });
});

describe('the lines of an issued invoice', () => {
  it('take back with a negative quantity and a positive price, tax on the sum', async (test) => {
    const { addCustomer, issue, documentOf } = await openIssuing(test);
    const customerId = await addCustomer();
    const lines = [
      { ...credit, quantity: 10 },
      { ...charge, quantity: 15, net: euros(22_501) },
    ];
    const { id, total } = await issue(customerId, { lines });
    const document = await documentOf(customerId, id);
    const [back, more] = document.lines;
    assert.deepEqual([back?.quantity.value, back?.price.net.value, back?.netAmount], ['-10', '15.00', euros(-15_000)]);
    assert.deepEqual([back?.note, back?.period], ['18 of 30 days', june]);
    // 225.01 is no multiple of 15: the price is for all of them, and nothing is rounded.
    assert.deepEqual(
      [more?.quantity.value, more?.price.net.value, more?.price.baseQuantity?.value, more?.netAmount],
      ['15', '225.01', '15', euros(22_501)],
    );
    assert.deepEqual([document.totals.net, document.totals.tax, total], [euros(7501), euros(1500), euros(9001)]);
  });

  it('become a credit note with positive amounts when more is taken back than charged', async (test) => {
    const { addCustomer, issue, documentOf } = await openIssuing(test);
    const customerId = await addCustomer();
    const original = await issue(customerId);
    const precedingInvoices = [{ number: original.number, issueDate: '2026-06-15' }];
    const lines = [credit, { ...charge, net: euros(5000) }];
    const { id, number, type, total } = await issue(customerId, { lines, precedingInvoices });
    assert.deepEqual([number, type, total], ['ABO-AV-2026-0001', 'credit_note', euros(12_000)]);
    const document = await documentOf(customerId, id);
    assert.deepEqual(
      [document.typeCode, document.dueDate, document.precedingInvoices],
      ['381', null, precedingInvoices],
    );
    assert.deepEqual(
      document.lines.map(({ netAmount }) => netAmount.amount),
      [15_000, -5000],
    );
    assert.deepEqual(brokenLegalRules(document), []);
  });

  it('that make no invoice are faults of the caller', async (test) => {
    const { addCustomer, issue } = await openIssuing(test);
    const customerId = await addCustomer();
    const wrong = [[], [{ ...charge, net: euros(-1) }], [{ ...charge, net: { amount: 1, currency: 'CHF' } }]];
    for (const lines of wrong) await assert.rejects(issue(customerId, { lines }), RangeError);
    await assert.rejects(issue(customerId, { lines: [{ ...charge, quantity: 0 }] }), RangeError);
  });
});

describe('an invoice that is charged to a stored payment method', () => {
  it('says so, and is booked as paid when the money has come', async (test) => {
    const { services, addCustomer, issue, documentOf } = await openIssuing(test);
    const customerId = await addCustomer();
    const received = { source: { kind: 'payment' as const, id: 'pay_1' }, paidAt: now };
    const { id } = await issue(customerId, { paidBy: { means: visa, holder: 'C LEFEVRE', received } });
    const invoice = await services.invoices.getInvoice(customerId, id);
    assert.deepEqual([invoice.status, invoice.amountDue], ['paid', euros(0)]);
    const document = await documentOf(customerId, id);
    assert.deepEqual(document.payment?.card, { lastDigits: '4242', holder: 'C LEFEVRE' });
    assert.deepEqual([document.dueDate, document.payment?.creditTransfers], ['2026-06-15', []]);
    assert.match(document.paymentTerms ?? '', /carte •••• 4242/);
  });

  it('stays open while the money is still to come', async (test) => {
    const { services, addCustomer, issue } = await openIssuing(test);
    const customerId = await addCustomer();
    const means = { kind: 'sepa_debit', brand: null, lastDigits: '3000' } as const;
    const { id } = await issue(customerId, { chargedTo: { means } });
    const { status, document } = await services.invoices.getInvoice(customerId, id);
    assert.deepEqual([status, document.dueDate, document.payment?.meansCode], ['open', '2026-07-15', '59']);
    assert.equal(document.payment?.directDebit?.creditor, 'FR25ZZZ000142');
  });
});

describe('the mail with an issued invoice', () => {
  it('is kept as blocked where a limit stops it, and the invoice exists all the same', async (test) => {
    const limits = { customerPerHour: 1, recipientPerHour: 10, recipientPerDay: 10 };
    const { services, deliveries, addCustomer, issue } = await openIssuing(test, { limits });
    const customerId = await addCustomer();
    await issue(customerId);
    await issue(customerId);
    assert.equal((await services.invoices.listInvoices(customerId, {})).items.length, 2);
    const mails = (await deliveries.listDeliveries(customerId)).items;
    assert.deepEqual(
      mails.map(({ status, recipients }) => `${status} ${recipients[0]?.status} ${recipients[0]?.reason}`).sort(),
      ['completed failed blocked_by_limit', 'queued queued null'],
    );
  });

  it('is not kept where no mail server is connected', async (test) => {
    const { deliveries, addCustomer, issue } = await openIssuing(test, { connected: false });
    const customerId = await addCustomer();
    await issue(customerId);
    assert.deepEqual((await deliveries.listDeliveries(customerId)).items, []);
  });

  it('is not kept where nobody is to get it', async (test) => {
    const { deliveries, addCustomer, issue, edit } = await openIssuing(test);
    const customerId = await addCustomer();
    await edit(customerId, { invoiceRecipients: [] });
    await issue(customerId);
    assert.deepEqual((await deliveries.listDeliveries(customerId)).items, []);
  });
});

describe('the e-invoices of issued invoices', () => {
  const francs = (amount: number) => ({ amount, currency: 'CHF' });
  const cases = {
    'a charge': {},
    'a change with a credit': {
      lines: [
        { ...credit, quantity: 7 },
        { ...charge, quantity: 15, net: euros(22_501) },
      ],
    },
    'a credit note': { lines: [credit], precedingInvoices: [{ number: 'ABO-2026-0001', issueDate: '2026-06-01' }] },
    'a card': { paidBy: { means: visa } },
    'a card that will be charged': { chargedTo: { means: visa } },
    'reverse charge': { tax: { code: 'AE', rate: '0' } },
    'nothing to pay': { lines: [credit, { ...charge, net: euros(15_000) }] },
    'Swiss francs': { currency: 'CHF', lines: [{ ...charge, net: francs(3335) }] },
  } satisfies Record<string, Wanted>;
  for (const [name, wanted] of Object.entries<Wanted>(cases)) {
    it(`keep the rules: ${name}`, async (test) => {
      const { addCustomer, issue, documentOf } = await openIssuing(test);
      const customerId = await addCustomer();
      const { id } = await issue(customerId, wanted);
      const document = await documentOf(customerId, id);
      assert.deepEqual(brokenArithmetic(document), []);
      assert.deepEqual(brokenLegalRules(document), []);
      for (const syntax of ['ubl', 'cii'] as const) {
        const read = await readDocument(produceXml(document, syntax));
        assert.deepEqual([read.totals.gross, read.totals.due], [document.totals.gross, document.totals.due], syntax);
        assert.deepEqual(brokenRules(frenchRules, read), [], syntax);
      }
      assert.deepEqual(await findingsOf(produceXml(document, 'cii')), []);
    });
  }

  it('state the tax of a foreign currency in the currency of the seller too', async (test) => {
    const { addCustomer, issue, documentOf } = await openIssuing(test);
    const customerId = await addCustomer();
    const { id } = await issue(customerId, cases['Swiss francs']);
    const { accountingCurrency, totals } = await documentOf(customerId, id);
    // 20 % of CHF 33.35 at 1.0417.
    assert.deepEqual([accountingCurrency, totals.taxInAccountingCurrency], ['EUR', euros(695)]);
  });

  it('keep the rules: outside the scope of VAT, where no tax number is stated', async (test) => {
    const { addCustomer, issue, documentOf } = await openIssuing(test);
    const customerId = await addCustomer();
    const { id, number } = await issue(customerId, { tax: { code: 'O', rate: null } });
    const document = await documentOf(customerId, id);
    assert.deepEqual([document.seller.taxId, document.buyer.taxId], [null, null]);
    assert.deepEqual(brokenLegalRules(document), []);
    assert.deepEqual(await findingsOf(produceXml(document, 'cii')), []);
    const taxed = await issue(customerId);
    assert.deepEqual([number, taxed.number], ['ABO-2026-0001', 'ABO-2026-0002']);
  });
});

/** A charge below zero is refused in the middle of things. */
const spoiled = { lines: [{ ...charge, quantity: 0 }] };

import { expect } from '@open-wc/testing';
import type { QuoteStatus } from '@portico/client';
import { invoice, quoteWith } from '@portico/testing';
import { expectAccessibleInBothSchemes } from '../invoices/mount-account.js';
import type { BillingInvoicesOpenEvent } from '../../src/index.js';
import { until } from '../invoices/mount.js';
import { mountQuote, mountStatus, subscription } from './mount.js';

const everyStatus: Record<QuoteStatus, string> = {
  requested: 'Requested',
  preparing: 'Being prepared',
  under_review: 'Being checked',
  ready: 'Ready',
  accepted: 'Accepted',
  declined: 'Declined',
  withdrawn: 'Withdrawn',
  expired: 'Has expired',
  superseded: 'No longer valid',
  failed: 'Not prepared',
};

describe('<renewal-quote>', () => {
  it('should offer to ask, where nothing was asked for yet', async () => {
    const { page, element, events } = await mountQuote();
    expect(page.headings).to.deep.equal(['Renewal quote']);
    expect(page.text).to.include('Ask for a quote of what the next term costs');
    expect(page.actions).to.deep.equal(['Request renewal quote']);
    expect(events.map(({ type }) => type)).to.deep.equal(['billing-load']);
    await expectAccessibleInBothSchemes(element);
  });

  for (const [status, word] of Object.entries(everyStatus) as [QuoteStatus, string][]) {
    it(`should be accessible and say its status when ${status}, in both languages`, async () => {
      const { page, element, provider } = await mountStatus(status);
      expect(page.status).to.equal(word);
      await expectAccessibleInBothSchemes(element);
      provider.locale = 'fr';
      await until(() => page.headings[0] === 'Devis de renouvellement');
      expect(page.text).not.to.include(word);
      await expectAccessibleInBothSchemes(element);
    });
  }

  it('should show how far the preparation has come, by name', async () => {
    const { page } = await mountStatus('preparing');
    expect(page.progress).to.deep.equal([['Being prepared', 1 / 3]]);
    expect(page.text).to.include('The quote appears here by itself');
    expect(page.fact('Quoted')).to.equal('Studio Team, 10 seats');
    expect(page.fact('New term')).to.equal('Jun 1, 2027 to May 31, 2028, 1 year');
    const { page: waiting } = await mountStatus('requested');
    expect(waiting.progress).to.deep.equal([['Being prepared', undefined]]);
  });

  it('should say why the seller checks it, and whom to ask', async () => {
    const { page, element } = await mountStatus('under_review');
    expect(page.text).to.include('Because of its amount, the seller checks this quote');
    expect(page.text).to.include('Inès Marchetti');
    const links = [...(element.shadowRoot?.querySelectorAll('a') ?? [])].map(({ href }) => href);
    expect(links).to.deep.equal(['mailto:sales@portico-demo.example', 'tel:+33199001234']);
    expect(page.fact('Total with tax')).to.equal('€3,600.00');
  });

  it('should show what a quote that is ready offers', async () => {
    const { page } = await mountStatus('ready', { purchaseOrderReference: 'PO-2027-08' });
    expect(page.fact('Quote number')).to.equal('Q-2026-0031');
    expect(page.fact('Total with tax')).to.equal('€3,600.00');
    expect(page.fact('Valid until')).to.equal('December 22, 2026');
    expect(page.fact('Purchase-order reference')).to.equal('PO-2027-08');
    expect(page.text).to.include('Studio Team, 10 postes, 12 mois');
    expect(page.text).to.include('120 × €25.00');
    expect(page.text).to.include('VAT 20% on €3,000.00');
    expect(page.actions).to.include('Download renewal quote');
  });

  it('should warn of a total that is not the expected one', async () => {
    const { page } = await mountStatus('ready', { totalChanged: true });
    expect(page.text).to.include('The total is not the one that was shown before asking.');
  });

  it('should say that its document is made again', async () => {
    const { page } = await mountStatus('ready', { document: null });
    expect(page.text).to.include('The document is being made again with the new purchase-order reference.');
    expect(page.actions).not.to.include('Download renewal quote');
  });

  it('should say who accepted it, and lead to the invoice that is to be paid', async () => {
    const book = { quotes: [quoteWith('accepted', subscription)] };
    const unpaid = invoice({ number: 'LU-2026-0121', status: 'open', issueDate: '2026-11-22', total: 360_000 });
    const { page, element, account, events, tell } = await mountQuote(book, { early: true });
    account.invoices = [unpaid];
    await until(() => page.button('Show and pay the invoice') !== undefined);
    expect(page.fact('Accepted by')).to.equal('Noémie Castaing, Gérante');
    expect(page.fact('Accepted on')).to.match(/^Nov 22, 2026/);
    expect(page.fact('Invoice')).to.equal('LU-2026-0121, €3,600.00 to pay');
    await expectAccessibleInBothSchemes(element);
    page.requireButton('Show and pay the invoice').click();
    const opened = events.find((event) => event.type === 'billing-invoices-open') as BillingInvoicesOpenEvent;
    expect(opened.view).to.deep.equal({ open: 'inv_LU-2026-0121' });
    account.invoices = [{ ...unpaid, status: 'paid', amountDue: { amount: 0, currency: 'EUR' } }];
    tell('invoices');
    await until(() => page.fact('Invoice') === 'LU-2026-0121, paid');
    expect(page.button('Show the invoice')).not.to.equal(undefined);
    expect(page.button('Request renewal quote'), 'the agreed term has not begun').to.equal(undefined);
  });

  it('should let ask again when the term that was accepted has begun', async () => {
    const { page } = await mountStatus('accepted', {}, { now: '2027-06-02T12:00:00Z' });
    expect(page.actions).to.include('Request renewal quote');
  });

  it('should tell the note of the seller who declined, and let ask again', async () => {
    const { page } = await mountStatus('declined');
    expect(page.text).to.include('Above 15 seats we would like to talk to you first.');
    expect(page.text).to.include('Inès Marchetti');
    expect(page.actions).to.include('Request renewal quote');
  });

  it('should say why a quote is over, and offer a new one', async () => {
    const reasons: [QuoteStatus, string][] = [
      ['withdrawn', 'The request was withdrawn.'],
      ['expired', 'This quote could be accepted until November 21, 2026'],
      ['superseded', 'The subscription was changed after this quote was made'],
    ];
    for (const [status, reason] of reasons) {
      const { page } = await mountStatus(status);
      expect(page.text).to.include(reason);
      expect(page.actions).to.include('Request renewal quote');
      expect(page.button('Accept renewal quote')).to.equal(undefined);
    }
  });

  it('should say that it could not be prepared', async () => {
    const { page } = await mountStatus('failed');
    expect(page.text).to.include('The quote could not be prepared.');
  });
});

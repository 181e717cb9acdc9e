import { expect } from '@open-wc/testing';
import { expectAccessibleInBothSchemes } from '../invoices/mount-account.js';
import { until } from '../invoices/mount.js';
import { asked, type MountedQuote } from './mount.js';
import { openAction } from './open-action.js';

const label = 'Change purchase-order reference';
const path = 'PUT /v1/renewal-quotes/quo_31/purchase-order-reference';

function field({ page }: MountedQuote): HTMLInputElement {
  return page.requireField('Purchase-order reference');
}

function save({ page }: MountedQuote, typed: string): void {
  page.type(page.requireField('Purchase-order reference'), typed);
  page.requireAnswer('Save').click();
}

describe('<renewal-quote>: the purchase-order reference', () => {
  it('should store what was typed, and take it away when nothing is', async () => {
    const mounted = await openAction(label);
    const { page, element, book } = mounted;
    await until(() => page.focused?.id === 'quote-purchase-order');
    await expectAccessibleInBothSchemes(element);
    save(mounted, ' PO-2027-08 ');
    await until(() => page.dialog === undefined && page.fact('Purchase-order reference') === 'PO-2027-08');
    expect(book.quotes[0]?.document?.version).to.equal(2);
    page.requireButton(label).click();
    await until(() => page.dialog !== undefined);
    expect(field(mounted).value).to.equal('PO-2027-08');
    save(mounted, '');
    await until(() => page.dialog === undefined && page.fact('Purchase-order reference') === undefined);
    expect(book.quotes[0]?.purchaseOrderReference).to.equal(null);
  });

  it('should be accessible in French', async () => {
    const { page, element } = await openAction('Modifier la référence du bon de commande', {}, { locale: 'fr' });
    expect(page.dialogText).to.include('Elle figure sur le devis et sur la facture.');
    expect(page.dialogText).not.to.match(/Save|Cancel|quote/);
    await expectAccessibleInBothSchemes(element);
  });

  it('should send nothing when nothing was changed', async () => {
    const mounted = await openAction(label, { purchaseOrderReference: 'PO-1' });
    save(mounted, 'PO-1');
    await until(() => mounted.page.dialog === undefined);
    expect(asked(mounted.requests, path)).to.deep.equal([]);
  });

  it('should show what somebody else has stored meanwhile, keep what was typed, and replace theirs when told to', async () => {
    const mounted = await openAction(label);
    const { page, book, element } = mounted;
    book.set('quo_31', { purchaseOrderReference: 'PO-THEIRS' });
    save(mounted, 'PO-MINE');
    await until(() => page.dialogText.includes('Somebody else has entered “PO-THEIRS” meanwhile.'));
    expect(field(mounted).value).to.equal('PO-MINE');
    expect(page.alerts).to.deep.equal([]);
    expect(book.quotes[0]?.purchaseOrderReference).to.equal('PO-THEIRS');
    await until(() => Boolean(page.focused?.matches('.purchase-order-news')));
    await expectAccessibleInBothSchemes(element);
    page.requireAnswer('Save').click();
    await until(() => page.dialog === undefined && page.fact('Purchase-order reference') === 'PO-MINE');
  });

  it('should store on top when only something else has changed meanwhile', async () => {
    const mounted = await openAction(label);
    mounted.book.set('quo_31', { note: 'Changed.' });
    save(mounted, 'PO-MINE');
    await until(() => mounted.page.fact('Purchase-order reference') === 'PO-MINE');
    expect(asked(mounted.requests, path)).to.have.length(2);
  });

  it('should say why it was not stored', async () => {
    const mounted = await openAction(label);
    const { page, book } = mounted;
    book.refusals = { purchaseOrder: [409, 'quote_expired'] };
    save(mounted, 'PO-1');
    await until(() => page.alerts.some((alert) => alert.includes('This quote has expired meanwhile')));
    book.refusals = { purchaseOrder: [500, 'internal_error'] };
    page.requireAnswer('Save').click();
    await until(() => page.alerts.some((alert) => alert.includes('Something went wrong on our side.')));
    expect(field(mounted).value).to.equal('PO-1');
  });

  it('should not send what is too long', async () => {
    const mounted = await openAction(label);
    save(mounted, 'P'.repeat(201));
    await until(() => mounted.page.dialogText.includes('Write at most 200 characters.'));
    expect(asked(mounted.requests, path)).to.deep.equal([]);
  });
});

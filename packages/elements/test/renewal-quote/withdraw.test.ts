import { expect } from '@open-wc/testing';
import { expectAccessibleInBothSchemes } from '../invoices/mount-account.js';
import { until } from '../invoices/mount.js';
import { asked, mountStatus, subscription } from './mount.js';
import { openAction } from './open-action.js';

const label = 'Withdraw the request';

describe('<renewal-quote>: withdrawing and trying again', () => {
  it('should ask first, and then offer to ask for another quote', async () => {
    const { page, element } = await openAction(label, { status: 'preparing' });
    expect(page.dialogText).to.include('Withdraw the request for a renewal quote?');
    await expectAccessibleInBothSchemes(element);
    page.requireAnswer(label).click();
    await until(() => page.dialog === undefined && page.status === 'Withdrawn');
    expect(page.announcement).to.equal('The request for a renewal quote has been withdrawn.');
    expect(page.actions).to.include('Request renewal quote');
    await until(() => page.focused?.id === 'quote-title');
  });

  it('should change nothing when the user goes back', async () => {
    const { page, requests } = await openAction(label);
    page.requireAnswer('Go back').click();
    await until(() => page.dialog === undefined);
    expect(asked(requests, 'PUT /v1/renewal-quotes/quo_31/withdrawal')).to.deep.equal([]);
    expect(page.focused).to.equal(page.requireButton(label));
  });

  it('should say when there is nothing to withdraw any more', async () => {
    const { page, book } = await openAction(label);
    book.bring(subscription, 'accepted');
    page.requireAnswer(label).click();
    await until(() => page.alerts.some((alert) => alert.includes('there is nothing to withdraw')));
    await until(() => page.status === 'Accepted');
  });

  it('should have a quote prepared again that could not be, with what was asked for', async () => {
    const { page, requests, book } = await mountStatus('failed');
    page.requireButton('Prepare the quote again').click();
    await until(() => page.status === 'Requested');
    expect(asked(requests, 'POST /v1/renewal-quotes/quo_31/retry')).to.have.length(1);
    expect(book.quotes).to.have.length(1);
  });

  it('should say when it cannot be tried again, and look how it stands', async () => {
    const { page, book } = await mountStatus('failed');
    book.refusals = { retry: [500, 'internal_error'] };
    page.requireButton('Prepare the quote again').click();
    await until(() => page.text.includes('Something went wrong on our side.'));
    book.refusals = {};
    book.bring(subscription, 'ready');
    page.requireButton('Prepare the quote again').click();
    await until(() => page.status === 'Ready');
    expect(page.text).not.to.include('Something went wrong');
  });
});

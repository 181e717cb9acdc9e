import { expect } from '@open-wc/testing';
import { SubscriptionAccount, billingDetailsOf, clientFor, mintedSession, subscriptionRights } from '@portico/testing';
import { expectAccessible } from '@portico/testing/accessibility';
import { until } from '../invoices/mount.js';
import { openEditor } from './open-editor.js';

const question = 'Your changes are not saved. Close and lose them?';

/** Whether the browser would ask before this page goes. */
function wouldAsk(): boolean {
  const event = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(event);
  return event.defaultPrevented;
}

describe('<billing-subscription>', () => {
  describe('leaving the billing details', () => {
    it('should close at once where nothing would be lost, and give the focus back', async () => {
      const { page, settle } = await openEditor();
      page.press('Escape');
      await until(() => page.dialog === undefined);
      await settle();
      expect(page.focused).to.equal(page.requireButton('Edit billing address'));
    });

    it('should close at once when a change was taken back', async () => {
      const { page, fill } = await openEditor();
      await fill('City', 'Roubaix');
      await fill('City', 'Lille');
      page.requireButton('Cancel').click();
      await until(() => page.dialog === undefined);
    });

    for (const way of ['Escape', 'Close', 'Cancel']) {
      it(`should ask when something would be lost: ${way}`, async () => {
        const { page, fill, settle, text, element } = await openEditor();
        await fill('City', 'Roubaix');
        if (way === 'Escape') page.press('Escape');
        else page.requireButton(way).click();
        await settle();
        expect(text()).to.include(question);
        expect(page.focused).to.equal(page.requireButton('Keep editing'));
        await expectAccessible(element);
        page.requireButton('Discard changes').click();
        await until(() => page.dialog === undefined);
        await settle();
        expect(page.fact('Address')).to.include('Lille');
        expect(page.focused).to.equal(page.requireButton('Edit billing address'));
      });
    }

    it('should go on where the user was', async () => {
      const { page, fill, settle, text } = await openEditor();
      await fill('City', 'Roubaix');
      page.press('Escape');
      await settle();
      page.requireButton('Keep editing').click();
      await settle();
      expect(page.focused).to.equal(page.requireField('City'));
      expect(page.requireField('City').value).to.equal('Roubaix');
      expect(text()).not.to.include(question);
    });

    it('should take a second Escape for an answer that loses nothing', async () => {
      const { page, fill, settle, text } = await openEditor();
      await fill('City', 'Roubaix');
      page.press('Escape');
      await settle();
      page.press('Escape');
      await settle();
      expect(text()).not.to.include(question);
      expect(page.requireField('City').value).to.equal('Roubaix');
    });

    it('should ask for a mail address that was only typed', async () => {
      const { page, fill, settle, text } = await openEditor();
      await fill('Invoices by email to', 'ada');
      page.press('Escape');
      await settle();
      expect(text()).to.include(question);
    });

    it('should open anew with what is stored', async () => {
      const { page, fill, settle } = await openEditor();
      await fill('City', 'Roubaix');
      page.press('Escape');
      await settle();
      page.requireButton('Discard changes').click();
      await until(() => page.dialog === undefined);
      page.requireButton('Edit billing address').click();
      await until(() => page.dialog !== undefined);
      expect(page.requireField('City').value).to.equal('Lille');
    });

    it('should have the browser ask before the page goes, and only while something would be lost', async () => {
      const { page, fill, save } = await openEditor();
      expect(wouldAsk()).to.equal(false);
      await fill('City', 'Roubaix');
      expect(wouldAsk()).to.equal(true);
      await fill('City', 'Lille');
      expect(wouldAsk()).to.equal(false);
      await fill('City', 'Roubaix');
      await save();
      await until(() => page.dialog === undefined);
      expect(wouldAsk()).to.equal(false);
    });

    it('should give up what was typed for one customer when another one is shown', async () => {
      const { page, element, fill, requests, settle } = await openEditor();
      await fill('City', 'Roubaix');
      const other = new SubscriptionAccount({ details: billingDetailsOf({ companyName: 'Werk GmbH' }) });
      element.client = clientFor({
        description: '',
        handler: () => other.answer,
        fetchSession: () => Promise.resolve(mintedSession({ capabilities: subscriptionRights })),
      });
      await until(() => page.fact('Company') === 'Werk GmbH');
      await settle();
      expect(page.dialog).to.equal(undefined);
      expect(wouldAsk()).to.equal(false);
      expect(requests.some(({ method }) => method === 'PUT')).to.equal(false);
    });

    it('should not keep the page once the element is gone', async () => {
      const { provider, fill } = await openEditor();
      await fill('City', 'Roubaix');
      provider.remove();
      expect(wouldAsk()).to.equal(false);
    });
  });
});

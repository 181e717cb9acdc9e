import { expect } from '@open-wc/testing';
import { SubscriptionAccount, problemReply, subscriptionOf, subscriptionsByState } from '@portico/testing';
import { expectAccessible } from '@portico/testing/accessibility';
import { expectAccessibleInBothSchemes } from '../invoices/mount-account.js';
import { until } from '../invoices/mount.js';
import { mountSubscription, shown, told } from './mount.js';

const { active, inactive, cancelling, ended, pastDue, shrinking, tooLate, notRenewing, trial } = subscriptionsByState;
const two = {
  subscriptions: [active, subscriptionOf({ id: 'sub_archive', product: { id: 'prod_archive', name: 'Archive' } })],
};

describe('<billing-subscription>: several subscriptions', () => {
  it('should say of each what it is, until when, what it costs next and how it is paid', async () => {
    const { page } = await mountSubscription(two);
    const facts = page.facts.slice(0, 6);
    expect(page.headings).to.deep.equal(['Studio', 'Archive']);
    expect(facts).to.deep.equal([
      ['Seats', '8 of 10 in use'],
      ['Term', 'Jun 1, 2026 to May 31, 2027'],
      ['Next renewal', 'Jun 1, 2027, €330.60 with tax'],
      ['Notice deadline', 'until May 12, 2027'],
      ['Automatic renewal', 'On'],
      ['Paid with', 'Visa ending in 4242'],
    ]);
    expect(page.items('Your subscriptions')[0]).to.include('Team+ Storage, 100 GB × 3');
  });

  it('should have a word for every status', async () => {
    const { page } = await mountSubscription({
      subscriptions: [trial, active, pastDue, inactive, cancelling, ended],
    });
    const words = ['Trial', 'Active', 'Past due', 'Inactive for non-payment', 'Cancelled at term end', 'Ended'];
    page.items('Your subscriptions').forEach((item, index) => expect(item).to.include(words[index]));
  });

  it('should say what does not renew, what is too late and what is going to change', async () => {
    const { page } = await mountSubscription({ subscriptions: [notRenewing, tooLate, shrinking] });
    const [first, second, third] = page.items('Your subscriptions');
    expect(first).to.include('None, ends on May 31, 2027').and.to.include('Not needed, it ends by itself');
    expect(second).to.include('Has passed for this term');
    expect(third).to.include('Team, 8 seats from Jun 1, 2027');
  });

  it('should leave out the seats in use where they are not reported', async () => {
    const unreported = subscriptionOf({ seats: { bought: 1, used: null, minimum: 1, maximum: null } });
    const { page } = await mountSubscription({ subscriptions: [unreported, active] });
    expect(page.facts[0]).to.deep.equal(['Seats', '1 seat']);
  });

  it('should name the product in each button that leads to the details', async () => {
    const { page } = await mountSubscription(two);
    expect(page.button('Manage subscription: Studio Team')).to.not.equal(undefined);
    expect(page.button('Manage subscription: Archive Team')?.textContent?.trim()).to.equal('Manage subscription');
  });

  it('should show ten on a page, and turn', async () => {
    const many = Array.from({ length: 12 }, (_, index) =>
      subscriptionOf({ id: `sub_${String(index)}`, product: { id: 'p', name: `Product ${String(index + 1)}` } }),
    );
    const { page } = await mountSubscription({ subscriptions: many });
    expect(page.headings).to.have.lengthOf(10);
    page.requireButton('Next').click();
    await until(() => page.headings.length === 2);
    expect(page.headings).to.deep.equal(['Product 11', 'Product 12']);
    expect(page.requireButton('Next').ariaDisabled).to.equal('true');
    page.requireButton('Previous').click();
    await until(() => page.headings.length === 10);
  });

  it('should go back to the first page when the server no longer knows where the next one begins', async () => {
    const many = Array.from({ length: 12 }, (_, index) => subscriptionOf({ id: `sub_${String(index)}` }));
    const { page, requests } = await mountSubscription(
      { subscriptions: many },
      {
        answer: (handle) => (request) =>
          request.url.includes('cursor=') ? Promise.resolve(problemReply(400, 'invalid_cursor')) : handle(request),
      },
    );
    page.requireButton('Next').click();
    await until(() => requests.length === 3);
    await until(() => page.headings.length === 10 && !page.text.includes('could not be loaded'));
    expect(page.requireButton('Previous').ariaDisabled).to.equal('true');
  });

  it('should not open the only subscription of a last page', async () => {
    const many = Array.from({ length: 11 }, (_, index) => subscriptionOf({ id: `sub_${String(index)}` }));
    const { page } = await mountSubscription({ subscriptions: many });
    page.requireButton('Next').click();
    await until(() => page.headings.length === 1);
    expect(page.button('Manage subscription: Studio Team')).to.not.equal(undefined);
  });

  it('should be accessible in light and dark', async () => {
    const { element } = await mountSubscription({ subscriptions: Object.values(subscriptionsByState) });
    await expectAccessibleInBothSchemes(element);
  });

  it('should speak French, with the button that the host’s people look for', async () => {
    const { page, element } = await mountSubscription(two, { locale: 'fr' });
    await until(() => page.button("Gérer l'abonnement : Studio Team") !== undefined);
    expect(page.fact('Prochain renouvellement')).to.equal('1 juin 2027, 330,60 € TTC');
    expect(page.fact('Délai de préavis')).to.equal('jusqu’au 12 mai 2027');
    expect(element.shadowRoot?.querySelector('[part=root]')?.getAttribute('lang')).to.equal('fr');
    await expectAccessible(element);
  });
});

describe('<billing-subscription>: states', () => {
  it('should say what to do when there is no subscription', async () => {
    const { page, element } = await mountSubscription({ subscriptions: [] });
    expect(page.text).to.include('No subscription yet').and.to.include('Choose a plan in the product');
    await expectAccessible(element);
  });

  it('should show a skeleton and say so while it loads', async () => {
    const { page, element } = await mountSubscription(
      {},
      { answer: () => () => new Promise(() => undefined), early: true },
    );
    await until(() => page.text.includes('is being loaded'));
    expect(element.shadowRoot?.querySelector('[part=skeleton]')?.getAttribute('aria-hidden')).to.equal('true');
    await expectAccessible(element);
  });

  it('should say that the session may not see subscriptions, and not ask for any', async () => {
    const { page, element, requests } = await mountSubscription({}, { capabilities: ['invoices:read'] });
    expect(page.text).to.include('No access to subscriptions');
    expect(requests).to.deep.equal([]);
    await expectAccessible(element);
  });

  it('should say that the session has ended', async () => {
    const { page, element } = await mountSubscription({}, { fetchSession: () => Promise.resolve(null) });
    expect(page.text).to.include('Your session has ended');
    expect(page.button('Continue')).to.not.equal(undefined);
    await expectAccessible(element);
  });

  it('should say what failed with its reference, and try again', async () => {
    const account = new SubscriptionAccount({ refusals: { list: [500, 'internal_error'] } });
    const { page, element, events } = await mountSubscription(account);
    expect(page.text).to.include('could not be loaded').and.to.include('Reference: req_fixture_4711');
    expect(told(events, 'billing-error')).to.have.lengthOf(1);
    await expectAccessible(element);
    account.refusals = {};
    page.requireButton('Try again').click();
    await until(() => page.headings.includes('Studio Team'));
  });

  it('should read by itself as soon as the connection is back', async () => {
    const onLine = Object.getOwnPropertyDescriptor(Navigator.prototype, 'onLine');
    let isOnLine = false;
    Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => isOnLine });
    try {
      const { page, element } = await mountSubscription(two, {
        answer: (handle) => (request) =>
          isOnLine ? handle(request) : Promise.reject(new TypeError('Failed to fetch')),
      });
      expect(page.text).to.include('You are offline');
      await expectAccessible(element);
      isOnLine = true;
      window.dispatchEvent(new Event('online'));
      await until(() => page.headings.includes('Archive'));
    } finally {
      Reflect.deleteProperty(navigator, 'onLine');
      expect(Object.getOwnPropertyDescriptor(Navigator.prototype, 'onLine')).to.deep.equal(onLine);
    }
  });

  it('should keep what it shows when reading again fails', async () => {
    const account = new SubscriptionAccount(two);
    const { page, tell } = await mountSubscription(account);
    account.refusals = { list: [503, 'unavailable'] };
    tell('subscriptions');
    await until(() => page.text.includes('could not be loaded'));
    expect(page.headings).to.deep.equal(['Studio', 'Archive']);
  });

  it('should work with a client of its own, under no provider', async () => {
    const { provider, element } = await mountSubscription(two);
    const alone = document.createElement('billing-subscription');
    alone.client = provider.client;
    element.after(alone);
    document.body.append(alone);
    try {
      await shown(alone);
      expect(alone.shadowRoot?.textContent).to.include('Archive');
    } finally {
      alone.remove();
    }
  });

  it('should wait for a provider that comes later', async () => {
    const { provider } = await mountSubscription(two);
    const { client } = provider;
    const late = document.createElement('billing-provider');
    const element = document.createElement('billing-subscription');
    late.append(element);
    document.body.append(late);
    try {
      await until(() => element.shadowRoot?.textContent?.includes('is being loaded') === true);
      late.client = client;
      await shown(element);
      expect(element.shadowRoot?.textContent).to.include('Archive');
    } finally {
      late.remove();
    }
  });

  it('should say when a provider’s session is refused', async () => {
    const { page } = await mountSubscription(
      {},
      { answer: () => () => Promise.resolve(problemReply(401, 'session_expired')) },
    );
    expect(page.text).to.include('Your session has ended');
  });
});

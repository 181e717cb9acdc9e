import { expect } from '@open-wc/testing';
import { SubscriptionAccount, subscriptionOf, subscriptionsByState } from '@portico/testing';
import { expectAccessible } from '@portico/testing/accessibility';
import { until } from '../invoices/mount.js';
import { mountSubscription, told } from './mount.js';

const archive = subscriptionOf({ id: 'sub_archive', product: { id: 'prod_archive', name: 'Archive' } });
const two = { subscriptions: [subscriptionsByState.active, archive] };

describe('<billing-subscription>: the way to one of several', () => {
  it('should open with Manage subscription, say so to the host and move the focus to the name', async () => {
    const { page, element, events } = await mountSubscription(two);
    page.requireButton('Manage subscription: Archive Team').click();
    await until(() => page.headings[0] === 'Archive Team' && page.focused?.localName === 'h2');
    expect(element.subscriptionId).to.equal('sub_archive');
    const opened = told(events, 'billing-subscription-open');
    expect(opened.map((event) => (event as Event & { subscriptionId: string }).subscriptionId)).to.deep.equal([
      'sub_archive',
    ]);
    await expectAccessible(element);
  });

  it('should go back to the overview, to the button that was used', async () => {
    const { page, element, events } = await mountSubscription(two, { subscriptionId: 'sub_archive' });
    page.requireButton('All subscriptions').click();
    await until(() => page.headings.length === 2);
    expect(element.subscriptionId).to.equal(undefined);
    expect(told(events, 'billing-subscription-open')).to.have.lengthOf(1);
    expect(page.focused?.getAttribute('aria-label')).to.equal('Manage subscription: Archive Team');
  });

  it('should open by attribute, without telling the host what it knows', async () => {
    const { page, events, element } = await mountSubscription(two, { subscriptionId: 'sub_archive' });
    expect(page.headings[0]).to.equal('Archive Team');
    expect(told(events, 'billing-subscription-open')).to.deep.equal([]);
    expect(page.focused).to.equal(null);
    element.setAttribute('subscription-id', 'sub_studio');
    await until(() => page.headings[0] === 'Studio Team');
    element.removeAttribute('subscription-id');
    await until(() => page.headings.length === 2);
  });

  it('should open the only subscription directly, without a way back, and lead down to what can be managed', async () => {
    const { page, events } = await mountSubscription();
    expect(page.headings[0]).to.equal('Studio Team');
    expect(page.button('All subscriptions')).to.equal(undefined);
    expect(told(events, 'billing-subscription-open')).to.deep.equal([]);
    page.requireButton('Manage subscription').click();
    expect(page.focused?.textContent?.trim()).to.equal('Plan and seats');
  });

  it('should say that there is no such subscription, and lead back', async () => {
    const { page, element, events } = await mountSubscription(two, { subscriptionId: 'sub_of_somebody_else' });
    expect(page.text).to.include('There is no such subscription');
    await expectAccessible(element);
    page.requireButton('Show your subscriptions').click();
    await until(() => page.headings.includes('Archive'));
    expect(told(events, 'billing-subscription-open')).to.have.lengthOf(1);
  });

  for (const id of ['../invoices?x="><img src=x>', '..', '.', ' ', 'x'.repeat(65)]) {
    it(`should not ask the server about "${id}", which is no id`, async () => {
      const { page, requests } = await mountSubscription(two, { subscriptionId: id });
      expect(page.text).to.include('There is no such subscription');
      expect(requests.map(({ url }) => new URL(url).pathname)).to.deep.equal(['/v1/subscriptions']);
    });
  }

  it('should say what failed when only the details cannot be read, and try again', async () => {
    const account = new SubscriptionAccount({ ...two, refusals: { get: [500, 'internal_error'] } });
    const { page } = await mountSubscription(account, { subscriptionId: 'sub_archive' });
    expect(page.text).to.include('could not be loaded');
    account.refusals = {};
    page.requireButton('Try again').click();
    await until(() => page.headings[0] === 'Archive Team');
  });

  it('should stop what is under way when it leaves the page, and go on when it is back', async () => {
    let isSlow = true;
    const { page, element, provider, requests } = await mountSubscription(two, {
      subscriptionId: 'sub_archive',
      early: true,
      answer: (handle) => (request) =>
        isSlow
          ? new Promise((_, reject) => {
              request.signal.addEventListener('abort', () => reject(request.signal.reason as Error));
            })
          : handle(request),
    });
    await until(() => requests.length > 0);
    element.remove();
    await until(() => requests.every(({ signal }) => signal.aborted));
    isSlow = false;
    provider.append(element);
    await until(() => page.headings[0] === 'Archive Team');
  });
});

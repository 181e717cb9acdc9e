import { expect } from '@open-wc/testing';
import type { Capability } from '@portico/client';
import { expiredCard, expiringCard, mandate, paymentMethodOf, readingRights, subscriptionOf } from '@portico/testing';
import { expectAccessible } from '@portico/testing/accessibility';
import type { BillingNavigateEvent } from '../../src/index.js';
import { until } from '../invoices/mount.js';
import { mountSubscription, told, type MountedSubscription, type MountOptions } from './mount.js';

const parameter = 'billing_payment_method_setup';

type Fixture = Parameters<typeof mountSubscription>[0];

/** Shows a subscription and opens the dialog of its payment methods. */
async function openMethods(fixture: Fixture = {}, options: MountOptions = {}): Promise<MountedSubscription> {
  const mounted = await mountSubscription(fixture, options);
  await until(() => mounted.page.button('Edit payment method') !== undefined);
  const pencil = mounted.page.requireButton('Edit payment method');
  pencil.focus();
  pencil.click();
  await until(() => mounted.page.dialog !== undefined);
  return mounted;
}

/** Takes the visits to other pages instead of the browser. */
function catchVisits({ element }: MountedSubscription): BillingNavigateEvent[] {
  const visits: BillingNavigateEvent[] = [];
  element.addEventListener('billing-navigate', (event: BillingNavigateEvent) => {
    event.preventDefault();
    visits.push(event);
  });
  return visits;
}

function dialogText({ page }: MountedSubscription): string {
  return page.dialog?.textContent.replaceAll(/\s+/g, ' ') ?? '';
}

function posts({ requests }: MountedSubscription, path: string): Request[] {
  return requests.filter(({ method, url }) => method === 'POST' && new URL(url).pathname.endsWith(path));
}

/** Puts a visit into the page's address, as the server does. */
function comeBackFrom(setupId: string): void {
  const url = new URL(location.href);
  url.searchParams.set(parameter, setupId);
  history.replaceState({ kept: true }, '', url);
}

describe('<billing-subscription>', () => {
  describe('payment method', () => {
    it('should show what invoices are charged to', async () => {
      const { page, element } = await mountSubscription();
      await until(() => page.text.includes('Expires 01/2029'));
      expect(page.headings).to.include('Payment method');
      expect(page.text).to.include('Visa ending in 4242 Expires 01/2029 Noémie Castaing');
      await expectAccessible(element);
    });

    it('should warn before a card expires, and when it has', async () => {
      const soon = await mountSubscription({ paymentMethods: [expiringCard] });
      await until(() => soon.page.text.includes('until the end of 12/2026 only'));
      await expectAccessible(soon.element);
      const late = await mountSubscription({ paymentMethods: [expiredCard] });
      await until(() => late.page.text.includes('Expired 10/2026'));
      expect(late.page.text).to.include('This card has expired: it can no longer be charged.');
      await expectAccessible(late.element);
    });

    it('should say that invoices are paid by hand', async () => {
      const { page, element } = await mountSubscription({
        paymentMethods: [],
        subscriptions: [subscriptionOf({ paymentMethod: null })],
      });
      await until(() => page.text.includes('Invoices are paid by hand.'));
      await expectAccessible(element);
    });

    it('should offer no pencil to who may only look, and nothing to who may not', async () => {
      const reader = await mountSubscription({}, { capabilities: readingRights });
      await until(() => reader.page.text.includes('Expires 01/2029'));
      expect(reader.page.button('Edit payment method')).to.equal(undefined);
      const capabilities: Capability[] = ['subscription:read'];
      const stranger = await mountSubscription({}, { capabilities });
      expect(stranger.page.headings).not.to.include('Payment method');
      expect(stranger.requests.some(({ url }) => url.includes('payment-method'))).to.equal(false);
    });

    it('should not tell who may only look to add one', async () => {
      const nothing = { paymentMethods: [], subscriptions: [subscriptionOf({ paymentMethod: null })] };
      const { page } = await mountSubscription(nothing, { capabilities: readingRights });
      await until(() => page.text.includes('Invoices are paid by hand.'));
      expect(page.text).not.to.include('Add a payment method');
    });

    it('should offer another try when it cannot be read', async () => {
      const { page, account, events } = await mountSubscription({ refusals: { methods: [500, 'internal_error'] } });
      await until(() => page.alerts.length > 0);
      expect(page.alerts.join(' ')).to.include('Something went wrong on our side.');
      expect(told(events, 'billing-error')).not.to.have.length(0);
      account.refusals = {};
      page.requireButton('Try again').click();
      await until(() => page.text.includes('Expires 01/2029'));
    });

    it('should follow live changes', async () => {
      const { page, account, tell } = await mountSubscription();
      await until(() => page.text.includes('Expires 01/2029'));
      account.paymentMethods = [paymentMethodOf({ id: 'pm_2', brand: 'mastercard', lastDigits: '4444' })];
      tell('paymentMethods');
      await until(() => page.text.includes('Mastercard ending in 4444'));
    });

    it('should speak French', async () => {
      const { page } = await mountSubscription({}, { locale: 'fr' });
      await until(() => page.button('Modifier le mode de paiement') !== undefined);
      await until(() => page.text.includes('Expire fin 01/2029'));
    });
  });

  describe('changing payment methods', () => {
    it('should list them with what can be done', async () => {
      const mounted = await openMethods({ paymentMethods: [paymentMethodOf(), mandate] });
      const { page, element } = mounted;
      expect(page.items('Payment methods')).to.deep.equal([
        'Visa ending in 4242 Noémie Castaing Expires 01/2029 Default Replace Remove',
        'SEPA direct debit ending in 0189 Ateliers Lumen & Fils Make default Replace Remove',
      ]);
      expect(dialogText(mounted)).to.include('They never pass through this one.');
      await expectAccessible(element);
    });

    it('should give the focus back to the pencil', async () => {
      const { page } = await openMethods();
      page.press('Escape');
      await until(() => page.dialog === undefined);
      expect(page.focused).to.equal(page.requireButton('Edit payment method'));
    });

    it('should make another one the default', async () => {
      const { page, requests } = await openMethods({ paymentMethods: [paymentMethodOf(), mandate] });
      page.requireButton('Make default: SEPA direct debit ending in 0189').click();
      await until(() => page.button('Make default: Visa ending in 4242') !== undefined);
      expect(page.announcement).to.include('SEPA direct debit ending in 0189 is the default now.');
      expect(requests.filter(({ method }) => method === 'PUT')).to.have.length(1);
    });

    it('should ask before it removes one, and keep it when told so', async () => {
      const { page, element, requests } = await openMethods({ paymentMethods: [paymentMethodOf(), mandate] });
      page.requireButton('Remove Visa ending in 4242').click();
      await until(() => page.focused === page.button('Keep'));
      await expectAccessible(element);
      page.requireButton('Keep').click();
      await until(() => page.focused === page.button('Remove Visa ending in 4242'));
      expect(requests.some(({ method }) => method === 'DELETE')).to.equal(false);
      page.requireButton('Remove Visa ending in 4242').click();
      await until(() => page.button('Remove') !== undefined);
      page.requireButton('Remove').click();
      await until(() => page.items('Payment methods').length === 1);
      expect(page.announcement).to.include('Visa ending in 4242 was removed.');
    });

    it('should say why the last one of an active subscription stays', async () => {
      const { page, element } = await openMethods();
      page.requireButton('Remove Visa ending in 4242').click();
      await until(() => page.button('Remove') !== undefined);
      page.requireButton('Remove').click();
      await until(() => page.alerts.length > 0);
      expect(page.alerts.join(' ')).to.include('This is the only payment method of an active subscription');
      expect(page.items('Payment methods')).to.have.length(1);
      await until(() => page.focused === page.button('Remove Visa ending in 4242'));
      await expectAccessible(element);
    });

    it('should say that somebody else was faster', async () => {
      const { page, account } = await openMethods({ paymentMethods: [paymentMethodOf(), mandate] });
      page.requireButton('Remove SEPA direct debit ending in 0189').click();
      await until(() => page.button('Remove') !== undefined);
      account.paymentMethods = [paymentMethodOf()];
      page.requireButton('Remove').click();
      await until(() => page.items('Payment methods').length === 1);
      expect(page.announcement).to.include('This payment method has been removed meanwhile.');
      await until(() => page.focused?.classList.contains('methods') === true);
    });

    it('should lead to the page that takes a new one, once for two clicks', async () => {
      const mounted = await openMethods({ paymentMethods: [] });
      const visits = catchVisits(mounted);
      expect(dialogText(mounted)).to.include('There is no payment method yet.');
      await expectAccessible(mounted.element);
      const add = mounted.page.requireButton('Add payment method');
      add.click();
      add.click();
      await until(() => visits.length > 0);
      expect(visits.map(({ url, reason }) => [url, reason])).to.deep.equal([
        ['https://billing.example/setup/set_1', 'payment_method'],
      ]);
      const [request, ...others] = posts(mounted, '/payment-method-setups');
      expect(others).to.have.length(0);
      expect(request?.headers.get('Idempotency-Key')).to.match(/^[\w-]{36}$/);
    });

    it('should say which one is replaced, and where to come back to', async () => {
      const bodies: unknown[] = [];
      const mounted = await openMethods(
        { paymentMethods: [paymentMethodOf(), mandate] },
        {
          answer: (handler) => async (request) => {
            if (request.method === 'POST') bodies.push(await request.clone().json());
            return handler(request);
          },
        },
      );
      const visits = catchVisits(mounted);
      mounted.page.requireButton('Replace SEPA direct debit ending in 0189').click();
      await until(() => visits.length > 0);
      expect(bodies).to.deep.equal([{ replaces: 'pm_sepa', makeDefault: false, returnUrl: location.href }]);
    });

    it('should say that the provider cannot be reached', async () => {
      const { page, element } = await openMethods({ refusals: { setUp: [502, 'payment_provider_unavailable'] } });
      page.requireButton('Add payment method').click();
      await until(() => page.alerts.length > 0);
      expect(page.alerts.join(' ')).to.include('Nothing was changed. Try again in a moment.');
      await expectAccessible(element);
    });
  });

  describe('coming back from the page that takes a payment method', () => {
    afterEach(() => {
      const url = new URL(location.href);
      url.searchParams.delete(parameter);
      history.replaceState(null, '', url);
    });

    it('should say that it was added, show it, and tidy the address', async () => {
      comeBackFrom('set_1');
      const { page, element } = await mountSubscription();
      await until(() => page.text.includes('Mastercard ending in 4444 was added and is the default now.'));
      expect(page.announcement).to.include('Mastercard ending in 4444 was added');
      expect(location.search).not.to.include(parameter);
      expect(history.state).to.deep.equal({ kept: true });
      await expectAccessible(element);
      page.requireButton('Dismiss').click();
      await until(() => page.button('Dismiss') === undefined);
    });

    it('should follow it while it is open', async () => {
      comeBackFrom('set_1');
      const { page, tell } = await mountSubscription({ setUps: ['pending', 'succeeded'] });
      await until(() => page.text.includes('The payment method is being confirmed.'));
      tell('paymentMethods');
      await until(() => page.text.includes('was added'));
    });

    const outcomes = [
      ['failed', 'The bank could not confirm that it was you. No payment method was added.'],
      ['cancelled', 'No payment method was added. Everything is as before.'],
      ['expired', 'open for too long. No payment method was added.'],
    ] as const;
    for (const [status, text] of outcomes) {
      it(`should say that it ${status === 'failed' ? 'has' : 'was'} ${status}, and offer another try`, async () => {
        comeBackFrom('set_1');
        const mounted = await mountSubscription({ setUps: [status] });
        const { page, element } = mounted;
        await until(() => page.text.includes(text));
        await expectAccessible(element);
        const visits = catchVisits(mounted);
        page.requireButton('Try again').click();
        await until(() => visits.length === 1);
      });
    }

    it('should say nothing about one that is not this customer’s', async () => {
      comeBackFrom('set_foreign');
      const { page } = await mountSubscription({ refusals: { setUp: [404, 'not_found'] } });
      await until(() => !location.search.includes(parameter));
      expect(page.text).not.to.include('payment method was');
    });
  });
});

import { expect } from '@open-wc/testing';
import type { SubscriptionChange } from '@portico/client';
import { problemReply, subscriptionOf, subscriptionRights } from '@portico/testing';
import { expectAccessible } from '@portico/testing/accessibility';
import { until } from '../invoices/mount.js';
import { mountSubscription } from './mount.js';
import { catchVisits, dialogText, previewSeats, ready, typeSeats, type OpenedChange } from './open-change.js';

const byHand = { subscriptions: [subscriptionOf({ paymentMethod: null })], paymentMethods: [] };

/** Confirms fifteen seats for €75.00. */
async function confirmSeats(
  ...given: Parameters<typeof previewSeats> extends [string, string, ...infer Rest] ? Rest : never
): Promise<OpenedChange> {
  const opened = await previewSeats('15', 'Confirm and pay €75.00', ...given);
  opened.page.requireButton('Confirm and pay €75.00').click();
  return opened;
}

/** Puts a payment into the page's address, as the server and the element do. */
function comeBackFrom(paymentId: string, isOfChange = true): void {
  const url = new URL(location.href);
  url.searchParams.set('billing_payment', paymentId);
  if (isOfChange) url.searchParams.set('billing_change', '1');
  history.replaceState(null, '', url);
}

describe('<billing-subscription>', () => {
  describe('confirming a change', () => {
    it('should charge what was shown, once for two clicks, and say so', async () => {
      const opened = await previewSeats('15', 'Confirm and pay €75.00');
      const button = opened.page.requireButton('Confirm and pay €75.00');
      button.click();
      button.click();
      await until(() => opened.page.headings.includes('Your subscription has been changed'));
      expect(dialogText(opened)).to.include('You have 15 seats of Team now.');
      expect(dialogText(opened)).to.include('€75.00 was charged to Visa ending in 4242, invoice LU-2026-0121.');
      expect(opened.page.announcement).to.include('You have 15 seats of Team now.');
      expect(opened.confirmed).to.deep.equal([
        { previewId: 'prv_1', returnUrl: `${location.href}${location.search ? '&' : '?'}billing_change=1` },
      ]);
      await until(() => opened.page.fact('Seats bought') === '15');
      await expectAccessible(opened.element);
      opened.page.press('Escape');
      await until(() => opened.page.dialog === undefined);
      expect(opened.page.focused).to.equal(opened.page.requireButton('Change seats or plan'));
    });

    it('should not take Enter in the field for a confirmation', async () => {
      const opened = await previewSeats('15', 'Confirm and pay €75.00');
      opened.page.requireField('Seats').form?.requestSubmit();
      await until(() => opened.asked.length === 2);
      await ready(opened, 'Confirm and pay €75.00');
      expect(opened.confirmed).to.deep.equal([]);
    });

    it('should lead from an invoice that is paid by hand to the payment page', async () => {
      const opened = await confirmSeats(byHand);
      const visits = catchVisits(opened);
      await until(() => dialogText(opened).includes('Invoice LU-2026-0121 of €75.00 is to be paid.'));
      await expectAccessible(opened.element);
      opened.page.requireButton('Pay now').click();
      await until(() => visits.length > 0);
      expect(visits[0]?.reason).to.equal('payment');
    });

    it('should offer no payment to who may not pay', async () => {
      const capabilities = subscriptionRights.filter((right) => right !== 'invoices:pay');
      const opened = await confirmSeats(byHand, { capabilities });
      await until(() => dialogText(opened).includes('Invoice LU-2026-0121 of €75.00 is to be paid.'));
      expect(opened.page.button('Pay now')).to.equal(undefined);
    });

    it('should do without the number of an invoice that the session may not see', async () => {
      const opened = await confirmSeats(byHand, {
        answer: (handler) => async (request) =>
          request.url.includes('/v1/invoices/') ? problemReply(403, 'capability_missing') : handler(request),
      });
      await until(() => dialogText(opened).includes('An invoice of €75.00 was made out.'));
      expect(opened.page.button('Pay now')).to.equal(undefined);
    });

    it('should say that fewer seats are scheduled', async () => {
      const opened = await previewSeats('9', 'Schedule change');
      opened.page.requireButton('Schedule change').click();
      await until(() => opened.page.headings.includes('Your change is scheduled'));
      expect(dialogText(opened)).to.include('From Jun 1, 2027 on you have 9 seats of Team.');
      await expectAccessible(opened.element);
    });

    it('should say that a declined card has changed nothing, and offer another one', async () => {
      const opened = await confirmSeats({ refusals: { confirm: [402, 'payment_failed'] } });
      const visits = catchVisits(opened);
      const { page, account } = opened;
      await until(() => page.alerts.join('').includes('Nothing was charged and nothing was changed.'));
      expect(page.requireField('Seats').value).to.equal('15');
      await expectAccessible(opened.element);
      page.requireButton('Use another payment method').click();
      await until(() => visits.length > 0);
      expect(visits[0]?.reason).to.equal('payment_method');
      account.refusals = {};
      page.requireButton('Confirm and pay €75.00').click();
      await until(() => page.headings.includes('Your subscription has been changed'));
    });

    it('should show what is different when prices have changed, and ask again', async () => {
      const opened = await previewSeats('15', 'Confirm and pay €75.00');
      const { page, account } = opened;
      account.refusals = { confirm: [409, 'preview_outdated'] };
      account.surcharge = 100;
      page.requireButton('Confirm and pay €75.00').click();
      await ready(opened, 'Confirm and pay €84.00');
      expect(dialogText(opened)).to.include('prices have changed meanwhile. Nothing was charged.');
      expect(dialogText(opened)).to.include('Due today was €75.00 and is now €84.00.');
      expect(page.announcement).to.include('Due today was €75.00 and is now €84.00.');
      expect(page.focused).not.to.equal(page.requireButton('Confirm and pay €84.00'));
      await expectAccessible(opened.element);
      account.refusals = {};
      page.requireButton('Confirm and pay €84.00').click();
      await until(() => page.headings.includes('Your subscription has been changed'));
      expect(opened.confirmed.map(({ previewId }) => previewId)).to.deep.equal(['prv_1', 'prv_2']);
    });

    it('should show new amounts when it was too late', async () => {
      const opened = await confirmSeats({ refusals: { confirm: [410, 'preview_expired'] } });
      await until(() => dialogText(opened).includes('The amounts shown had expired, so they were calculated again.'));
      await ready(opened, 'Confirm and pay €75.00');
    });

    const refusals = [
      [409, 'invalid_state', 'The subscription cannot be changed as it is now.'],
      [409, 'conflict', 'Another change of this subscription is under way.'],
      [502, 'payment_provider_unavailable', 'it is not certain yet whether this went through'],
      [500, 'internal_error', 'Something went wrong on our side.'],
    ] as const;
    for (const [status, code, text] of refusals) {
      it(`should say what ${code} means`, async () => {
        const opened = await confirmSeats({ refusals: { confirm: [status, code] } });
        await until(() => opened.page.alerts.join('').includes(text));
        await expectAccessible(opened.element);
      });
    }

    it('should ask again by itself while the provider is silent, and charge nothing twice', async () => {
      const opened = await confirmSeats({ refusals: { confirm: [502, 'payment_provider_unavailable'] } });
      const { page, account, requests } = opened;
      await until(() => page.alerts.join('').includes('It is being asked again'));
      account.refusals = {};
      await until(() => page.headings.includes('Your subscription has been changed'));
      const keys = requests
        .filter(({ url }) => url.endsWith('/changes'))
        .map(({ headers }) => headers.get('Idempotency-Key'));
      expect(keys.length).to.be.greaterThan(1);
      expect(new Set(keys).size).to.equal(1);
    });

    it('should keep its key when an answer is lost, so that nothing is charged twice', async () => {
      let isLost = true;
      const opened = await confirmSeats(
        {},
        {
          answer: (handler) => async (request) => {
            const answer = await handler(request);
            if (!isLost || !request.url.endsWith('/changes')) return answer;
            isLost = false;
            throw new TypeError('Failed to fetch');
          },
        },
      );
      await until(() => opened.page.alerts.join('').includes('cannot be reached'));
      (await ready(opened, 'Confirm and pay €75.00')).click();
      await until(() => opened.confirmed.length === 2);
      const keys = opened.requests
        .filter(({ url }) => url.endsWith('/changes'))
        .map(({ headers }) => headers.get('Idempotency-Key'));
      expect(keys[0]).to.equal(keys[1]);
    });

    it('should forget what was chosen when it is cancelled', async () => {
      const opened = await previewSeats('15', 'Confirm and pay €75.00');
      const { page } = opened;
      page.requireButton('Cancel').click();
      await until(() => !page.fieldNames.includes('Seats'));
      page.requireButton('Change seats or plan').click();
      await typeSeats(opened, '10');
      await until(() => dialogText(opened).includes('Choose another number of seats'));
      expect(opened.confirmed).to.deep.equal([]);
    });
  });

  describe('a change that the bank asks about', () => {
    afterEach(() => {
      const url = new URL(location.href);
      for (const name of ['billing_payment', 'billing_change']) url.searchParams.delete(name);
      history.replaceState(null, '', url);
    });

    it('should lead to the payment page, and say where to come back to', async () => {
      const opened = await previewSeats('15', 'Confirm and pay €75.00', { changeOutcome: 'awaiting_payment' });
      const visits = catchVisits(opened);
      opened.page.requireButton('Confirm and pay €75.00').click();
      await until(() => visits.length === 1);
      expect(visits[0]?.reason).to.equal('payment');
      await until(() => opened.page.headings.includes('Your bank asks for a confirmation'));
      await expectAccessible(opened.element);
      opened.page.requireButton('Continue to the payment page').click();
      expect(visits).to.have.length(2);
      expect(opened.confirmed).to.have.length(1);
    });

    it('should be followed here when there is no page to visit', async () => {
      const opened = await confirmSeats(
        { changeOutcome: 'awaiting_payment', payments: ['processing'] },
        {
          answer: (handler) => async (request) => {
            const answer = await handler(request);
            if (!request.url.endsWith('/changes')) return answer;
            const change = (await answer.json()) as SubscriptionChange;
            return Response.json({
              ...change,
              payment: { ...change.payment, status: 'processing', redirectUrl: null },
            });
          },
        },
      );
      await until(() => opened.page.text.includes('The payment of €75.00 is processing.'));
      expect(opened.page.dialog).to.equal(undefined);
      expect(opened.page.text).not.to.include('Your subscription has');
    });

    it('should say that it is in effect, and tidy the address', async () => {
      comeBackFrom('pay_change');
      const { page, element } = await mountSubscription();
      await until(() => page.text.includes('€75.00 paid for invoice LU-2026-0121. Thank you.'));
      expect(page.text).to.include('Your subscription has been changed.');
      expect(location.search).not.to.match(/billing_/);
      await expectAccessible(element);
    });

    it('should say that nothing was changed, and offer another try', async () => {
      comeBackFrom('pay_change');
      const { page, element } = await mountSubscription({ payments: ['failed'] });
      await until(() => page.text.includes('The card was declined. Nothing was charged.'));
      expect(page.text).to.include('Your subscription has not been changed.');
      await expectAccessible(element);
      page.requireButton('Try again').click();
      await until(() => page.fieldNames.includes('Seats'));
    });

    it('should be told above several subscriptions as well', async () => {
      comeBackFrom('pay_change');
      const subscriptions = [subscriptionOf(), subscriptionOf({ id: 'sub_other' })];
      const { page, tell } = await mountSubscription({ subscriptions });
      await until(() => page.text.includes('Your subscription has been changed.'));
      tell('subscriptions');
      await until(() => !location.search.includes('billing_payment'));
      expect(page.text).to.include('€75.00 paid for invoice LU-2026-0121.');
    });

    it('should pay an invoice again whose payment was cancelled', async () => {
      comeBackFrom('pay_invoice', false);
      const mounted = await mountSubscription({ payments: ['cancelled'] });
      const visits = catchVisits(mounted);
      await until(() => mounted.page.text.includes('The payment was cancelled. Nothing was charged.'));
      expect(mounted.page.text).not.to.include('Your subscription');
      mounted.page.requireButton('Try again').click();
      await until(() => visits.length === 1);
    });
  });
});

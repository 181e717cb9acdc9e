import { expect, oneEvent } from '@open-wc/testing';
import type { Capability } from '@portico/client';
import { actionableInvoices, actionsHandler, paymentPage, type ActionOutcomes } from '@portico/testing';
import { expectAccessible } from '@portico/testing/accessibility';
import type { BillingNavigateEvent } from '../../src/events/billing-navigate-event.js';
import { mount, mountAnswering, settled, until, type Mounted } from './mount.js';

const parameter = 'billing_payment';
const rights: Capability[] = ['invoices:read', 'invoices:pay', 'invoices:send'];

/** Takes the visits to payment pages instead of the browser. */
function catchVisits({ element }: Mounted): string[] {
  const visits: string[] = [];
  element.addEventListener('billing-navigate', (event: BillingNavigateEvent) => {
    event.preventDefault();
    visits.push(event.url);
  });
  return visits;
}

function mountActing(outcomes: ActionOutcomes): Promise<Mounted> {
  return mountAnswering(actionsHandler(actionableInvoices, outcomes), rights);
}

function statusOf({ list }: Mounted, number: string): string | undefined {
  const row = list.rows.find((candidate) => candidate.textContent.includes(number));
  return list.cells(row).find((text) => /^(Open|Overdue|Paid|Partly paid)/.test(text));
}

/** Puts a payment into the page's address, as the payment page does. */
function comeBackFrom(paymentId: string): void {
  const url = new URL(location.href);
  url.searchParams.set(parameter, paymentId);
  history.replaceState({ kept: true }, '', url);
}

describe('<billing-invoices>', () => {
  describe('paying', () => {
    it('should offer Pay where something is due and nothing is on its way', async () => {
      const { list } = await mount('acting', 'billing-load');
      const payable = ['LU-2026-0118', 'LU-2026-0107', 'LU-2026-0098'];
      for (const number of payable) expect(list.requireButton(`Pay invoice ${number}`).textContent).to.include('Pay');
      for (const number of ['LU-2026-0103', 'LU-2026-0101', 'AV-2026-0009', 'LU-2026-0086']) {
        expect(list.button(`Pay invoice ${number}`), number).to.equal(undefined);
      }
      expect(list.text).to.match(/LU-2026-0103 .*Payment processing .*LU-2026-0101 .*€200\.00 processing/);
    });

    it('should not offer it to who may not pay', async () => {
      const { list } = await mount('data', 'billing-load');
      expect(list.button('Pay invoice LU-2026-0118')).to.equal(undefined);
    });

    it('should lead to the payment page, once for two clicks', async () => {
      const mounted = await mount('acting', 'billing-load');
      const visits = catchVisits(mounted);
      const button = mounted.list.requireButton('Pay invoice LU-2026-0118');
      button.click();
      button.click();
      await mounted.element.updateComplete;
      expect(button.getAttribute('aria-busy')).to.equal('true');
      await until(() => visits.length > 0);
      await settled(mounted.element);
      expect(visits).to.deep.equal([paymentPage]);
      const [request, ...others] = mounted.requests.filter(({ method }) => method === 'POST');
      expect(others).to.have.length(0);
      expect(request?.headers.get('Idempotency-Key')).to.match(/^[\w-]{36}$/);
    });

    it('should say what is paid and where to come back to', async () => {
      const bodies: unknown[] = [];
      const answer = actionsHandler(actionableInvoices);
      const mounted = await mountAnswering(async (request) => {
        if (request.method === 'POST') bodies.push(await request.clone().json());
        return answer(request);
      }, rights);
      const visits = catchVisits(mounted);
      mounted.list.requireButton('Pay invoice LU-2026-0098').click();
      await until(() => visits.length === 1);
      mounted.element.paymentReturnUrl = 'https://host.example/billing';
      mounted.list.requireButton('Pay invoice LU-2026-0098').click();
      await until(() => visits.length === 2);
      const request = {
        invoiceIds: ['inv_LU-2026-0098'],
        expectedAmount: { amount: 854_900, currency: 'EUR' },
      };
      expect(bodies).to.deep.equal([
        { ...request, returnUrl: location.href },
        { ...request, returnUrl: 'https://host.example/billing' },
      ]);
    });

    it('should pay marked invoices together', async () => {
      const mounted = await mount('acting', 'billing-load');
      const visits = catchVisits(mounted);
      mounted.list.requireField('Select invoice LU-2026-0118').click();
      mounted.list.requireField('Select invoice LU-2026-0107').click();
      await settled(mounted.element);
      mounted.list.requireButton('Pay').click();
      await until(() => visits.length === 1);
    });

    it('should say in the row why no payment page can be reached, and keep the key for another try', async () => {
      const mounted = await mount('payRefused', 'billing-load');
      const { list, element, requests } = mounted;
      const button = list.requireButton('Pay invoice LU-2026-0118');
      for (let attempt = 1; attempt <= 2; attempt++) {
        const failed = oneEvent(element, 'billing-error');
        button.click();
        await failed;
        await settled(element);
      }
      const id = button.getAttribute('aria-describedby') ?? '';
      expect(element.shadowRoot?.getElementById(id)?.textContent).to.include('Nothing was charged');
      expect(list.announcement).to.include('The payment page cannot be reached right now');
      const keys = requests
        .filter(({ method }) => method === 'POST')
        .map(({ headers }) => headers.get('Idempotency-Key'));
      expect(keys[0]).to.equal(keys[1]);
      await expectAccessible(element);
    });

    it('should read the list again when the amount has changed', async () => {
      const mounted = await mountActing({ paymentRefusal: [409, 'amount_changed'] });
      const lists = (): number => mounted.requests.filter(({ url }) => /\/v1\/invoices\?/.test(url)).length;
      const before = lists();
      mounted.list.requireButton('Pay invoice LU-2026-0118').click();
      await until(() => lists() > before);
      expect(mounted.list.announcement).to.include('The amount has changed');
    });
  });

  describe('coming back from the payment page', () => {
    afterEach(() => {
      const url = new URL(location.href);
      url.searchParams.delete(parameter);
      history.replaceState(null, '', url);
    });

    it('should show the invoice as paid, say so, and tidy the address', async () => {
      comeBackFrom('pay_1');
      const mounted = await mount('acting', 'billing-load');
      await until(() => statusOf(mounted, 'LU-2026-0118') === 'Paid');
      expect(mounted.list.text).to.include('€1,482.40 paid for invoice LU-2026-0118. Thank you.');
      expect(mounted.list.announcement).to.include('€1,482.40 paid');
      expect(location.search).not.to.include(parameter);
      expect(history.state).to.deep.equal({ kept: true });
      await expectAccessible(mounted.element);
      mounted.list.requireButton('Dismiss').click();
      await settled(mounted.element);
      expect(mounted.list.button('Dismiss')).to.equal(undefined);
    });

    it('should leave the address to a host that asks for it', async () => {
      comeBackFrom('pay_1');
      const keep = (event: Event): void => event.preventDefault();
      window.addEventListener('billing-payment', keep);
      const mounted = await mount('acting', 'billing-load');
      await until(() => mounted.list.text.includes('Thank you'));
      window.removeEventListener('billing-payment', keep);
      expect(location.search).to.include(parameter);
    });

    it('should go on looking until the payment has an outcome', async () => {
      comeBackFrom('pay_1');
      const mounted = await mountActing({ payment: ['pending', 'succeeded'] });
      await until(() => mounted.list.text.includes('is being confirmed'));
      await until(() => statusOf(mounted, 'LU-2026-0118') === 'Paid');
    });

    const notices: [name: string, outcomes: ActionOutcomes, text: RegExp, again: boolean][] = [
      ['is processing', { payment: ['processing'] }, /processing\. The bank needs some days/, false],
      ['was declined', { payment: ['failed'] }, /The card was declined\. Nothing was charged/, true],
      ['was cancelled', { payment: ['cancelled'] }, /The payment was cancelled/, true],
      ['took too long', { payment: ['expired'] }, /open for too long/, true],
      [
        'was more than was due',
        { paymentDetails: { overpaid: { amount: 1_200, currency: 'EUR' } } },
        /€12\.00 more was received than was due/,
        false,
      ],
    ];
    for (const [name, outcomes, text, again] of notices) {
      it(`should say when it ${name}`, async () => {
        comeBackFrom('pay_1');
        const mounted = await mountActing(outcomes);
        await until(() => text.test(mounted.list.text));
        expect(mounted.list.button('Try again') !== undefined).to.equal(again);
        await expectAccessible(mounted.element);
        if (!again) return;
        const visits = catchVisits(mounted);
        mounted.list.requireButton('Try again').click();
        await until(() => visits.length === 1);
      });
    }

    it('should say nothing about a payment that does not exist', async () => {
      comeBackFrom('pay_1');
      const answer = actionsHandler(actionableInvoices);
      const mounted = await mountAnswering(
        (request) =>
          request.url.includes('/payments/') ? Promise.resolve(new Response(null, { status: 404 })) : answer(request),
        rights,
      );
      await until(() => !location.search.includes(parameter));
      await settled(mounted.element);
      expect(mounted.list.button('Dismiss')).to.equal(undefined);
    });
  });
});

import { expect } from '@open-wc/testing';
import { createBillingClient } from '../src/index.js';
import { asking } from './asking.js';
import { emptyPage, mintedSession } from './replies.js';

describe('subscriptions', () => {
  it('should give the version that was read, and change that one', async () => {
    const { client, asked } = asking({ id: 'sub_1' });
    const { value, etag } = await client.subscriptions.get('sub_1');
    expect(value.id).to.equal('sub_1');
    expect(etag).to.equal('"7"');
    const change = { etag };
    const { subscriptions } = client;
    await subscriptions.setAutoRenewal('sub_1', false, change);
    await subscriptions.cancel('sub_1', { reason: 'switched', comment: 'Adieu' }, change);
    await subscriptions.undoCancellation('sub_1', change);
    await subscriptions.undoChange('sub_1', change);
    expect(asked.slice(1).map(({ request, ifMatch, body }) => [request, ifMatch, body])).to.deep.equal([
      ['PUT /v1/subscriptions/sub_1/auto-renewal', '"7"', { enabled: false }],
      ['PUT /v1/subscriptions/sub_1/cancellation', '"7"', { reason: 'switched', comment: 'Adieu' }],
      ['DELETE /v1/subscriptions/sub_1/cancellation', '"7"', undefined],
      ['DELETE /v1/subscriptions/sub_1/scheduled-change', '"7"', undefined],
    ]);
  });

  it('should preview and confirm, each with its key', async () => {
    const { client, asked } = asking();
    const { subscriptions } = client;
    await subscriptions.options('sub_1');
    await subscriptions.preview('sub_1', { seats: 15 }, { idempotencyKey: 'k1' });
    const confirmation = { previewId: 'prv_1', returnUrl: 'https://host.example/' };
    await subscriptions.confirm('sub_1', confirmation, { idempotencyKey: 'k2' });
    expect(asked.map(({ request, key, body }) => [request, key, body])).to.deep.equal([
      ['GET /v1/subscriptions/sub_1/options', null, undefined],
      ['POST /v1/subscriptions/sub_1/change-previews', 'k1', { seats: 15 }],
      ['POST /v1/subscriptions/sub_1/changes', 'k2', confirmation],
    ]);
  });

  it('should give the notice deadline as a file with its name', async () => {
    const client = createBillingClient({
      baseUrl: 'https://billing.example',
      fetchSession: () => Promise.resolve(mintedSession('t', Date.now() + 900_000)),
      fetch: () => {
        const headers = { 'Content-Type': 'text/calendar', 'Content-Disposition': 'attachment; filename="studio.ics"' };
        return Promise.resolve(new Response('BEGIN:VCALENDAR', { headers }));
      },
    });
    const { blob, filename } = await client.subscriptions.noticeCalendar('sub_1');
    expect(filename).to.equal('studio.ics');
    expect(await blob.text()).to.equal('BEGIN:VCALENDAR');
  });
});

describe('payment methods', () => {
  it('should be listed, added, made the default and removed', async () => {
    const { client, asked } = asking(emptyPage);
    await client.paymentMethods.list();
    await client.paymentMethods.startSetup({ returnUrl: 'https://host.example/' }, { idempotencyKey: 'k1' });
    await client.paymentMethods.getSetup('set_1');
    await client.paymentMethods.makeDefault('pm_1');
    const removing = asking(null);
    await removing.client.paymentMethods.remove('pm_1');
    expect([...asked, ...removing.asked].map(({ request }) => request)).to.deep.equal([
      'GET /v1/payment-methods',
      'POST /v1/payment-method-setups',
      'GET /v1/payment-method-setups/set_1',
      'PUT /v1/payment-methods/pm_1/default',
      'DELETE /v1/payment-methods/pm_1',
    ]);
  });
});

describe('billing details', () => {
  it('should be replaced as the version that was read', async () => {
    const { client, asked } = asking({ companyName: 'Atelier' });
    const { etag, value } = await client.billingDetails.get();
    await client.billingDetails.update(value, { etag });
    expect(asked[1]).to.deep.include({ request: 'PUT /v1/billing-details', ifMatch: '"7"', body: value });
  });

  it('should come with the forms of addresses and a check of tax ids', async () => {
    const { client, asked } = asking({ countries: ['FR'] });
    expect(await client.billingDetails.countries()).to.deep.equal(['FR']);
    await client.billingDetails.addressFormat('FR');
    await client.billingDetails.checkTaxId({ country: 'FR', value: 'FR1' });
    expect(asked.map(({ request }) => request)).to.deep.equal([
      'GET /v1/address-formats',
      'GET /v1/address-formats/FR',
      'POST /v1/tax-id-checks',
    ]);
  });
});

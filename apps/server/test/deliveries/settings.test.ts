import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nothingOutside, readOutsideSettings } from '../../src/configuration/outside.ts';
import { createDeliveryService } from '../../src/deliveries/service.ts';
import { usualSendingLimits } from '../../src/deliveries/settings.ts';
import { StartError } from '../../src/start-error.ts';
import { openTestServices } from '../invoices/invoice-services.ts';

const url = 'smtp://mail.example:587';
const read = (given: Record<string, string>) => readOutsideSettings(given, 'http://127.0.0.1:4000').mail;

describe('the mail settings', () => {
  it('are absent without a mail server, and usual with one', () => {
    assert.equal(read({ MAIL_PER_CUSTOMER_HOUR: '5' }), undefined);
    assert.deepEqual(read({ SMTP_URL: url })?.limits, usualSendingLimits);
  });

  it('take other limits', () => {
    const limits = { MAIL_PER_CUSTOMER_HOUR: '5', MAIL_PER_RECIPIENT_HOUR: '2', MAIL_PER_RECIPIENT_DAY: '1000000' };
    assert.deepEqual(read({ SMTP_URL: url, ...limits })?.limits, {
      customerPerHour: 5,
      recipientPerHour: 2,
      recipientPerDay: 1_000_000,
    });
  });

  for (const value of ['0', '-1', '1.5', 'many', '1e3', '1000001']) {
    it(`refuse the limit ${value} and name it`, () => {
      const wrong = () => read({ SMTP_URL: url, MAIL_PER_RECIPIENT_DAY: value });
      assert.throws(wrong, new RegExp(`^${StartError.name}: MAIL_PER_RECIPIENT_DAY is "${value}"`));
    });
  }

  it('refuse a sender that is no address', async (test) => {
    const services = await openTestServices();
    test.after(() => services.close());
    const { db, customers, invoices } = services;
    const jobs = { add: async () => undefined } as never;
    const given = { db, customers, invoices, jobs, clock: () => new Date(), onError: () => undefined };
    for (const from of ['Billing', 'Billing <billing@localhost>', 'a@x.example\r\nBcc: b@x.example, c']) {
      const create = () => createDeliveryService({ ...given, outside: { ...nothingOutside, mail: { url, from } } });
      assert.throws(create, /^StartError: MAIL_FROM is /);
    }
  });
});

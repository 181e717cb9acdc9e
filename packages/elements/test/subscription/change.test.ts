import { expect } from '@open-wc/testing';
import { readingRights, subscriptionOf, subscriptionsByState } from '@portico/testing';
import { expectAccessible } from '@portico/testing/accessibility';
import { until } from '../invoices/mount.js';
import { mountSubscription } from './mount.js';
import { dialogText, openChange, previewSeats, ready, typeSeats } from './open-change.js';

describe('<billing-subscription>', () => {
  describe('choosing seats and plan', () => {
    it('should be offered where seats and plan can be changed', async () => {
      for (const subscription of [subscriptionsByState.trial, subscriptionsByState.pastDue]) {
        const { page } = await mountSubscription({ subscriptions: [subscription] });
        expect(page.button('Change seats or plan'), subscription.id).not.to.equal(undefined);
      }
      for (const subscription of [subscriptionsByState.ended, subscriptionsByState.inactive]) {
        const { page } = await mountSubscription({ subscriptions: [subscription] });
        expect(page.button('Change seats or plan'), subscription.id).to.equal(undefined);
      }
      const reader = await mountSubscription({}, { capabilities: readingRights });
      expect(reader.page.button('Change seats or plan')).to.equal(undefined);
    });

    it('should show what there is, with the limits and what plans cost', async () => {
      const opened = await openChange();
      const { page, element, asked } = opened;
      await until(() => page.focused?.id === 'change-seats');
      expect(page.requireField('Seats').value).to.equal('10');
      expect(dialogText(opened)).to.include('8 in use. From 8 to 50.');
      expect(dialogText(opened)).to.match(
        /Business €42\.00 per seat and month €99\.00 flat per month Everything in Team/,
      );
      expect(page.requireField('Team').checked).to.equal(true);
      expect(page.requireButton('Confirm change').ariaDisabled).to.equal('true');
      page.requireButton('Confirm change').click();
      expect(asked).to.deep.equal([]);
      await expectAccessible(element);
    });

    it('should name the limits that a number of seats breaks, and keep what was typed', async () => {
      const opened = await openChange();
      const { page, asked, element } = opened;
      const cases = [
        ['4', '8 seats are in use: enter at least 8'],
        ['51', 'The plan Team has at most 50 seats.'],
        ['1e', 'Enter the number of seats as a whole number'],
        ['', 'Enter the number of seats as a whole number'],
        ['12.5', 'Enter the number of seats as a whole number'],
      ] as const;
      for (const [typed, complaint] of cases) {
        await typeSeats(opened, typed);
        await until(() => dialogText(opened).includes(complaint));
        const field = page.requireField('Seats');
        expect([field.value, field.ariaInvalid]).to.deep.equal([typed, 'true']);
        expect(page.announcement).to.include(complaint);
      }
      await expectAccessible(element);
      expect(asked).to.deep.equal([]);
    });

    it('should count with the limits of the plan that is chosen', async () => {
      const opened = await openChange();
      const { page } = opened;
      await typeSeats(opened, '30');
      page.requireField('Solo').click();
      await until(() => dialogText(opened).includes('The plan Solo has at most 20 seats.'));
      page.requireField('Business').click();
      await until(() => dialogText(opened).includes('8 in use. At least 8.'));
    });

    it('should go step by step, by button and by key, as far as it goes', async () => {
      const { page, asked } = await openChange();
      await until(() => page.button('One seat more') !== undefined);
      page.requireButton('One seat more').click();
      await until(() => page.requireField('Seats').value === '11');
      page.requireField('Seats').focus();
      page.press('ArrowDown');
      page.press('ArrowDown');
      await until(() => page.requireField('Seats').value === '9');
      page.press('PageDown');
      await until(() => page.requireField('Seats').value === '8');
      expect(page.requireButton('One seat less').ariaDisabled).to.equal('true');
      page.press('PageUp');
      page.press('PageUp');
      await until(() => page.requireField('Seats').value === '28');
      await until(() => asked.length > 0);
      expect(asked).to.deep.equal([{ seats: 28 }]);
    });

    it('should name a change that waits already', async () => {
      const opened = await openChange({ subscriptions: [subscriptionsByState.shrinking] });
      await until(() => dialogText(opened).includes('A change to 8 seats of Team on Jun 1, 2027 is scheduled.'));
      await expectAccessible(opened.element);
    });

    it('should say why nothing can be chosen, and try again', async () => {
      const { page, account, element } = await openChange({ refusals: { options: [500, 'internal_error'] } });
      await until(() => page.alerts.join('').includes('Something went wrong on our side.'));
      await expectAccessible(element);
      account.refusals = {};
      page.requireButton('Try again').click();
      await until(() => page.fieldNames.includes('Seats'));
    });

    it('should give the focus back', async () => {
      const { page } = await openChange();
      await until(() => page.fieldNames.includes('Seats'));
      page.press('Escape');
      await until(() => page.dialog === undefined);
      expect(page.focused).to.equal(page.requireButton('Change seats or plan'));
    });
  });

  describe('what a change costs', () => {
    it('should be shown line by line, with tax, in total, and what follows', async () => {
      const opened = await previewSeats('15', 'Confirm and pay €75.00');
      const text = dialogText(opened);
      expect(text).to.match(/Credit Unused time: 10 seats, Studio Team 15 of 30 days −€125\.00/);
      expect(text).to.match(/Charge Remaining time: 15 seats, Studio Team 15 of 30 days €187\.50/);
      expect(text).to.match(/VAT 20% on €62\.50 €12\.50 Total with tax €75\.00 Due today €75\.00/);
      expect(text).to.include('The change takes effect at once.');
      expect(text).to.include('Next renewal on Jun 1, 2027: €480.60 expected, with tax.');
      expect(text).to.match(/Valid until \d+:\d\d.* 1[45]:\d\d/);
      expect(text).to.include('€75.00 is charged to Visa ending in 4242 as soon as you confirm.');
      expect(opened.page.announcement).to.include('Due today: €75.00.');
      await expectAccessible(opened.element);
    });

    it('should be asked for once the typing pauses', async () => {
      const opened = await openChange();
      for (const typed of ['1', '11', '12', '15']) await typeSeats(opened, typed);
      await ready(opened, 'Confirm and pay €75.00');
      expect(opened.asked).to.deep.equal([{ seats: 15 }]);
    });

    it('should not be confirmed while another price is on its way, and drop an answer that comes late', async () => {
      let release = (): void => undefined;
      const held = new Promise<void>((resolve) => (release = resolve));
      const opened = await openChange(
        {},
        {
          answer: (handler) => async (request) => {
            const isFirst =
              request.method === 'POST' && ((await request.clone().json()) as { seats: number }).seats === 12;
            if (isFirst) await held;
            return handler(request);
          },
        },
      );
      await typeSeats(opened, '12');
      await until(() => opened.asked.length === 1);
      expect(dialogText(opened)).to.include('Calculating…');
      await typeSeats(opened, '15');
      await until(() => opened.asked.length === 2);
      release();
      await ready(opened, 'Confirm and pay €75.00');
      expect(opened.requests.filter(({ signal }) => signal.aborted)).to.have.length(1);
      expect(opened.confirmed).to.have.length(0);
    });

    it('should say that fewer seats wait for the next term', async () => {
      const opened = await previewSeats('9', 'Schedule change');
      expect(dialogText(opened)).to.include('Nothing is due today.');
      expect(dialogText(opened)).to.include('The change takes effect on Jun 1, 2027, with the next term.');
      await expectAccessible(opened.element);
    });

    it('should be shown for another plan', async () => {
      const opened = await openChange();
      await until(() => opened.page.fieldNames.includes('Business'));
      opened.page.requireField('Business').click();
      await ready(opened, 'Confirm and pay €161.40');
      expect(opened.asked).to.deep.equal([{ planId: 'plan_business' }]);
    });

    it('should say that an invoice follows where nothing is charged by itself', async () => {
      const byHand = { subscriptions: [subscriptionOf({ paymentMethod: null })], paymentMethods: [] };
      const opened = await previewSeats('15', 'Confirm and pay €75.00', byHand);
      expect(dialogText(opened)).to.include('You get an invoice of €75.00, which you can pay right away.');
    });

    it('should be asked for again when it has expired, and say so', async () => {
      const opened = await previewSeats('15', 'Confirm and pay €75.00', { previewLife: 1_500 });
      expect(opened.page.announcement).to.include('valid for less than a minute');
      opened.account.previewLife = 900_000;
      opened.account.surcharge = 100;
      await ready(opened, 'Confirm and pay €84.00');
      const text = dialogText(opened);
      expect(text).to.include('The amounts shown had expired, so they were calculated again.');
      expect(text).to.include('Due today was €75.00 and is now €84.00.');
      expect(text).to.include('The next renewal was €480.60 and is now €498.60.');
      await expectAccessible(opened.element);
    });

    it('should stop asking on a page that nobody looks after', async () => {
      const opened = await previewSeats('15', 'Confirm and pay €75.00', { previewLife: 150 });
      await until(() => dialogText(opened).includes('The amounts shown have expired.'));
      expect(opened.asked).to.have.length(5);
      opened.account.previewLife = 900_000;
      opened.page.requireButton('Show the amounts again').click();
      await ready(opened, 'Confirm and pay €75.00');
    });

    it('should say why there is none, and offer another try', async () => {
      const opened = await openChange({ refusals: { preview: [500, 'internal_error'] } });
      await typeSeats(opened, '15');
      await until(() => dialogText(opened).includes('Something went wrong on our side.'));
      await expectAccessible(opened.element);
      opened.account.refusals = {};
      opened.page.requireButton('Try again').click();
      await ready(opened, 'Confirm and pay €75.00');
    });

    it('should speak French', async () => {
      const { page } = await mountSubscription({}, { locale: 'fr' });
      await until(() => page.button('Changer le nombre de postes ou la formule') !== undefined);
      page.requireButton('Changer le nombre de postes ou la formule').click();
      await until(() => page.fieldNames.includes('Postes'));
      page.type(page.requireField('Postes'), '15');
      await until(() => page.button('Confirmer et payer 75,00 €') !== undefined);
    });
  });
});

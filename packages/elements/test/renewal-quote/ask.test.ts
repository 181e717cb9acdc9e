import { expect } from '@open-wc/testing';
import { QuoteBook, quoteWith, type RequestHandler } from '@portico/testing';
import { expectAccessibleInBothSchemes } from '../invoices/mount-account.js';
import { until } from '../invoices/mount.js';
import { subscription } from './mount.js';
import { askable, expected, openAsk, submit } from './open-ask.js';

describe('<renewal-quote>', () => {
  describe('asking', () => {
    it('should begin with what the subscription renews to, and its expected total', async () => {
      const { page, element, previewed, sent } = await askable();
      expect(page.requireField('Seats').value).to.equal('10');
      expect(page.requireField('Team').checked).to.equal(true);
      expect(page.dialogText).to.include('Jun 1, 2027 to May 31, 2028, 1 year');
      expect(page.announcement).to.include('Expected: €3,600.00 with tax');
      await until(() => page.focused?.id === 'quote-seats');
      expect([previewed, sent]).to.deep.equal([[{}], []]);
      await expectAccessibleInBothSchemes(element);
    });

    it('should be accessible in French, with nothing left in English', async () => {
      const { page, element } = await openAsk({}, { locale: 'fr' });
      await until(() => page.dialogText.includes('Total attendu'));
      await until(() => page.dialogText.includes('Total TTC') || page.dialogText.includes('3 600,00'));
      expect(page.dialogText).to.include('Durée de la nouvelle période');
      expect(page.dialogText).not.to.match(/Seats|Term|optional|Expected/);
      await expectAccessibleInBothSchemes(element);
    });

    it('should ask with the choice and the total that was shown, and show the quote come', async () => {
      const opened = await askable();
      const { page, sent, book, element, tell } = opened;
      page.type(page.requireField('Seats'), '15');
      await expected(opened, '€5,400.00');
      page.choose(page.requireField<HTMLSelectElement>('Length of the new term'), '24');
      await expected(opened, '€10,260.00');
      expect(page.dialogText).to.include('360 × €25.00, less 5%');
      page.type(page.requireField('Purchase-order reference (optional)'), ' PO-2027-08 ');
      page.type(page.requireField('Name'), 'Camille Lefèvre');
      page.type(page.requireField('E-mail address'), 'camille@atelier.example');
      page.type(page.requireField('Note to the seller (optional)'), 'Before Christmas, please.');
      submit(opened);
      await until(() => page.dialog === undefined && page.status === 'Requested');
      expect(sent.map(({ request }) => request)).to.deep.equal([
        {
          subscriptionId: 'sub_studio',
          terms: { seats: 15, planId: 'plan_team', termMonths: 24 },
          expectedTotal: { amount: 1_026_000, currency: 'EUR' },
          purchaseOrderReference: 'PO-2027-08',
          contact: { name: 'Camille Lefèvre', email: 'camille@atelier.example' },
          note: 'Before Christmas, please.',
        },
      ]);
      expect(page.announcement).to.equal('The renewal quote has been requested.');
      await until(() => element.shadowRoot?.activeElement?.id === 'quote-title');
      book.bring(subscription, 'ready');
      tell('renewalQuotes');
      await until(() => page.status === 'Ready');
      expect(page.fact('Total with tax')).to.equal('€10,260.00');
    });

    it('should ask once, however often it is pressed', async () => {
      const opened = await askable();
      const { page, sent, book } = opened;
      submit(opened);
      submit(opened);
      page.requireAnswer('Request renewal quote').form?.requestSubmit();
      await until(() => page.status === 'Requested');
      expect([sent.length, book.quotes.length]).to.deep.equal([1, 1]);
    });

    it('should keep the key when it is not known whether the request arrived', async () => {
      const opened = await askable({}, { answer: breaking('POST', '/v1/renewal-quotes', 1) });
      const { page, sent, book } = opened;
      page.type(page.requireField('Purchase-order reference (optional)'), 'PO-1');
      submit(opened);
      await until(() => page.alerts.length > 0);
      expect(page.alerts[0]).to.include('cannot be reached');
      expect(page.requireField('Purchase-order reference (optional)').value).to.equal('PO-1');
      submit(opened);
      await until(() => page.status === 'Requested');
      expect(sent.map(({ key }) => key)).to.deep.equal([sent[0]?.key, sent[0]?.key]);
      expect(book.quotes.length).to.equal(1);
    });

    it('should say before asking that the seller looks at it first', async () => {
      const opened = await askable();
      const { page } = opened;
      expect(page.dialogText).not.to.include('The seller checks this quote');
      page.choose(page.requireField<HTMLSelectElement>('Length of the new term'), '36');
      await until(() => page.dialogText.includes('The seller checks this quote before you get it.'));
      expect(page.announcement).to.include('The seller checks this quote before you get it.');
    });

    it('should count only the answer to the newest choice', async () => {
      const held: (() => void)[] = [];
      const opened = await askable(
        {},
        {
          answer: (handler) => async (request) => {
            const body = request.url.endsWith('/renewal-previews') ? await request.clone().text() : '';
            if (body.includes('"seats":15')) await new Promise<void>((resolve) => void held.push(resolve));
            return handler(request);
          },
        },
      );
      const { page } = opened;
      page.type(page.requireField('Seats'), '15');
      await until(() => held.length === 1);
      page.type(page.requireField('Seats'), '20');
      await expected(opened, '€7,200.00');
      for (const release of held) release();
      await opened.element.updateComplete;
      await expected(opened, '€7,200.00');
      expect(page.requireAnswer('Request renewal quote').ariaDisabled).to.equal(null);
    });

    it('should not ask with seats that are not possible', async () => {
      const opened = await askable();
      const { page, previewed, sent } = opened;
      page.type(page.requireField('Seats'), '51');
      await until(() => page.dialogText.includes('The plan Team has at most 50 seats.'));
      expect(page.requireField('Seats').ariaInvalid).to.equal('true');
      submit(opened);
      page.requireField('Business').click();
      await until(() => page.dialogText.includes('51 postes'));
      expect(previewed.at(-1)).to.deep.equal({ seats: 51, planId: 'plan_business', termMonths: 12 });
      expect(sent).to.deep.equal([]);
    });

    it('should name what is missing of a contact, and go there', async () => {
      const opened = await askable();
      const { page, sent, element } = opened;
      page.type(page.requireField('Phone'), '+33 1 99 00 12 34');
      page.type(page.requireField('E-mail address'), 'camille');
      submit(opened);
      await until(() => page.focused?.id === 'quote-contactName');
      expect(page.dialogText).to.include('Enter the name of this person, or leave out address and phone too.');
      expect(page.dialogText).to.include('This is not an e-mail address.');
      expect(page.requireField('E-mail address').ariaInvalid).to.equal('true');
      expect(sent).to.deep.equal([]);
      await expectAccessibleInBothSchemes(element);
    });

    it('should name the field that the server refuses, and keep what was typed', async () => {
      const fields = [{ pointer: '/purchaseOrderReference', code: 'pattern', message: 'no' }];
      const opened = await askable({ fieldProblems: fields });
      const { page } = opened;
      page.type(page.requireField('Purchase-order reference (optional)'), 'PO\u0007');
      submit(opened);
      await until(() => page.focused?.id === 'quote-purchaseOrderReference');
      expect(page.dialogText).to.include('The billing service does not accept this.');
      expect(page.alerts).to.deep.equal([
        'Something is not accepted. Check the fields that are marked. Reference: req_fixture_4711',
      ]);
      expect(page.requireField('Purchase-order reference (optional)').value).to.equal('PO\u0007');
    });

    it('should say why nothing was asked for', async () => {
      const refusals: [
        status: number,
        code:
          | 'invalid_state'
          | 'feature_disabled'
          | 'not_found'
          | 'conflict'
          | 'option_not_available'
          | 'internal_error'
          | 'capability_missing',
        text: string,
      ][] = [
        [409, 'invalid_state', 'cannot be asked for now'],
        [409, 'conflict', 'Somebody else is asking for this quote right now.'],
        [403, 'feature_disabled', 'Renewal quotes are not offered here.'],
        [403, 'capability_missing', 'Your access does not include this.'],
        [404, 'not_found', 'This subscription is no longer there.'],
        [422, 'option_not_available', 'This choice is no longer offered.'],
        [500, 'internal_error', 'Something went wrong on our side.'],
      ];
      const opened = await askable();
      const { page, book, events } = opened;
      for (const [status, code, text] of refusals) {
        book.refusals = { request: [status, code] };
        submit(opened);
        await until(() => page.alerts.some((alert) => alert.includes(text)));
      }
      expect(events.filter(({ type }) => type === 'billing-error').length).to.equal(refusals.length);
      book.refusals = {};
      submit(opened);
      await until(() => page.status === 'Requested');
    });

    it('should say when quotes are not offered, and try again', async () => {
      const opened = await openAsk({ refusals: { options: [403, 'feature_disabled'] } });
      const { page, book, element } = opened;
      await until(() => page.alerts.some((alert) => alert.includes('Renewal quotes are not offered here.')));
      await expectAccessibleInBothSchemes(element);
      book.refusals = {};
      page.requireAnswer('Try again').click();
      await expected(opened, '€3,600.00');
    });

    it('should calculate again after a failure', async () => {
      const opened = await askable();
      const { page, book } = opened;
      book.refusals = { preview: [500, 'internal_error'] };
      page.type(page.requireField('Seats'), '12');
      await until(() => page.dialogText.includes('Something went wrong on our side.'));
      expect(page.requireAnswer('Request renewal quote').ariaDisabled).to.equal('true');
      book.refusals = {};
      page.requireAnswer('Try again').click();
      await expected(opened, '€4,320.00');
    });

    it('should show the quote that somebody else has asked for meanwhile', async () => {
      const book = new QuoteBook();
      const opened = await openAsk(book, {
        answer: (handler) => (request) => {
          if (request.url.endsWith('/renewal-options')) book.quotes = [quoteWith('preparing', subscription)];
          return handler(request);
        },
      });
      const { page, sent } = opened;
      await until(() => page.dialog === undefined && page.status === 'Being prepared');
      expect(sent).to.deep.equal([]);
    });

    it('should close without asking, and give the focus back', async () => {
      const { page, sent } = await askable();
      page.requireAnswer('Cancel').click();
      await until(() => page.dialog === undefined);
      expect(page.focused).to.equal(page.requireButton('Request renewal quote'));
      expect(sent).to.deep.equal([]);
    });
  });
});

/** The connection breaks for the first requests of a kind, after the server has them. */
function breaking(method: string, path: string, times: number): (handler: RequestHandler) => RequestHandler {
  let left = times;
  return (handler) => async (request) => {
    if (request.method !== method || new URL(request.url).pathname !== path || left === 0) return handler(request);
    left -= 1;
    throw new TypeError('Failed to fetch');
  };
}

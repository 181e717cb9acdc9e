import { expect } from '@open-wc/testing';
import { QuoteBook, mintedSession, quoteWith, type RequestHandler } from '@portico/testing';
import { expectAccessibleInBothSchemes } from '../invoices/mount-account.js';
import { until } from '../invoices/mount.js';
import { asked, mountQuote, mountStatus, subscription } from './mount.js';

describe('<renewal-quote>', () => {
  describe('following a quote', () => {
    it('should show each step without a reload, as the live stream tells', async () => {
      const mounted = await mountQuote({ quotes: [quoteWith('requested', subscription)] }, { isLive: true });
      const { book, page, stream } = mounted;
      book.bring(subscription, 'preparing');
      stream('renewal_quote.changed');
      await until(() => page.status === 'Being prepared');
      expect(page.announcement).to.equal('The renewal quote is being prepared.');
      book.bring(subscription, 'ready');
      stream('renewal_quote.changed');
      await until(() => page.status === 'Ready');
      expect(page.announcement).to.equal('The renewal quote is ready. Total with tax: €3,600.00.');
      expect(page.progress).to.deep.equal([]);
    });

    it('should keep its height from nothing to being prepared', async () => {
      const { book, page, element, tell } = await mountQuote();
      const height = element.offsetHeight;
      book.quotes = [quoteWith('requested', subscription)];
      tell('renewalQuotes');
      await until(() => page.status === 'Requested');
      expect(element.offsetHeight).to.equal(height);
      book.bring(subscription, 'preparing');
      tell('renewalQuotes');
      await until(() => page.status === 'Being prepared');
      expect(element.offsetHeight).to.equal(height);
    });

    it('should look again by itself where there is no live stream', async () => {
      const { page, book } = await mountQuote({ quotes: [quoteWith('requested', subscription)], retryAfter: 0 });
      book.bring(subscription, 'ready');
      await until(() => page.status === 'Ready');
    });

    it('should go on looking after the connection broke', async () => {
      let isBroken = false;
      const answer = (handler: RequestHandler): RequestHandler => {
        return (request) => (isBroken ? Promise.reject(new TypeError('Failed to fetch')) : handler(request));
      };
      const { page, book, requests, events } = await mountStatus('preparing', {}, { answer });
      isBroken = true;
      const before = requests.length;
      await until(() => requests.length > before && events.some(({ type }) => type === 'billing-error'));
      expect(page.status, 'what was read before stays').to.equal('Being prepared');
      await until(() => page.text.includes('The billing service cannot be reached.'));
      isBroken = false;
      book.bring(subscription, 'ready');
      await until(() => page.status === 'Ready');
      expect(page.text).not.to.include('cannot be reached');
    });

    it('should not look again before the server wants to be asked', async () => {
      const { requests, page, tell, book } = await mountQuote({
        quotes: [quoteWith('preparing', subscription)],
        retryAfter: 600,
      });
      const reads = (): number => asked(requests, 'GET /v1/renewal-quotes/quo_31').length;
      expect(reads()).to.equal(1);
      // Another quote that is to be asked for at once comes in the meantime, and this one was not asked for.
      const other = await mountQuote({ quotes: [quoteWith('preparing', subscription)], retryAfter: 0 });
      await until(() => asked(other.requests, 'GET /v1/renewal-quotes/quo_31').length > 1);
      expect(reads()).to.equal(1);
      book.bring(subscription, 'ready');
      tell('renewalQuotes');
      await until(() => page.status === 'Ready');
    });

    it('should find the quote under way when the page is opened again', async () => {
      const book = new QuoteBook({ quotes: [quoteWith('preparing', subscription)] });
      const first = await mountQuote(book);
      first.provider.remove();
      const { page, tell } = await mountQuote(book);
      expect(page.status).to.equal('Being prepared');
      expect(page.announcement, 'nothing new to tell').to.equal('');
      book.bring(subscription, 'ready');
      tell('renewalQuotes');
      await until(() => page.button('Download renewal quote') !== undefined);
    });

    it('should show the newest quote, also when another one was asked for elsewhere', async () => {
      const old = quoteWith('expired', subscription);
      const { page, book, tell } = await mountQuote({ quotes: [old] });
      expect(page.status).to.equal('Has expired');
      book.quotes = [quoteWith('requested', subscription, { id: 'quo_32' }), old];
      tell('renewalQuotes');
      await until(() => page.status === 'Requested');
    });

    it('should read again when the time of a quote is over, and believe the server', async () => {
      const quotes = [quoteWith('ready', subscription, { validUntil: '2026-11-22T12:00:00Z' })];
      const { page, book } = await mountQuote({ quotes }, { now: '2026-11-22T11:59:59.900Z' });
      expect(page.status).to.equal('Ready');
      book.bring(subscription, 'expired');
      await until(() => page.status === 'Has expired');
      expect(page.announcement).to.equal('The renewal quote has expired.');
    });

    it('should stop asking when it leaves the page, and go on when it is back', async () => {
      const { element, provider, page, book } = await mountStatus('preparing');
      element.remove();
      book.bring(subscription, 'ready');
      provider.append(element);
      await until(() => page.status === 'Ready');
    });

    it('should begin anew with another subscription', async () => {
      const { element, page } = await mountStatus('ready');
      element.subscriptionId = 'sub_other';
      await until(() => page.button('Request renewal quote') !== undefined);
      expect(page.status).to.equal(undefined);
    });
  });

  describe('what cannot be loaded', () => {
    it('should say so, and try again', async () => {
      const { page, element, book, events } = await mountQuote({ refusals: { list: [500, 'internal_error'] } });
      expect(page.text).to.include('The renewal quote could not be loaded');
      expect(page.text).to.include('Reference: req_fixture_4711');
      expect(events.map(({ type }) => type)).to.deep.equal(['billing-error']);
      await expectAccessibleInBothSchemes(element);
      book.refusals = {};
      page.requireButton('Try again').click();
      await until(() => page.button('Request renewal quote') !== undefined);
    });

    it('should come by itself when the connection is back', async () => {
      let isBroken = true;
      const answer = (handler: RequestHandler): RequestHandler => {
        return (request) => (isBroken ? Promise.reject(new TypeError('Failed to fetch')) : handler(request));
      };
      const { page } = await mountQuote({}, { answer });
      expect(page.text).to.include('The billing service cannot be reached.');
      isBroken = false;
      window.dispatchEvent(new Event('online'));
      await until(() => page.button('Request renewal quote') !== undefined);
    });

    it('should say that the session has ended, and continue with a new one', async () => {
      let isOver = true;
      const fetchSession = () =>
        Promise.resolve(isOver ? null : mintedSession({ capabilities: ['quotes:read', 'quotes:request'] }));
      const { page } = await mountQuote({}, { fetchSession });
      expect(page.text).to.include('Your session has ended');
      isOver = false;
      page.requireButton('Continue').click();
      await until(() => page.button('Request renewal quote') !== undefined);
    });

    it('should show the place of what comes while it loads', async () => {
      const { element, page } = await mountQuote(
        {},
        { early: true, answer: () => () => new Promise<Response>(() => undefined) },
      );
      await until(() => page.headings.length === 1);
      expect(page.headings).to.deep.equal(['Renewal quote']);
      expect(element.shadowRoot?.textContent).to.include('The renewal quote is being loaded.');
      await expectAccessibleInBothSchemes(element);
    });
  });

  describe('what a session may do', () => {
    it('should show nothing to a session that may not see quotes', async () => {
      const { page, requests } = await mountStatus('ready', {}, { capabilities: ['subscription:read'] });
      expect([page.text, page.actions, requests.length]).to.deep.equal(['', [], 0]);
    });

    it('should leave out what the session may not do', async () => {
      const reading = await mountStatus('ready', {}, { capabilities: ['quotes:read'] });
      expect(reading.page.actions).to.deep.equal(['Download renewal quote']);
      const none = await mountQuote({}, { capabilities: ['quotes:read'] });
      expect(none.page.actions).to.deep.equal([]);
      expect(none.page.text).to.include('No renewal quote has been asked for.');
      const accepted = await mountStatus('accepted', {}, { capabilities: ['quotes:read'] });
      expect(accepted.page.button('Show the invoice')).to.equal(undefined);
    });
  });
});

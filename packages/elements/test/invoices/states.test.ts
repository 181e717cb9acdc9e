import { expect } from '@open-wc/testing';
import { InvoicesHarness, scenarios, type ScenarioName } from '@portico/testing';
import { expectAccessible } from '@portico/testing/accessibility';
import { catchWarnings } from '../warnings.js';
import { mount, settled, until, type Mounted } from './mount.js';

const expectedText: Record<ScenarioName, RegExp> = {
  data: /To pay €10,991\.40 €960\.00 overdue, 1 invoice/,
  empty: /Nothing to pay right now\. No invoices yet Your first invoice appears here/,
  loading: /Invoices are being loaded/,
  error: /Your invoices could not be loaded .* Reference: req_fixture_4711 Try again/,
  errorOnce: /Your invoices could not be loaded .* Try again/,
  summaryError: /What is open could not be loaded\. Try again Filter Number/,
  downloadError: /LU-2026-0118/,
  notAllowed: /No access to invoices/,
  sessionExpired: /Your session has ended .* Continue/,
  hostUnavailable: /Your invoices could not be loaded Something went wrong on our side.* Try again/,
  offline: /Your invoices could not be loaded The billing service cannot be reached/,
  manyPages: /1–25 of 60 Per page .* Previous Next/,
  tenThousand: /1–25 of 10,000/,
  marking: /1–25 of 60/,
  markingCurrencies: /BHD 310\.500/,
  acting: /Pay Download/,
  payRefused: /Pay Download/,
  sendRefused: /Pay Download/,
  longNames: /AVOIR\/REGULARISATION-ANNUELLE/,
  otherCurrencies: /BHD 310\.500 .* HUF 45,990\.00 .* ¥1,250,000/,
  allPaid: /Nothing to pay right now\. Filter Number/,
};

async function mountSettled(name: ScenarioName): Promise<Mounted> {
  const mounted = await mount(name);
  await until(() => expectedText[name].test(mounted.list.text));
  return mounted;
}

function goOffline(): () => void {
  Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => false });
  return () => Reflect.deleteProperty(navigator, 'onLine');
}

describe('<billing-invoices>', () => {
  let console: ReturnType<typeof catchWarnings>;
  before(() => (console = catchWarnings()));
  after(() => {
    console.restore();
    expect(console.warnings).to.deep.equal([]);
  });

  describe('in every state', () => {
    for (const name of Object.keys(scenarios) as ScenarioName[]) {
      for (const scheme of ['light', 'dark']) {
        it(`should be accessible: ${name}, ${scheme}`, async () => {
          document.documentElement.style.colorScheme = scheme;
          document.documentElement.style.background = scheme === 'dark' ? '#15171a' : '#fff';
          const { element } = await mountSettled(name);
          await expectAccessible(element);
        });
      }
    }

    afterEach(() => document.documentElement.removeAttribute('style'));
  });

  describe('loading', () => {
    it('should show a skeleton that assistive technology does not read', async () => {
      const { list, element } = await mount('loading');
      expect(list.rows).to.have.length(0);
      expect(list.text).to.equal('Invoices are being loaded.');
      expect(element.shadowRoot?.querySelector('[part=skeleton]')?.getAttribute('aria-hidden')).to.equal('true');
    });

    it('should wait for a client without asking or failing', async () => {
      const { list, element } = await mount('data', 'billing-load');
      element.client = undefined;
      await settled(element);
      expect(list.text).to.equal('Invoices are being loaded.');
    });
  });

  describe('data', () => {
    it('should name its columns', async () => {
      const { list } = await mount('data', 'billing-load');
      expect(list.columns).to.deep.equal(['Number', 'Date', 'Due date', 'Status', 'Amount', 'Document']);
    });

    it('should show number, date, due date, status, amount and a button per invoice', async () => {
      const { list } = await mount('data', 'billing-load');
      expect(list.cells(list.rows[0])).to.deep.equal([
        'LU-2026-0118',
        'Nov 3, 2026',
        'Dec 3, 2026',
        'Open',
        '€1,482.40',
        'Download',
      ]);
    });

    it('should say what is left of a partly paid invoice', async () => {
      const { list } = await mount('data', 'billing-load');
      expect(list.cells(list.rows[2])[4]).to.equal('€12,549.00 €8,549.00 left');
    });

    it('should mark a credit note, without due date and with what it takes off', async () => {
      const { list } = await mount('data', 'billing-load');
      const [number, , due, status, amount] = list.cells(list.rows[3]);
      expect([number, due, status, amount]).to.deep.equal(['AV-2026-0009 Credit note', '–', 'Issued', '−€125.50']);
    });
  });

  describe('error', () => {
    it('should load again on request, with the focus kept inside', async () => {
      const { list, element } = await mount('errorOnce', 'billing-error');
      const retry = list.requireButton('Try again');
      retry.focus();
      retry.click();
      await until(() => list.rows.length === 12);
      expect(document.activeElement).to.equal(element);
    });

    it('should keep the rows when only reading them again fails', async () => {
      const { list, element } = await mount('data', 'billing-load');
      const failing = await mount('error', 'billing-error');
      await until(() => failing.list.button('Try again') !== undefined);
      const invoices = element.client?.invoices;
      if (invoices) invoices.list = () => failing.element.client?.invoices.list() ?? Promise.reject(new Error());
      element.view = { limit: 5 };
      await until(() => list.button('Try again') !== undefined);
      expect(list.rows).to.have.length(12);
    });

    it('should load only the summary again when only that failed', async () => {
      const { list, requests } = await mountSettled('summaryError');
      const before = requests.length;
      list.requireButton('Try again').click();
      await until(() => requests.length > before);
      expect(requests.slice(before).map(({ url }) => new URL(url).pathname)).to.deep.equal(['/v1/invoices/summary']);
    });
  });

  describe('not allowed', () => {
    it('should ask the server for nothing', async () => {
      const { requests } = await mountSettled('notAllowed');
      expect(requests).to.have.length(0);
    });
  });

  describe('offline', () => {
    it('should say so, and load by itself when the connection is back', async () => {
      const restore = goOffline();
      const { element, list } = await mount('offline', 'billing-error');
      await until(() => list.text.includes('You are offline'));
      await expectAccessible(element);
      const online = await mount('data', 'billing-load');
      restore();
      const invoices = element.client?.invoices;
      const working = online.element.client?.invoices;
      if (invoices && working) Object.assign(invoices, working);
      window.dispatchEvent(new Event('online'));
      await until(() => new InvoicesHarness(element).rows.length === 12);
    });
  });
});

import { expect, fixtureSync, html, oneEvent } from '@open-wc/testing';
import type { BillingClient, InvoicesResource } from '@portico/client';
import { InvoicesHarness } from '@portico/testing';
import { BillingInvoicesElement } from '../../src/billing-invoices.js';
import { BillingErrorEvent } from '../../src/events/billing-error-event.js';
import type { BillingViewChangeEvent } from '../../src/events/billing-view-change-event.js';
import { catchDownloads } from '../downloads.js';
import { catchWarnings } from '../warnings.js';
import { mount, recordingClient, settled, until } from './mount.js';

describe('<billing-invoices>', () => {
  describe('downloading', () => {
    let downloads: ReturnType<typeof catchDownloads>;
    beforeEach(() => (downloads = catchDownloads()));
    afterEach(() => downloads.restore());

    it('should save the document under the name that the server gives it', async () => {
      const { list } = await mount('data', 'billing-load');
      list.requireButton('Download invoice LU-2026-0118').click();
      await until(() => list.announcement !== '');
      expect(downloads.names).to.deep.equal(['LU-2026-0118.pdf']);
      expect(list.announcement).to.equal('LU-2026-0118.pdf has been downloaded.');
    });

    it('should name the button after the credit note', async () => {
      const { list } = await mount('data', 'billing-load');
      expect(list.button('Download credit note AV-2026-0009')).not.to.equal(undefined);
    });

    it('should be busy meanwhile, once, and keep the focus', async () => {
      const { list, element, requests } = await mount('data', 'billing-load');
      const button = list.requireButton('Download invoice LU-2026-0118');
      button.focus();
      button.click();
      button.click();
      await element.updateComplete;
      expect(button.getAttribute('aria-busy')).to.equal('true');
      await until(() => downloads.names.length === 1);
      await settled(element);
      expect(button.hasAttribute('aria-busy')).to.equal(false);
      expect(list.focused).to.equal(button);
      expect(requests.filter(({ url }) => url.includes('/files/'))).to.have.length(1);
    });

    it('should say in the row what went wrong, and tell the host', async () => {
      const { list, element } = await mount('downloadError', 'billing-load');
      const failed = oneEvent(element, 'billing-error');
      list.requireButton('Download invoice LU-2026-0107').click();
      const event: unknown = await failed;
      await settled(element);
      expect(event).to.be.instanceOf(BillingErrorEvent);
      expect((event as BillingErrorEvent).error.code).to.equal('internal_error');
      const description = list.requireButton('Download invoice LU-2026-0107').getAttribute('aria-describedby');
      expect(element.shadowRoot?.getElementById(description ?? '')?.textContent).to.include('Something went wrong');
    });

    it('should leave the download to a host that asks for it', async () => {
      const { list, element, requests } = await mount('data', 'billing-load');
      element.addEventListener('billing-download', (event) => event.preventDefault());
      const before = requests.length;
      list.requireButton('Download invoice LU-2026-0118').click();
      await settled(element);
      expect(requests).to.have.length(before);
    });

    it('should end the request when it leaves the page', async () => {
      const { list, element, requests } = await mount('data', 'billing-load');
      list.requireButton('Download invoice LU-2026-0118').click();
      element.remove();
      await until(() => requests.some(({ url }) => url.includes('/files/')) || downloads.names.length === 0);
      await settled(element);
      expect(downloads.names).to.deep.equal([]);
    });
  });

  describe('paging', () => {
    it('should turn pages, tell the host and say where it is', async () => {
      const { list, element } = await mount('manyPages', 'billing-load');
      const changed = oneEvent(element, 'billing-view-change');
      list.requireButton('Next').click();
      const event: unknown = await changed;
      expect((event as BillingViewChangeEvent).view).to.include({ page: 2, limit: 25 });
      await until(() => list.announcement !== '');
      expect(list.announcement).to.equal('Invoices 26–50 of 60 are shown.');
      list.requireButton('Next').click();
      await until(() => list.text.includes('51–60 of 60'));
      expect(list.requireButton('Next').getAttribute('aria-disabled')).to.equal('true');
      list.requireButton('Previous').click();
      await until(() => list.text.includes('26–50 of 60'));
    });

    it('should keep the rows until the new ones are there', async () => {
      const { list, element } = await mount('manyPages', 'billing-load');
      list.requireButton('Next').click();
      await element.updateComplete;
      expect(list.rows).to.have.length(25);
      expect(element.shadowRoot?.querySelector('[role=table]')?.getAttribute('aria-busy')).to.equal('true');
      await until(() => list.text.includes('26–50 of 60'));
    });

    it('should find a page it has never visited, and the one before it', async () => {
      const { list, element, requests } = await mount('manyPages', 'billing-load');
      element.view = { page: 6, limit: 10 };
      await until(() => list.text.includes('51–60 of 60'));
      list.requireButton('Previous').click();
      await until(() => list.text.includes('41–50 of 60'));
      expect(requests.length).to.be.lessThan(8);
    });

    it('should offer the way back from a page past the end', async () => {
      const { list, element } = await mount('manyPages', 'billing-load');
      element.view = { page: 40 };
      await until(() => list.text.includes('No invoices here'));
      expect(list.requireButton('Previous').hasAttribute('aria-disabled')).to.equal(false);
    });

    it('should find the page again when its cursor has gone bad', async () => {
      const { list, element } = await mount('manyPages', 'billing-load');
      element.view = { page: 2, cursor: 'from-another-time' };
      await until(() => list.text.includes('26–50 of 60'));
    });
  });

  describe('view', () => {
    it('should filter by status and not load twice for an equal view', async () => {
      const { list, element, requests } = await mount('data', 'billing-load');
      element.view = { status: ['overdue'] };
      await until(() => list.rows.length === 1);
      const before = requests.length;
      element.view = { ...element.view };
      await settled(element);
      expect(requests).to.have.length(before);
    });

    it('should warn once about a view that cannot be meant, and show the default', async () => {
      const { warnings, restore } = catchWarnings();
      const { element } = await mount('data', 'billing-load');
      element.view = { limit: 4000 };
      element.view = { limit: 5000 };
      restore();
      expect(warnings).to.deep.equal([
        '[portico] <billing-invoices>: view.limit must be a whole number from 1 to 200.',
      ]);
      expect(element.view.limit).to.equal(25);
    });
  });

  describe('in the page', () => {
    it('should take properties that were set before the upgrade', async () => {
      const { client } = recordingClient('data');
      const early = document.createElement('billing-invoices-early');
      Object.assign(early, { client, view: { status: ['overdue'] } });
      customElements.define('billing-invoices-early', class extends BillingInvoicesElement {});
      const loaded = oneEvent(early, 'billing-load');
      document.body.append(early);
      await loaded;
      await settled(early as BillingInvoicesElement);
      expect(new InvoicesHarness(early).rows).to.have.length(1);
      early.remove();
    });

    it('should end its requests when it leaves, and start again when it is back', async () => {
      const signals: AbortSignal[] = [];
      const { client } = recordingClient('data');
      const pending = (_: unknown, options?: { signal?: AbortSignal | undefined }): Promise<never> => {
        if (options?.signal) signals.push(options.signal);
        return new Promise(() => undefined);
      };
      const invoices: InvoicesResource = { ...client.invoices, list: pending };
      const element = new BillingInvoicesElement();
      element.client = { ...client, invoices } satisfies BillingClient;
      const parent = fixtureSync(html`<div>${element}</div>`);
      await until(() => signals.length === 1);
      element.remove();
      expect(signals[0]?.aborted).to.equal(true);
      parent.append(element);
      await until(() => signals.length === 2);
      expect(signals[1]?.aborted).to.equal(false);
    });

    it('should not load again when it is only moved', async () => {
      const { element, requests } = await mount('data', 'billing-load');
      await until(() => requests.length === 2);
      await settled(element);
      element.parentElement?.append(element);
      await settled(element);
      expect(requests).to.have.length(2);
    });

    it('should operate by keyboard in reading order', async () => {
      const { list } = await mount('manyPages', 'billing-load');
      const buttons = [...(list.element.shadowRoot?.querySelectorAll('button') ?? [])];
      expect(buttons.every(({ tabIndex }) => tabIndex === 0)).to.equal(true);
      expect(buttons.slice(-2).map(({ textContent }) => textContent.trim())).to.deep.equal(['Previous', 'Next']);
    });

    it('should fit 320 px without scrolling sideways, and keep the roles of its table', async () => {
      const { client } = recordingClient('longNames');
      const box = fixtureSync<HTMLElement>(html`<div style="width: 320px"><billing-invoices></billing-invoices></div>`);
      const element = box.querySelector('billing-invoices');
      if (!element) throw new Error('no list');
      const loaded = oneEvent(element, 'billing-load');
      element.client = client;
      await loaded;
      await settled(element);
      expect(box.scrollWidth).to.be.at.most(320);
      expect(new InvoicesHarness(element).columns).to.have.length(6);
    });

    it('should not be changed by what the host page does to its text', async () => {
      const { element } = await mount('data', 'billing-load');
      const cell = element.shadowRoot?.querySelector('[role=cell]');
      const heightBefore = cell?.getBoundingClientRect().height;
      element.parentElement?.setAttribute(
        'style',
        'font-size: 40px; line-height: 4; letter-spacing: 9px; text-transform: uppercase; text-align: center',
      );
      expect(cell?.getBoundingClientRect().height).to.equal(heightBefore);
      expect(cell && getComputedStyle(cell).textTransform).to.equal('none');
    });
  });
});

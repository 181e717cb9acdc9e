import { expect, fixtureSync, html } from '@open-wc/testing';
import type { InvoiceListItem, LiveEvent } from '@portico/client';
import { InvoicesHarness, billingHandler, clientFor, ordinaryInvoices, paid, scenarios } from '@portico/testing';
import '../../src/billing-invoices.js';
import { BillingProviderElement } from '../../src/billing-provider.js';
import { until } from '../invoices/mount.js';

interface Live {
  provider: BillingProviderElement;
  list: InvoicesHarness;
  requests: Request[];
  /** Changes the invoices on the server. */
  change: (invoices: readonly InvoiceListItem[]) => void;
  tell: (type: LiveEvent['type']) => void;
}

/** A page whose server has a live stream. */
function mountLive(): Live {
  let invoices = ordinaryInvoices;
  const requests: Request[] = [];
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const provider = new BillingProviderElement();
  provider.locale = 'en';
  provider.client = clientFor({
    ...scenarios.data,
    handler: () => (request) => {
      requests.push(request);
      if (!request.url.endsWith('/v1/events')) return billingHandler(invoices)(request);
      return Promise.resolve(new Response(readable, { headers: { 'Content-Type': 'text/event-stream' } }));
    },
  });
  const element = document.createElement('billing-invoices');
  provider.append(element);
  fixtureSync(html`${provider}`);
  return {
    provider,
    list: new InvoicesHarness(element),
    requests,
    change: (changed) => (invoices = changed),
    tell: (type) => {
      const data = JSON.stringify({ id: '1', type, occurredAt: '2026-11-22T12:00:00Z' });
      void writer.write(new TextEncoder().encode(`id: 1\ndata: ${data}\n\n`)).catch(() => undefined);
    },
  };
}

function streamOf({ requests }: Live): Request | undefined {
  return requests.find(({ url }) => url.endsWith('/v1/events'));
}

describe('<billing-provider>', () => {
  describe('live changes', () => {
    it('should show what has changed without a reload', async () => {
      const live = mountLive();
      await until(() => live.list.cells(live.list.rows[0])[3] === 'Open' && streamOf(live) !== undefined);
      live.change(ordinaryInvoices.map(paid));
      live.tell('payment.changed');
      await until(() => live.list.cells(live.list.rows[0])[3] === 'Paid');
    });

    it('should read a change of many things once', async () => {
      const live = mountLive();
      const lists = (): number => live.requests.filter(({ url }) => url.includes('/v1/invoices?')).length;
      await until(() => lists() === 1 && live.list.rows.length > 0 && streamOf(live) !== undefined);
      live.change(ordinaryInvoices.map(paid));
      for (let count = 0; count < 20; count++) live.tell('invoices.changed');
      await until(() => live.list.cells(live.list.rows[0])[3] === 'Paid');
      expect(lists()).to.equal(2);
    });

    it('should not be followed by a provider with nothing inside', async () => {
      const requests: Request[] = [];
      const provider = new BillingProviderElement();
      provider.client = clientFor(scenarios.data, (handler) => (request) => {
        requests.push(request);
        return handler(request);
      });
      fixtureSync(html`${provider}`);
      await provider.updateComplete;
      expect(requests).to.have.length(0);
    });

    it('should end when the provider leaves the page', async () => {
      const live = mountLive();
      await until(() => streamOf(live) !== undefined);
      live.provider.remove();
      expect(streamOf(live)?.signal.aborted).to.equal(true);
    });
  });
});

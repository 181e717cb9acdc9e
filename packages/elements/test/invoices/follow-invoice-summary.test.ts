import { expect, fixtureSync, html } from '@open-wc/testing';
import type { InvoiceSummary } from '@portico/client';
import { followInvoiceSummary, type BillingProviderElement } from '../../src/index.js';
import { recordingClient, until } from './mount.js';

interface Followed {
  provider: BillingProviderElement;
  summaries: InvoiceSummary[];
  summaryRequests: () => number;
  end: () => void;
}

/** A menu in a provider, followed as a host does. */
function follow(scenario: Parameters<typeof recordingClient>[0]): Followed {
  const { client, requests } = recordingClient(scenario);
  const provider = fixtureSync<BillingProviderElement>(html`
    <billing-provider .client=${client}
      ><nav><a href="/invoices">Invoices</a></nav></billing-provider
    >
  `);
  const summaries: InvoiceSummary[] = [];
  const menu = provider.querySelector('a');
  if (!menu) throw new Error('no menu');
  const end = followInvoiceSummary(menu, (summary) => summaries.push(summary));
  const summaryRequests = (): number => requests.filter(({ url }) => url.endsWith('/v1/invoices/summary')).length;
  return { provider, summaries, summaryRequests, end };
}

describe('followInvoiceSummary', () => {
  it('should tell what is open without any list in the page', async () => {
    const { summaries, end } = follow('data');
    await until(() => summaries.length === 1);
    expect(summaries[0]?.currencies[0]).to.include({ overdueCount: 1 });
    end();
  });

  it('should tell again when the invoices have changed', async () => {
    const { provider, summaries, end } = follow('data');
    await until(() => summaries.length === 1);
    provider.refresh('invoices');
    await until(() => summaries.length === 2);
    end();
  });

  it('should share the request of a list in the same page', async () => {
    const { provider, summaries, summaryRequests, end } = follow('data');
    const list = document.createElement('billing-invoices');
    provider.append(list);
    await until(() => summaries.length === 1 && (list.shadowRoot?.textContent ?? '').includes('10,991.40'));
    expect(summaryRequests()).to.equal(1);
    end();
  });

  it('should say nothing once it was ended, when it fails, and where the user may not see invoices', async () => {
    const ended = follow('data');
    await until(() => ended.summaries.length === 1);
    ended.end();
    ended.provider.refresh('invoices');
    const failing = follow('summaryError');
    const forbidden = follow('notAllowed');
    await until(() => failing.summaryRequests() === 1);
    const reference = follow('data');
    await until(() => reference.summaries.length === 1);
    expect(ended.summaries).to.have.length(1);
    expect(failing.summaries).to.have.length(0);
    expect(forbidden.summaries).to.have.length(0);
    expect(forbidden.summaryRequests()).to.equal(0);
    for (const { end } of [failing, forbidden, reference]) end();
  });
});

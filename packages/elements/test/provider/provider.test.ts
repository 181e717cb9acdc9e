import { expect, fixtureSync, html, oneEvent } from '@open-wc/testing';
import { InvoicesHarness, mintedSession, scenarios, clientFor } from '@portico/testing';
import '../../src/billing-invoices.js';
import { BillingProviderElement } from '../../src/billing-provider.js';
import { recordingClient, settled, until } from '../invoices/mount.js';

async function mountUnder(
  locale: string | undefined,
): Promise<{ provider: BillingProviderElement; list: InvoicesHarness }> {
  const provider = new BillingProviderElement();
  provider.locale = locale;
  provider.client = clientFor(scenarios.data);
  provider.append(document.createElement('billing-invoices'));
  const loaded = oneEvent(provider, 'billing-load');
  fixtureSync(html`${provider}`);
  await loaded;
  const element = provider.querySelector('billing-invoices');
  if (!element) throw new Error('no list');
  await settled(element);
  return { provider, list: new InvoicesHarness(element) };
}

/** Those of some addresses that a list reads. */
function lists(addresses: readonly string[]): string[] {
  return addresses.filter((address) => address.includes('/v1/invoices'));
}

describe('<billing-provider>', () => {
  afterEach(() => document.documentElement.removeAttribute('lang'));

  it('should give its client to the elements inside', async () => {
    const { list } = await mountUnder('en');
    expect(list.rows).to.have.length(12);
  });

  it('should reach elements that were upgraded before it', async () => {
    const page = fixtureSync<HTMLElement>(
      html`<billing-provider-late><billing-invoices></billing-invoices></billing-provider-late>`,
    );
    const element = page.querySelector('billing-invoices');
    customElements.define('billing-provider-late', class extends BillingProviderElement {});
    const loaded = oneEvent(page, 'billing-load');
    Object.assign(page, { client: clientFor(scenarios.data) });
    await loaded;
    if (element) await settled(element);
    expect(element && new InvoicesHarness(element).rows).to.have.length(12);
  });

  it('should make a client from its address and the host’s function, in any order, and keep it', async () => {
    const provider = new BillingProviderElement();
    const element = document.createElement('billing-invoices');
    provider.append(element);
    document.body.append(provider);
    const addresses: string[] = [];
    const platformFetch = window.fetch;
    window.fetch = (input) => {
      addresses.push((input as Request).url);
      return scenarios.data.handler()(input as Request);
    };
    const loaded = oneEvent(provider, 'billing-load');
    provider.fetchSession = () => Promise.resolve(mintedSession());
    await provider.updateComplete;
    provider.setAttribute('api-url', 'https://billing.example');
    await loaded;
    await until(() => lists(addresses).length === 2);
    provider.fetchSession = () => Promise.resolve(mintedSession());
    await provider.updateComplete;
    await settled(element);
    window.fetch = platformFetch;
    provider.remove();
    expect(lists(addresses)).to.have.members([
      'https://billing.example/v1/invoices?sort=-issueDate&limit=25',
      'https://billing.example/v1/invoices/summary',
    ]);
  });

  it('should let elements read again what the host has changed', async () => {
    const { client, requests } = recordingClient('data');
    const provider = new BillingProviderElement();
    provider.client = client;
    provider.append(document.createElement('billing-invoices'));
    const loaded = oneEvent(provider, 'billing-load');
    fixtureSync(html`${provider}`);
    await loaded;
    const reads = (): string[] => lists(requests.map(({ url }) => url));
    await until(() => reads().length === 2);
    const again = oneEvent(provider, 'billing-load');
    provider.refresh('invoices');
    await again;
    await until(() => reads().length === 4);
  });

  it('should be passed over by an element that has its own client', async () => {
    const { provider } = await mountUnder('en');
    const own = document.createElement('billing-invoices');
    own.client = clientFor(scenarios.empty);
    provider.append(own);
    await until(() => new InvoicesHarness(own).text.includes('No invoices yet'));
  });

  describe('language', () => {
    it('should be the attribute’s', async () => {
      document.documentElement.lang = 'en';
      const { list } = await mountUnder('fr');
      await until(() => list.columns[0] === 'Numéro');
      expect(list.columns).to.deep.equal(['Numéro', 'Date', 'Échéance', 'Statut', 'Montant', 'Document']);
      expect(list.cells(list.rows[0])).to.deep.equal([
        'LU-2026-0118',
        '3 nov. 2026',
        '3 déc. 2026',
        'À payer',
        '1 482,40 €',
        'Télécharger',
      ]);
      expect(list.button('Télécharger la facture LU-2026-0118')).not.to.equal(undefined);
      expect(list.button('Télécharger l’avoir AV-2026-0009')).not.to.equal(undefined);
      const words = new Set(list.rows.map((row) => list.cells(row)[3]));
      expect([...words]).to.have.members([
        'À payer',
        'En retard',
        'Partiellement payée',
        'Émis',
        'Payée',
        'Soldé',
        'Créditée',
      ]);
    });

    it('should change while the page is open', async () => {
      const { provider, list } = await mountUnder('fr');
      await until(() => list.columns[0] === 'Numéro');
      provider.locale = 'en';
      await until(() => list.columns[0] === 'Number');
      expect(list.cells(list.rows[0])[4]).to.equal('€1,482.40');
    });

    it('should be the session’s when the attribute is not set', async () => {
      document.documentElement.lang = 'en';
      const provider = new BillingProviderElement();
      const element = document.createElement('billing-invoices');
      provider.client = clientFor({
        ...scenarios.data,
        fetchSession: () => Promise.resolve(mintedSession({ locale: 'fr-CH' })),
      });
      provider.append(element);
      fixtureSync(html`${provider}`);
      await until(() => new InvoicesHarness(element).columns[0] === 'Numéro');
    });

    it('should be the page’s when neither is set, and English when there are no texts for it', async () => {
      document.documentElement.lang = 'fr-CA';
      const french = await mountUnder(undefined);
      await until(() => french.list.columns[0] === 'Numéro');
      document.documentElement.lang = 'ja';
      await until(() => french.list.columns[0] === 'Number');
    });
  });

  it('should set the colour scheme of what is inside', async () => {
    const { provider, list } = await mountUnder('en');
    provider.colorScheme = 'dark';
    await provider.updateComplete;
    expect(getComputedStyle(list.element).colorScheme).to.equal('dark');
  });
});

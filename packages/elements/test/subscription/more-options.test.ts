import { expect } from '@open-wc/testing';
import type { QuoteStatus, RenewalQuote } from '@portico/client';
import {
  QuoteBook,
  SubscriptionAccount,
  quoteWith,
  readingRights,
  subscriptionOf,
  subscriptionsByState,
} from '@portico/testing';
import type { BillingInvoicesOpenEvent } from '../../src/index.js';
import { catchDownloads } from '../downloads.js';
import { expectAccessibleInBothSchemes } from '../invoices/mount-account.js';
import { until } from '../invoices/mount.js';
import { mountSubscription, told, type MountedSubscription, type MountOptions } from './mount.js';

interface MountedMenu extends MountedSubscription {
  book: QuoteBook;
}

const labels: Record<string, string> = { en: 'More options', fr: "Plus d'options" };

/** Shows a subscription whose newest quote has this status, and waits for its menu. */
async function withQuote(
  status: QuoteStatus | undefined,
  options: MountOptions = {},
  more: Partial<RenewalQuote> = {},
): Promise<MountedMenu> {
  const subscription = subscriptionOf();
  const quotes = status === undefined ? [] : [quoteWith(status, subscription, more)];
  const book = new QuoteBook({ quotes });
  const openQuoteId = book.openFor(subscription.id)?.id ?? null;
  const account = new SubscriptionAccount({ subscriptions: [{ ...subscription, openQuoteId }], quotes: book });
  const mounted = await mountSubscription(account, options);
  await until(() => mounted.page.button(labels[options.locale ?? 'en'] ?? '') !== undefined);
  return { ...mounted, book };
}

/** Opens the menu and gives back the names of its items, once they are known. */
async function itemsOf({ page }: MountedSubscription, locale = 'en'): Promise<string[]> {
  page.requireButton(labels[locale] ?? '').click();
  await until(() => page.menuItems.length > 0 && !/being loaded|chargement/.test(page.menuNames.join()));
  return page.menuNames;
}

async function choose(mounted: MountedSubscription, name: string): Promise<void> {
  if (mounted.page.menuItems.length === 0) await itemsOf(mounted);
  const item = mounted.page.menuItems.find(({ textContent }) => textContent.trim().startsWith(name));
  if (!item) throw new Error(`no ${name} among: ${mounted.page.menuNames.join(', ')}`);
  item.click();
}

const offered: [status: QuoteStatus | undefined, names: RegExp[]][] = [
  [undefined, [/^Request renewal quote$/]],
  ['preparing', [/^Download renewal quote It is being prepared/, /^Withdraw the request$/]],
  ['under_review', [/^Download renewal quote The seller checks it first/, /^Withdraw the request$/]],
  [
    'ready',
    [
      /^Accept renewal quote$/,
      /^Download renewal quote$/,
      /^Send renewal quote by email$/,
      /^Change purchase-order reference$/,
      /^Withdraw the request$/,
    ],
  ],
  ['accepted', [/^Download renewal quote$/, /^Send renewal quote by email$/]],
  ['failed', [/^Prepare the quote again$/, /^Withdraw the request$/]],
  ['expired', [/^Request renewal quote$/, /^Download renewal quote$/]],
];

describe('<billing-subscription>: more options', () => {
  for (const [status, names] of offered) {
    it(`should offer what fits a quote that is ${status ?? 'not asked for yet'}`, async () => {
      const mounted = await withQuote(status);
      const items = await itemsOf(mounted);
      expect(items, items.join()).to.have.length(names.length);
      for (const [index, name] of names.entries()) expect(items[index]).to.match(name);
      await expectAccessibleInBothSchemes(mounted.element);
    });
  }

  it('should speak French', async () => {
    const mounted = await withQuote('ready', { locale: 'fr' });
    const items = await itemsOf(mounted, 'fr');
    expect(items).to.include('Télécharger le devis de renouvellement');
    await expectAccessibleInBothSchemes(mounted.element);
  });

  it('should work by keyboard as any menu', async () => {
    const { page } = await withQuote('ready');
    page.requireButton('More options').focus();
    page.press('ArrowDown');
    await until(() => page.focused?.textContent?.trim() === 'Accept renewal quote');
    page.press('End');
    expect(page.focused?.textContent?.trim()).to.equal('Withdraw the request');
    page.press('ArrowDown');
    page.press('Enter');
    expect(page.focused?.textContent?.trim()).to.equal('Accept renewal quote');
  });

  it('should ask for a quote and show it come on the page, without a reload', async () => {
    const mounted = await withQuote(undefined);
    const { page, book, tell, account } = mounted;
    await choose(mounted, 'Request renewal quote');
    await until(() => page.dialogText.includes('Total with tax €3,600.00'));
    page.requireAnswer('Request renewal quote').click();
    await until(() => page.dialog === undefined && page.headings.includes('Renewal quote'));
    await until(() => page.progress.length === 1);
    const [subscription = subscriptionOf()] = account.subscriptions;
    book.bring(subscription, 'ready');
    tell('renewalQuotes');
    await until(() => page.fact('Quote number') === 'Q-2026-0031');
    expect(page.fact('Total with tax')).to.equal('€3,600.00');
    expect((await itemsOf(mounted))[1]).to.equal('Download renewal quote');
  });

  it('should download the quote from the menu of a page that was just opened', async () => {
    const mounted = await withQuote('ready');
    const { names, restore } = catchDownloads();
    await choose(mounted, 'Download renewal quote');
    await until(() => mounted.page.announcement.includes('Q-2026-0031.pdf has been downloaded.'));
    restore();
    expect(names).to.deep.equal(['Q-2026-0031.pdf']);
  });

  it('should do nothing, and stay open, at what is not possible yet', async () => {
    const mounted = await withQuote('preparing');
    await choose(mounted, 'Download renewal quote');
    expect(mounted.page.menuItems[0]?.ariaDisabled).to.equal('true');
    expect(mounted.page.menuItems).to.have.length(2);
    expect(mounted.requests.some(({ url }) => url.endsWith('/file'))).to.equal(false);
  });

  it('should accept from the menu, and lead to the invoice', async () => {
    const mounted = await withQuote('ready');
    const { page, events } = mounted;
    await choose(mounted, 'Accept renewal quote');
    await until(() => page.dialog !== undefined);
    page.type(page.requireField('Your full name'), 'Noémie Castaing');
    page.type(page.requireField('Your role'), 'Gérante');
    page.requireField('I may accept this quote for my company.').click();
    page.requireAnswer('Accept renewal quote').click();
    await until(() => page.dialogText.includes('The renewal is agreed'));
    page.requireAnswer('Show and pay the invoice').click();
    await until(() => told(events, 'billing-invoices-open').length === 1);
    const [event] = told(events, 'billing-invoices-open') as BillingInvoicesOpenEvent[];
    expect(event?.view.open).to.equal(mounted.book.quotes[0]?.acceptance?.invoiceId);
    expect(page.focused).to.equal(page.requireButton('More options'));
  });

  it('should not ask for quotes where the session may not see them', async () => {
    const capabilities = readingRights.filter((right) => right !== 'quotes:read');
    const { page, requests } = await mountSubscription({}, { capabilities });
    await until(() => page.headings.includes('Term and renewal'));
    expect(page.button('More options')).to.equal(undefined);
    expect(requests.some(({ url }) => url.includes('quote'))).to.equal(false);
  });

  it('should have no menu where there is nothing to do', async () => {
    for (const subscription of [subscriptionsByState.trial, subscriptionsByState.ended]) {
      const { page, requests } = await mountSubscription({ subscriptions: [subscription] });
      await until(() => requests.some(({ url }) => url.includes('/v1/renewal-quotes')));
      await until(() => page.button('More options') === undefined);
    }
  });

  it('should offer to try again when quotes cannot be read, and show the rest', async () => {
    const book = new QuoteBook({ refusals: { list: [500, 'internal_error'] } });
    const mounted = await mountSubscription({ quotes: book });
    const { page } = mounted;
    await until(() => page.text.includes('The renewal quote could not be loaded'));
    expect(page.headings).to.include('Term and renewal');
    book.refusals = {};
    const [item] = await itemsOf(mounted);
    expect(item).to.match(/^Try again/);
    page.menuItems[0]?.click();
    await until(() => !page.text.includes('could not be loaded'));
    expect(await itemsOf(mounted)).to.deep.equal(['Request renewal quote']);
  });

  it('should fit a narrow page, from right to left too', async () => {
    const mounted = await withQuote('ready');
    const { element, provider, page } = mounted;
    for (const direction of ['ltr', 'rtl']) {
      provider.dir = direction;
      provider.style.setProperty('display', 'block');
      provider.style.setProperty('width', '328px');
      await until(() => element.getBoundingClientRect().width === 328);
      await itemsOf(mounted);
      expect(element.shadowRoot?.querySelector('[part=root]')?.scrollWidth).to.be.at.most(328);
      page.press('Escape');
      page.requireButton('More options').click();
      await until(() => page.menuItems.length === 0);
    }
  });
});

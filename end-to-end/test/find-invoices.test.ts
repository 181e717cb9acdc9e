import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchBrowser, signIn, visit, words, type Visit } from './browser.ts';
import { startDemo } from './demo.ts';

let started: Awaited<ReturnType<typeof startDemo>>;
let browser: Browser;

before(async () => {
  started = await startDemo();
  browser = await launchBrowser();
});

after(async () => {
  await browser.close();
  await started.close();
});

async function signedIn(email = 'owner@atelier.example'): Promise<Visit> {
  const opened = await visit(browser);
  await signIn(opened.page, started.demo.portalUrl, email);
  await numbers(opened.page).first().waitFor();
  return opened;
}

function numbers(page: Page): Locator {
  return page.locator('[part=number]');
}

/** The numbers of the rows, once the list is not waiting for others. */
async function shown(page: Page): Promise<string[]> {
  await page.locator('[role=table][aria-busy=false]').waitFor();
  return numbers(page).allTextContents();
}

function searchField(page: Page): Locator {
  return page.getByRole('searchbox');
}

describe('finding invoices', () => {
  it('shows the same view after going back, after a reload and behind a shared link', async () => {
    const { page, context, complaints } = await signedIn();
    const [first = ''] = await shown(page);
    const all = await shown(page);

    await searchField(page).pressSequentially(first);
    await page.waitForURL((url) => url.searchParams.get('text') === first);
    assert.deepEqual(await shown(page), [first]);
    await page.reload();
    assert.deepEqual(await shown(page), [first]);
    assert.equal(await searchField(page).inputValue(), first);
    await page.goBack();
    await page.waitForURL((url) => url.search === '');
    assert.deepEqual(await shown(page), all);
    assert.equal(await searchField(page).inputValue(), '');

    await page.getByRole('button', { name: 'Filtrer' }).click();
    await page.getByRole('checkbox', { name: 'Payée', exact: true }).check();
    await page.getByRole('button', { name: 'Montant' }).click();
    await page.getByLabel('Par page').selectOption('12');
    await page.getByRole('button', { name: 'Suivant' }).click();
    await page.waitForURL((url) => url.searchParams.get('page') === '2');
    assert.deepEqual(Object.fromEntries(new URL(page.url()).searchParams), {
      status: 'paid',
      sort: '-amount',
      limit: '12',
      page: '2',
    });
    const second = await shown(page);
    const link = page.url();
    await page.reload();
    assert.deepEqual(await shown(page), second);

    const other = await signedIn();
    await other.page.goto(link);
    assert.deepEqual(await shown(other.page), second);
    await page.goBack();
    await page.waitForURL((url) => !url.searchParams.has('page'));
    assert.notDeepEqual(await shown(page), second);
    assert.deepEqual([...complaints, ...other.complaints], []);
    await other.context.close();
    await context.close();
  });

  it('opens an invoice from a shared link, wherever in the list it is', async () => {
    const { page, context, complaints } = await signedIn();
    await page.getByRole('button', { name: 'Suivant' }).click();
    await page.waitForURL((url) => url.searchParams.get('page') === '2');
    const [number = ''] = await shown(page);
    await page.getByRole('button', { name: number, exact: true }).click();
    await page.waitForURL((url) => url.searchParams.has('open'));
    const open = new URL(page.url()).searchParams.get('open') ?? '';

    await page.goto(`${started.demo.portalUrl}/invoices?open=${open}`);
    const opened = page
      .getByRole('table', { name: 'Facture ouverte' })
      .getByRole('button', { name: number, exact: true });
    assert.equal(await opened.getAttribute('aria-expanded'), 'true');
    await opened.click();
    await page.waitForURL((url) => url.search === '');
    await opened.waitFor({ state: 'detached' });
    assert.deepEqual(complaints, []);
    await context.close();
  });

  it('takes what can be meant from a hostile link, without a word', async () => {
    const { page, context, complaints } = await signedIn();
    const all = await shown(page);
    await page.goto(
      `${started.demo.portalUrl}/invoices?page=-1&sort=constructor&status=__proto__&limit=99999&issuedFrom=x&text=%00`,
    );
    assert.deepEqual(await shown(page), all);
    assert.deepEqual(complaints, []);
    await context.close();
  });

  it('says that nothing matches, and shows everything again on request', async () => {
    const { page, context } = await signedIn();
    const all = await shown(page);
    await searchField(page).fill('nothing like that');
    await page.getByText('Aucune facture ne correspond').waitFor();
    await page.getByRole('button', { name: 'Effacer les filtres' }).click();
    assert.deepEqual(await shown(page), all);
    await context.close();
  });
});

describe('the menu', () => {
  it('carries a dot with a name on every page while something is overdue', async () => {
    const { page, context } = await signedIn('owner@marais.example');
    const entry = page.getByRole('link', { name: 'Factures, un montant est en retard' });
    await entry.waitFor();
    await page.getByRole('link', { name: words.fr.subscription }).click();
    await page.reload();
    await entry.waitFor();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('link', { name: 'Invoices, something is overdue' }).waitFor();
    await context.close();
  });
});

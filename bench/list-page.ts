/**
 * Measures what a page of `<billing-invoices>` costs a browser with few and with many invoices, side by side:
 * `node bench/list-page.ts [FEW] [MANY]`. Each column should be the same, however many invoices there are.
 */
import { launchBrowser } from '../end-to-end/test/browser.ts';
import { bundlePage, loadFixtures, servePage, type Scripts } from './list-page/serve.ts';

type Browser = Awaited<ReturnType<typeof launchBrowser>>;
type Page = Awaited<ReturnType<Browser['newPage']>>;

const counts = [Number(process.argv[2] ?? 60), Number(process.argv[3] ?? 10_000)] as const;
/** Begins every number of the newest year. */
const typed = 'LU-2026';
const turns = 10;
const runs = 5;

interface Cost {
  'script loaded, bytes gzip': number;
  'requests, first page': number;
  'requests per page turn': number;
  'DOM nodes, second page': number;
  'DOM nodes, after ten turns': number;
  'longest task while typing, ms': number;
}

const scripts = await bundlePage();
const fixtures = await loadFixtures();
const browser = await launchBrowser();
try {
  const few = await medianCost(counts[0]);
  const many = await medianCost(counts[1]);
  console.log(`${''.padEnd(32)} ${String(counts[0]).padStart(10)} ${String(counts[1]).padStart(10)}      ratio`);
  for (const name of Object.keys(few) as (keyof Cost)[]) {
    const figures = [few[name], many[name]].map((value) => String(Math.round(value * 10) / 10).padStart(10));
    console.log(`${name.padEnd(32)} ${figures.join(' ')} ${(many[name] / few[name]).toFixed(2).padStart(10)}`);
  }
} finally {
  await browser.close();
}

async function medianCost(count: number): Promise<Cost> {
  const costs: Cost[] = [];
  for (let run = 0; run < runs; run += 1) costs.push(await costOf(browser, scripts, count));
  const middle = (name: keyof Cost) => costs.map((cost) => cost[name]).sort((a, b) => a - b)[Math.floor(runs / 2)] ?? 0;
  const names = Object.keys(costs[0] ?? {}) as (keyof Cost)[];
  return Object.fromEntries(names.map((name) => [name, middle(name)])) as unknown as Cost;
}

async function costOf(inBrowser: Browser, sent: Scripts, count: number): Promise<Cost> {
  const served = await servePage(sent, fixtures, count);
  const page = await inBrowser.newPage({ locale: 'en-US' });
  try {
    await page.goto(served.url);
    await page.getByText('next due').waitFor();
    const bytes = served.scripts.reduce((sum, path) => sum + (sent.get(path)?.length ?? 0), 0);
    const atFirst = served.requests.length;
    await turnPage(page, 'Next', '26–50');
    const onSecond = await countNodes(page);
    const perTurn = served.requests.length - atFirst;
    for (let turn = 0; turn < turns; turn += 2) {
      await turnPage(page, 'Previous', '1–25');
      await turnPage(page, 'Next', '26–50');
    }
    return {
      'script loaded, bytes gzip': bytes,
      'requests, first page': atFirst,
      'requests per page turn': perTurn,
      'DOM nodes, second page': onSecond,
      'DOM nodes, after ten turns': await countNodes(page),
      'longest task while typing, ms': await longestTaskTyping(page),
    };
  } finally {
    await page.close();
    served.close();
  }
}

async function turnPage(page: Page, button: 'Previous' | 'Next', shown: string): Promise<void> {
  await page.getByRole('button', { name: button }).click();
  await page.getByText(shown).first().waitFor();
}

function countNodes(page: Page): Promise<number> {
  return page.locator('billing-invoices').evaluate((element) => element.shadowRoot?.querySelectorAll('*').length ?? 0);
}

/** The longest time in which the page could not have taken a letter, from the first to the answer to the last. */
async function longestTaskTyping(page: Page): Promise<number> {
  await page.evaluate(() => {
    const { port1, port2 } = new MessageChannel();
    let last = performance.now();
    let longest = 0;
    port1.addEventListener('message', () => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
      document.body.dataset['longest'] = String(longest);
      port2.postMessage(null);
    });
    port1.start();
    port2.postMessage(null);
  });
  const answered = page.waitForResponse((response) => new URL(response.url()).searchParams.get('text') === typed);
  await page.getByRole('searchbox').pressSequentially(typed, { delay: 40 });
  await answered;
  await page.locator('[role=table][aria-busy=false]').waitFor();
  return Number(await page.evaluate(() => document.body.dataset['longest']));
}

import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Download } from 'playwright-core';
import { launchBrowser, signIn, visit } from './browser.ts';
import { startDemo } from './demo.ts';

let started: Awaited<ReturnType<typeof startDemo>>;
let browser: Browser;
let folder: string;

before(async () => {
  started = await startDemo();
  browser = await launchBrowser();
  folder = await mkdtemp(join(tmpdir(), 'portico-take-away-'));
});

after(async () => {
  await browser.close();
  await started.close();
  await rm(folder, { recursive: true });
});

async function save(download: Download): Promise<Buffer> {
  const file = join(folder, download.suggestedFilename());
  await download.saveAs(file);
  return readFile(file);
}

describe('taking invoices away', () => {
  it('gives an accountant two marked invoices as a ZIP, and everything that a filter shows as CSV', async () => {
    const { page, context, complaints } = await visit(browser);
    await signIn(page, started.demo.portalUrl, 'accountant@atelier.example');
    const boxes = page.getByRole('row').getByRole('checkbox');
    await boxes.nth(1).check();
    await boxes.nth(2).check();
    const numbers = await page.locator('[part=number]').allTextContents();
    const [zip] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Télécharger en ZIP' }).click(),
    ]);
    const bytes = await save(zip);
    assert.equal(bytes.subarray(0, 4).toString('latin1'), 'PK\u0003\u0004');
    for (const number of numbers.slice(0, 2)) assert.ok(bytes.includes(`${number}.pdf`), number);

    await boxes.first().check();
    const [csv] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Télécharger en CSV' }).click(),
    ]);
    const lines = (await save(csv)).toString().trimEnd().split('\r\n');
    assert.ok(lines[0]?.startsWith('\uFEFF'));
    assert.match(lines[0] ?? '', /;/);
    assert.equal(lines.length, (await page.locator('[part=number]').count()) + 1);
    assert.deepEqual(complaints, []);
    await context.close();
  });

  it('finds a file again after the page was closed', async () => {
    const { page, context } = await visit(browser, { locale: 'de-DE' });
    await signIn(page, started.demo.portalUrl, 'owner@werk.example', 'en');
    await page.getByRole('row').getByRole('checkbox').nth(1).check();
    await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download ZIP' }).click()]);
    await page.goto('about:blank');
    await page.goto(started.demo.portalUrl);
    const [again] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /^Download .*\.zip$/ }).click(),
    ]);
    assert.ok((await save(again)).length > 1000);
    await context.close();
  });
});

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, signIn, visit } from './browser.ts';
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

const portico = resolve(import.meta.dirname, '../../apps/server/bin/portico');
const run = promisify(execFile);

/** What the operator does at a terminal, through the running server. */
async function operator(...parameters: string[]): Promise<string> {
  const key = await readFile(join(started.dataDir, 'secret-key'), 'utf8');
  const url = `http://127.0.0.1:${started.ports.API_PORT}`;
  const environment = { ...process.env, DATA_DIR: started.dataDir, PORTICO_SECRET_KEY: key.trim() };
  const { stdout } = await run(process.execPath, [portico, 'proofs', ...parameters, '--url', url], {
    env: environment,
  });
  return stdout;
}

async function newestProof(): Promise<string> {
  const [id] = /prf_\w+/.exec(await operator('list', '--status', 'submitted')) ?? [];
  assert.ok(id);
  return id;
}

/** A file that a bank could have given: a document of the demo itself. */
async function upload(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Téléverser un justificatif de paiement' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('checkbox').first().waitFor();
  const file = { name: 'ordre de virement.png', mimeType: 'image/png', buffer: smallestPng };
  await dialog.locator('input[type=file]').setInputFiles(file);
  await dialog.getByText('ordre de virement.png').waitFor();
  await dialog.getByRole('button', { name: 'Envoyer le justificatif' }).click();
  await dialog.waitFor({ state: 'detached' });
}

const smallestPng = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

describe('a customer whose licence is inactive for payment default', () => {
  it('shows that it has paid, sees the review go on, and works again without a reload', async () => {
    const { page, context, complaints } = await visit(browser);
    await signIn(page, started.demo.portalUrl, 'owner@marais.example');
    await page.getByText(/licence inactive/).waitFor();

    await upload(page);
    const row = page.getByRole('listitem').filter({ hasText: 'ordre de virement.png' });
    await row.getByText('Envoyé', { exact: true }).waitFor();
    const rejected = await newestProof();
    await operator('review', rejected);
    await row.getByText('En cours d’examen', { exact: true }).waitFor();
    await operator('reject', rejected, '--reason', 'unreadable', '--note', 'La deuxième page manque.');
    await row.getByText('Refusé', { exact: true }).waitFor();
    await row.getByText('La deuxième page manque.').waitFor();

    await upload(page);
    await operator('accept', await newestProof());
    await page
      .getByRole('paragraph')
      .filter({ hasText: /licence de nouveau active/ })
      .waitFor();
    await page.getByText('En retard').first().waitFor({ state: 'detached' });
    assert.deepEqual(complaints, []);

    await page.reload();
    await page.getByRole('row').nth(1).waitFor();
    assert.equal(await page.getByText(/licence inactive/).count(), 0);
    await context.close();
  });
});

import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import { browserArguments, findBrowser } from '../../tools/test/find-browser.ts';

/** Starts the browser to test with. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await findBrowser(), args: [...browserArguments] });
}

/** A page of a browser that nobody has used, and everything its pages complained about. */
export interface Visit {
  context: BrowserContext;
  page: Page;
  /** Errors and warnings of the console, and uncaught errors. */
  complaints: string[];
}

/** Opens a page that behaves like that of a French speaker unless told otherwise. */
export async function visit(browser: Browser, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ locale: 'fr-FR', acceptDownloads: true, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  context.on('console', (message) => {
    const type = message.type();
    if (type === 'error' || type === 'warning')
      complaints.push(`${type}: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (webError) => complaints.push(`uncaught: ${String(webError.error())}`));
  return { context, page, complaints };
}

/** Texts of the pages in both languages, as a person looks for them. */
export const words = {
  fr: {
    email: 'Adresse e-mail',
    password: 'Mot de passe',
    signIn: 'Se connecter',
    invoices: 'Factures',
    subscription: 'Abonnement',
    download: 'Télécharger',
    signOut: 'Se déconnecter',
    signedOut: 'Vous êtes déconnecté',
  },
  en: {
    email: 'E-mail address',
    password: 'Password',
    signIn: 'Sign in',
    invoices: 'Invoices',
    subscription: 'Subscription',
    download: 'Download',
    signOut: 'Sign out',
    signedOut: 'You are signed out',
  },
} as const;

/** Opens the portal and signs in. */
export async function signIn(
  page: Page,
  portalUrl: string,
  email: string,
  language: keyof typeof words = 'fr',
): Promise<void> {
  const text = words[language];
  await page.goto(portalUrl);
  await page.getByLabel(text.email).fill(email);
  await page.getByLabel(text.password).fill('demo');
  await page.getByRole('button', { name: text.signIn }).click();
  await page.waitForURL(`${portalUrl}/**`);
}

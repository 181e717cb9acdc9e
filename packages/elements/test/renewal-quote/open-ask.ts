import type { QuoteRequest, QuoteTerms } from '@portico/client';
import type { QuoteBook, QuoteBookFixture } from '@portico/testing';
import { until } from '../invoices/mount.js';
import { mountQuote, type MountedQuote, type MountOptions } from './mount.js';

/** The dialog that asks for a quote, and what was asked of the server. */
export interface OpenedAsk extends MountedQuote {
  /** Every choice whose total was asked for. */
  previewed: QuoteTerms[];
  /** Every request for a quote, with its key. */
  sent: { key: string | null; request: QuoteRequest }[];
}

/** Shows a card and opens the dialog that asks for a quote. */
export async function openAsk(
  fixture: QuoteBookFixture | QuoteBook = {},
  options: MountOptions = {},
): Promise<OpenedAsk> {
  const previewed: QuoteTerms[] = [];
  const sent: OpenedAsk['sent'] = [];
  const mounted = await mountQuote(fixture, {
    ...options,
    answer: (handler) => {
      const given = options.answer ? options.answer(handler) : handler;
      return async (request) => {
        const { pathname } = new URL(request.url);
        if (pathname.endsWith('/renewal-previews')) previewed.push((await request.clone().json()) as QuoteTerms);
        if (request.method === 'POST' && pathname === '/v1/renewal-quotes') {
          const key = request.headers.get('Idempotency-Key');
          sent.push({ key, request: (await request.clone().json()) as QuoteRequest });
        }
        return given(request);
      };
    },
  });
  const label = options.locale === 'fr' ? 'Demander un devis de renouvellement' : 'Request renewal quote';
  await until(() => mounted.page.button(label) !== undefined);
  const button = mounted.page.requireButton(label);
  button.focus();
  button.click();
  await until(() => mounted.page.dialog !== undefined);
  return { ...mounted, previewed, sent };
}

/** The same, as soon as the quote can be asked for. */
export async function askable(fixture: QuoteBookFixture = {}, options: MountOptions = {}): Promise<OpenedAsk> {
  const opened = await openAsk(fixture, options);
  await expected(opened, '€3,600.00');
  return opened;
}

/** Waits until this total is expected of what is chosen. */
export async function expected({ page }: MountedQuote, total: string): Promise<void> {
  await until(() => page.dialogText.includes(`Total with tax ${total}`) && !page.dialogText.includes('Calculating'));
}

/** Presses the button of the dialog that asks. */
export function submit({ page }: MountedQuote): void {
  page.requireAnswer('Request renewal quote').click();
}

import type { QuoteStatus, RenewalQuote } from '@portico/client';
import { until } from '../invoices/mount.js';
import { mountStatus, type MountedQuote, type MountOptions } from './mount.js';

/** Shows a quote in a status and opens the dialog of an action by its button. */
export async function openAction(
  label: string,
  quote: Partial<RenewalQuote> & { status?: QuoteStatus } = {},
  options: MountOptions = {},
): Promise<MountedQuote> {
  const { status = 'ready', ...more } = quote;
  const mounted = await mountStatus(status, more, options);
  await until(() => mounted.page.button(label) !== undefined);
  const button = mounted.page.requireButton(label);
  button.focus();
  button.click();
  await until(() => mounted.page.dialog !== undefined);
  return mounted;
}

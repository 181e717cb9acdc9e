import { nothing, type LitElement } from 'lit';
import { SendController, sendDialog } from '../../send/send-part.js';
import type { QuoteDialog, QuoteDialogContext } from '../quote-dialogs.js';
import { sendableQuote } from './sendable-quote.js';

export { styles } from '../../send/send-part.js';

/** The dialog that sends a quote by mail. */
export function create(
  host: LitElement,
  { client, versions, locale, failed, quotes }: QuoteDialogContext,
): QuoteDialog {
  const controller = new SendController(host, { client, version: () => versions()?.deliveries, failed });
  return {
    get isOpen() {
      return controller.form !== undefined;
    },
    open() {
      if (quotes.quote) controller.open(sendableQuote(quotes.quote), locale.tag);
    },
    render: () => (controller.form ? sendDialog(controller.form, { controller, formats: locale.formats }) : nothing),
  };
}

import type { Schemas } from '../http/operations.ts';
import { onOneLine, writeDocumentMail, type MailContent, type WrittenMail } from './document-mail.ts';

/** What a mail says of a renewal quote. */
export interface MailedQuote {
  number: string;
  productName: string;
  /** What would be renewed: ISO days, both included. */
  term: Pick<Schemas['SubscriptionTerm'], 'start' | 'end'>;
  total: Schemas['Money'];
  /** Last ISO day on which it can be accepted. */
  validUntil: string;
}

/** What is told in a mail with a renewal quote. */
export interface QuoteMailContent extends MailContent {
  quote: MailedQuote;
}

/** A mail with a renewal quote, in the wanted language or in English. */
export function writeQuoteMail({ quote, ...content }: QuoteMailContent): WrittenMail {
  return writeDocumentMail(content, ({ wording, strings, format, seller, sender: person, customer }) => {
    const sender = person ?? seller;
    const words = strings.quote;
    const title = `${words.heading} ${onOneLine(quote.number)}`;
    return {
      subject: wording.subject(title, seller),
      introduction: wording.quoteIntroduction(sender, customer, onOneLine(quote.productName)),
      documents: [
        {
          title,
          facts: [
            { label: words.term, value: format.days(quote.term.start, quote.term.end) },
            { label: words.validUntil, value: format.day(quote.validUntil) },
          ],
          amount: { label: wording.amount, value: format.money(quote.total) },
        },
      ],
      reason: wording.reason(sender, seller),
    };
  });
}

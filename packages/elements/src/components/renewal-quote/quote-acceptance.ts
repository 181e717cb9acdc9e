import { msg, str } from '@lit/localize';
import type { Invoice, RenewalQuote } from '@portico/client';
import { nothing, type TemplateResult } from 'lit';
import type { Formats } from '../../localization/format.js';
import { pairs } from '../../ui/pairs.js';

/** Who accepted a quote and when, and what became of its invoice. */
export function acceptanceFacts(
  { acceptance }: RenewalQuote,
  invoice: Invoice | undefined,
  formats: Formats,
): TemplateResult | typeof nothing {
  if (!acceptance) return nothing;
  const { name, role, acceptedAt } = acceptance;
  return pairs([
    [msg('Accepted by', { desc: 'Term: who has accepted a quote.' }), `${name}, ${role}`],
    [msg('Accepted on', { desc: 'Term: when a quote was accepted.' }), formats.instant(acceptedAt)],
    [msg('Invoice', { desc: 'Type of document.' }), invoice && invoiceText(invoice, formats)],
  ]);
}

function invoiceText({ number, amountDue }: Invoice, formats: Formats): string {
  if (amountDue.amount <= 0) return msg(str`${number}, paid`, { desc: 'Number of an invoice that is paid.' });
  const amount = formats.money(amountDue);
  return msg(str`${number}, ${amount} to pay`, { desc: 'Number of an invoice and what is left to pay.' });
}

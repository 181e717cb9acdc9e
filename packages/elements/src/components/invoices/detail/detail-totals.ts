import { msg } from '@lit/localize';
import type { Invoice, InvoiceDocument, Money } from '@portico/client';
import { html, nothing, type TemplateResult } from 'lit';
import type { Formats } from '../../../localization/format.js';
import { taxRowText } from '../../../localization/tax-texts.js';

type AllowanceOrCharge = InvoiceDocument['allowances'][number];

/** From the sum of the lines to what is still to be paid. */
export function detailTotals(invoice: Invoice, formats: Formats): TemplateResult {
  const { totals, taxes, allowances, charges, type } = invoice.document;
  const settled = minus(invoice.amountPaid);
  return html`<dl class="totals">
    ${row(msg('Sum of lines', { desc: 'Row of totals.' }), totals.lines, formats)}
    ${allowances.map((one) => row(reasonText(one, msg('Discount', { desc: 'Row of totals.' })), minus(one.amount), formats))}
    ${charges.map((one) => row(reasonText(one, msg('Surcharge', { desc: 'Row of totals.' })), one.amount, formats))}
    ${
      allowances.length + charges.length > 0
        ? row(msg('Total without VAT', { desc: 'Row of totals.' }), totals.net, formats)
        : nothing
    }
    ${taxes.map(({ base, amount, category, exemptionReason }) =>
      row(taxRowText(formats.money(base), category, formats), amount, formats, '', exemptionReason),
    )}
    ${totals.rounding.amount === 0 ? nothing : row(msg('Rounding', { desc: 'Row of totals.' }), totals.rounding, formats)}
    ${row(msg('Total', { desc: 'Row of totals: with tax.' }), totals.gross, formats, 'strong')}
    ${
      invoice.amountPaid.amount === 0
        ? nothing
        : row(
            type === 'credit_note'
              ? msg('Applied or refunded', { desc: 'Row of totals of a credit note.' })
              : msg('Paid or credited', { desc: 'Row of totals: everything that was settled so far.' }),
            settled,
            formats,
          )
    }
    ${
      type === 'credit_note'
        ? row(msg('Left to apply', { desc: 'Row of totals of a credit note.' }), invoice.amountDue, formats, 'strong')
        : row(msg('Amount due', { desc: 'Row of totals: still to be paid.' }), invoice.amountDue, formats, 'strong')
    }
  </dl>`;
}

function row(
  label: unknown,
  amount: Money,
  formats: Formats,
  emphasis = '',
  remark: string | null = null,
): TemplateResult {
  return html`<div class=${emphasis}>
    <dt>${label}${remark ? html`<span class="line-note"><bdi>${remark}</bdi></span>` : nothing}</dt>
    <dd>${formats.money(amount)}</dd>
  </div>`;
}

function reasonText({ reason }: AllowanceOrCharge, fallback: string): unknown {
  return reason ? html`<bdi>${reason}</bdi>` : fallback;
}

function minus({ amount, currency }: Money): Money {
  return { amount: 0 - amount, currency };
}

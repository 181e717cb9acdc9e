import { msg, str } from '@lit/localize';
import type { QuoteLine, RenewalPreview, RenewalQuote } from '@portico/client';
import { html, type TemplateResult } from 'lit';
import type { Formats } from '../../localization/format.js';
import { taxRowText } from '../../localization/tax-texts.js';

/** What a calculation shows. */
export interface QuoteLines {
  /** Id of the title that names the table. */
  labelledBy: string;
  lines: readonly QuoteLine[];
  /** Tax by rate, where it is known so exactly. */
  taxes?: RenewalQuote['taxes'];
  total: RenewalPreview['total'];
  formats: Formats;
}

/** What is quoted, line by line, with tax and total. */
export function quoteLines({ labelledBy, lines, taxes, total, formats }: QuoteLines): TemplateResult {
  return html`<table class="calculation-lines" part="lines" aria-labelledby=${labelledBy}>
    <tbody>
      ${lines.map((line) => lineRow(line, formats))}
      ${
        taxes
          ? taxes.map(({ category, base, amount }) =>
              amountRow(taxRowText(formats.money(base), category, formats), formats.money(amount)),
            )
          : amountRow(msg('Tax', { desc: 'Row of a price.' }), formats.money(total.tax))
      }
      ${amountRow(msg('Total with tax', { desc: 'Row of a calculation.' }), formats.money(total.gross), 'due')}
    </tbody>
  </table>`;
}

function lineRow(line: QuoteLine, formats: Formats): TemplateResult {
  return html`<tr>
    <th scope="row">
      <bdi>${line.description}</bdi>
      <span class="card-note"><bdi>${priceText(line, formats)}</bdi></span>
    </th>
    <td><bdi>${formats.money(line.net)}</bdi></td>
  </tr>`;
}

function priceText({ quantity, unitPrice, discountPercentage }: QuoteLine, formats: Formats): string {
  const price = `${formats.number(quantity)} \u00D7 ${formats.money(unitPrice)}`;
  if (discountPercentage === null) return price;
  const discount = formats.percent(discountPercentage);
  return msg(str`${price}, less ${discount}`, { desc: 'Line of a quote: quantity and price, and a discount.' });
}

function amountRow(label: string, amount: string, kind = 'tax'): TemplateResult {
  return html`<tr class=${kind}>
    <th scope="row"><bdi>${label}</bdi></th>
    <td><bdi>${amount}</bdi></td>
  </tr>`;
}

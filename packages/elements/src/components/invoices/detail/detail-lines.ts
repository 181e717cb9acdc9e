import { msg } from '@lit/localize';
import type { InvoiceDocument } from '@portico/client';
import { html, nothing, type TemplateResult } from 'lit';
import type { Formats } from '../../../localization/format.js';
import { periodText } from '../../../localization/period-text.js';
import { taxText } from '../../../localization/tax-texts.js';
import { quantityText } from './units.js';

type Line = InvoiceDocument['lines'][number];

/** What the lines are written with. */
export interface LineContext {
  formats: Formats;
  /** BCP 47 tag. */
  locale: string;
}

/** The lines of an invoice as a table; roles are written out because it is laid out as cards where there is no room. */
export function detailLines(lines: readonly Line[], context: LineContext): TemplateResult {
  const { quantity, price, tax, net } = labels();
  return html`<table class="lines" role="table" aria-label=${msg('Lines', { desc: 'Name of the table of lines.' })}>
    <thead>
      <tr role="row">
        <th role="columnheader" scope="col">${msg('Item', { desc: 'Column of what was sold.' })}</th>
        <th class="figure" role="columnheader" scope="col">${quantity}</th>
        <th class="figure" role="columnheader" scope="col">${price}</th>
        <th class="figure" role="columnheader" scope="col">${tax}</th>
        <th class="figure" role="columnheader" scope="col">${net}</th>
      </tr>
    </thead>
    <tbody>
      ${lines.map((line) => detailLine(line, context))}
    </tbody>
  </table>`;
}

function labels(): Record<'quantity' | 'price' | 'tax' | 'net', string> {
  return {
    quantity: msg('Quantity', { desc: 'Column of a line.' }),
    price: msg('Unit price', { desc: 'Column of a line.' }),
    tax: msg('VAT', { desc: 'Column of the tax treatment of a line.' }),
    net: msg('Net amount', { desc: 'Column of a line: amount without tax.' }),
  };
}

function detailLine({ item, quantity, price, tax, netAmount, period, note }: Line, { formats, locale }: LineContext) {
  const names = labels();
  const base = price.baseQuantity;
  const unitPrice = formats.unitPrice(price.net);
  const isPerOne = base === null || base.value === '1';
  return html`<tr role="row">
    <th role="rowheader" scope="row">
      <bdi>${item.name}</bdi>
      ${item.description ? html`<span class="line-note"><bdi>${item.description}</bdi></span>` : nothing}
      ${period ? html`<span class="line-note">${periodText(period, formats)}</span>` : nothing}
      ${note ? html`<span class="line-note"><bdi>${note}</bdi></span>` : nothing}
    </th>
    ${figure(names.quantity, quantityText(quantity, formats, locale))}
    ${figure(names.price, isPerOne ? unitPrice : `${unitPrice} / ${quantityText(base, formats, locale)}`)}
    ${figure(names.tax, taxText(tax, formats))} ${figure(names.net, formats.money(netAmount))}
  </tr>`;
}

function figure(label: string, value: string): TemplateResult {
  return html`<td class="figure" role="cell"><span class="label" aria-hidden="true">${label} </span>${value}</td>`;
}

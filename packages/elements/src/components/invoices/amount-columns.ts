import type { InvoiceListItem } from '@portico/client';
import { html, nothing, type TemplateResult } from 'lit';
import { minorUnits } from '../../localization/minor-units.js';

/** What the amounts of a page need so that their decimals stand below each other. */
export interface AmountColumns {
  /** Most decimals of any amount on the page. */
  decimals: number;
  /** Whether there are several currencies, whose signs differ in width. */
  mixed: boolean;
}

/** Looks at the currencies of a page. */
export function amountColumns(items: readonly InvoiceListItem[]): AmountColumns {
  const currencies = new Set(items.map(({ total }) => total.currency));
  return { decimals: Math.max(0, ...[...currencies].map(minorUnits)), mixed: currencies.size > 1 };
}

/** A written amount, filled up with room for the decimals that it does not have; its text stays as written. */
export function alignedAmount(
  text: string,
  currency: string,
  { decimals, mixed }: AmountColumns,
): TemplateResult | string {
  if (!mixed) return text;
  const [, figures = text, sign = ''] = /^(.*\d)(\D*)$/u.exec(text) ?? [];
  const own = minorUnits(currency);
  const room = (own === 0 && decimals > 0 ? '.' : '') + '0'.repeat(decimals - own);
  // prettier-ignore
  return html`${figures}${room ? html`<span class="room" data-room=${room}></span>` : nothing}${
    sign ? html`<span class="sign">${sign}</span>` : nothing}`;
}

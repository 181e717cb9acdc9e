import type { Schemas } from '../http/operations.ts';
import { listPrice } from './price-list.ts';
import type { Product } from './price-list.ts';
import type { LineDraft } from '../invoices/invoice-lines.ts';
import type { TaxTreatment } from '../invoices/tax-treatments.ts';
import type { DocumentLanguage } from '../documents/document-language.ts';

/** What the lines of one invoice share. */
export interface LineContext {
  readonly language: DocumentLanguage;
  readonly currency: string;
  readonly tax: TaxTreatment;
  /** The price list of this day applies. */
  readonly day: string;
}

/** A line that sells a product of the catalogue at its list price. */
export function productLine(
  product: Product,
  quantity: string,
  { language, currency, tax, day }: LineContext,
  extra: Partial<LineDraft> = {},
): LineDraft {
  return {
    name: product.name[language],
    ...(product.description ? { description: product.description[language] } : {}),
    code: product.code,
    quantity,
    unit: product.unit,
    price: listPrice(product, day, currency),
    ...(product.baseQuantity === undefined ? {} : { baseQuantity: product.baseQuantity }),
    tax,
    ...extra,
  };
}

const prorated = { en: 'pro rata', fr: 'prorata', de: 'anteilig' };

/** A line for a part of a month: `months` may be a fraction, and negative to take back. */
export function proratedLine(
  product: Product,
  months: string,
  period: Schemas['Period'],
  context: LineContext,
): LineDraft {
  const name = `${product.name[context.language]} (${prorated[context.language]})`;
  return productLine(product, months, context, { name, period });
}

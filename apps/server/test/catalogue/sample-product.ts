import document from '@portico/openapi/billing.json' with { type: 'json' };
import type { Schemas } from '../../src/http/operations.ts';

type Input = Schemas['ProductInput'];

/** The product of the contract's examples: two plans and an add-on, in euros a month. Each call gives a new object. */
export function sampleProduct(own: Partial<Input> = {}): Input {
  return { ...(structuredClone(document.components.examples.ProductInput.value) as Input), ...own };
}

/** The same product with other ids of its prices, which are unique in the catalogue. */
export function withPriceIds(prefix: string, product: Input = sampleProduct()): Input {
  const renamed = <Item extends { prices: Schemas['Price'][] }>(items: Item[]) =>
    items.map((item) => ({ ...item, prices: item.prices.map((price) => ({ ...price, id: `${prefix}_${price.id}` })) }));
  return { ...product, plans: renamed(product.plans), addOns: renamed(product.addOns) };
}

import type { Schemas } from '../http/operations.ts';
import { firstCharacters } from '../text-limits.ts';

type Input = Schemas['BillingDetailsInput'];

/** Characters of a value that the activity list keeps. */
const longest = 1000;

/** What became different, field by field, as the activity list shows it. */
export function differences(before: Input, after: Input): Schemas['ActivityChange'][] {
  const [old, current] = [flat(before), flat(after)];
  return Object.entries(current)
    .map(([field, value]) => ({ field, before: old[field] ?? null, after: value }))
    .filter((change) => change.before !== change.after)
    .map((change) => ({ ...change, before: shortened(change.before), after: shortened(change.after) }));
}

function flat({ companyName, contact, address, taxId, ...rest }: Input): Record<string, string | null> {
  const { lines, ...parts } = address;
  return {
    companyName,
    'contact.name': contact.name,
    'contact.phone': contact.phone,
    'address.lines': lines.join('\n'),
    ...Object.fromEntries(Object.entries(parts).map(([part, value]) => [`address.${part}`, value])),
    taxId,
    invoiceRecipients: rest.invoiceRecipients.join(', ') || null,
    purchaseOrderReference: rest.purchaseOrderReference,
  };
}

function shortened(value: string | null): string | null {
  return value === null ? null : firstCharacters(value, longest);
}

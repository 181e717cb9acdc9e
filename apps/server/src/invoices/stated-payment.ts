import type { Schemas } from '../http/operations.ts';

type Document = Schemas['InvoiceDocument'];

/** How money comes by the instructions of an invoice, by UNCL 4461 code. */
const kinds: Record<string, Schemas['PaymentMeansKind']> = {
  '30': 'bank_transfer',
  '42': 'bank_transfer',
  '48': 'card',
  '49': 'bank_debit',
  '54': 'card',
  '55': 'card',
  '58': 'bank_transfer',
  '59': 'sepa_debit',
};

function lastDigits(number: string | null | undefined): string | null {
  return /[0-9]{4}$/.exec(number ?? '')?.[0] ?? null;
}

/** How an invoice that the operator states as paid was paid: as it asked for, where it says how. */
export function statedMeans({ payment }: Document): Schemas['PaymentMeans'] {
  const kind = kinds[payment?.meansCode ?? ''] ?? 'other';
  const numbers = { card: payment?.card?.lastDigits, sepa_debit: payment?.directDebit?.debitedAccount };
  const number = kind === 'card' || kind === 'sepa_debit' ? numbers[kind] : null;
  return { kind, brand: null, lastDigits: lastDigits(number) };
}

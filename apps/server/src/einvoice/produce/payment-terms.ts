import type { Schemas } from '../../http/operations.ts';
import { undefinedPaymentMeans } from '../codes.ts';

type Payment = Schemas['PaymentInstructions'];

const transfers = new Set(['30', '58']);
const cards = new Set(['48', '54', '55']);
const directDebits = new Set(['49', '59']);

const undefinedMeans: Payment = {
  meansCode: undefinedPaymentMeans,
  meansText: null,
  remittance: null,
  creditTransfers: [],
  card: null,
  directDebit: null,
};

/**
 * Payment instructions in which code and details agree (BR-61, BR-DE-23 to BR-DE-31). A code without the details that
 * it needs becomes "not defined"; details that do not belong to a code are left out.
 */
export function completedPayment(payment: Payment | null): Payment {
  if (!payment) return undefinedMeans;
  const { meansCode, creditTransfers, card, directDebit } = payment;
  const none = { creditTransfers: [], card: null, directDebit: null };
  if (transfers.has(meansCode) && creditTransfers.length > 0) return { ...payment, ...none, creditTransfers };
  if (cards.has(meansCode) && card) return { ...payment, ...none, card };
  const collects = directDebit?.mandate && directDebit.creditor && directDebit.debitedAccount;
  if (directDebits.has(meansCode) && collects) return { ...payment, ...none, directDebit };
  const needsDetails = [transfers, cards, directDebits].some((codes) => codes.has(meansCode));
  return { ...payment, ...none, meansCode: needsDetails ? undefinedPaymentMeans : meansCode };
}

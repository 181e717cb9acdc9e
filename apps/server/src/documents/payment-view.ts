import type { Schemas } from '../http/operations.ts';

import type { Fact, InvoiceDocument, Wording } from './invoice-view.ts';

type Payment = Schemas['PaymentInstructions'];

const iban = /^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$/;

/** An IBAN in groups of four, any other account number as it is. */
export function accountText(account: string): string {
  const compact = account.replaceAll(/\s/g, '');
  return iban.test(compact) ? (compact.match(/.{1,4}/g) ?? []).join('\u00a0') : account;
}

function fact(label: string, value: string | null | undefined): Fact[] {
  return value === null || value === undefined || value.trim() === '' ? [] : [{ label, value }];
}

function meansText({ meansCode, meansText }: Payment, { strings }: Wording): string | null {
  return Object.hasOwn(strings.means, meansCode) ? (strings.means[meansCode] ?? null) : meansText;
}

function transferFacts({ creditTransfers }: Payment, { strings }: Wording): Fact[] {
  return creditTransfers.flatMap(({ account, accountName, serviceProvider }) => [
    ...fact(
      iban.test(account.replaceAll(/\s/g, '')) ? strings.payment.iban : strings.payment.account,
      accountText(account),
    ),
    ...fact(strings.payment.bic, serviceProvider),
    ...fact(strings.payment.accountName, accountName),
  ]);
}

function directDebitFacts({ directDebit }: Payment, { strings }: Wording): Fact[] {
  if (!directDebit) return [];
  const { mandate, creditor, debitedAccount } = directDebit;
  return [
    ...fact(strings.payment.mandate, mandate),
    ...fact(strings.payment.creditor, creditor),
    ...fact(strings.payment.debitedAccount, debitedAccount === null ? null : accountText(debitedAccount)),
  ];
}

function instructionFacts(payment: Payment, wording: Wording): Fact[] {
  const { strings } = wording;
  const { card } = payment;
  return [
    ...fact(strings.payment.means, meansText(payment, wording)),
    ...transferFacts(payment, wording),
    ...directDebitFacts(payment, wording),
    ...fact(strings.payment.card, card && `\u2022\u2022\u2022\u2022 ${card.lastDigits}`),
    ...fact(strings.payment.cardHolder, card?.holder),
    ...fact(strings.payment.remittance, payment.remittance),
  ];
}

/** How the invoice is to be paid, and on which terms. */
export function paymentFacts({ payment, paymentTerms }: InvoiceDocument, wording: Wording): Fact[] {
  return [
    ...(payment ? instructionFacts(payment, wording) : []),
    ...fact(wording.strings.payment.terms, paymentTerms?.trim()),
  ];
}

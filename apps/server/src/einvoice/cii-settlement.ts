import type { Schemas } from '../http/operations.ts';
import { ciiDay } from './cii-day.ts';
import { ciiAllowances, ciiTaxCategory } from './cii-line.ts';
import { all, attribute, first, money, required, text, unlessEmpty, type Parent } from './fields.ts';
import { mergePayments, type Currencies, type PaymentMeans, type StatedTotals } from './groups.ts';
import type { XmlElement } from './xml.ts';

type Document = Schemas['InvoiceDocument'];

/** Shipping costs that the profile EXTENDED writes as a group of its own; the total of charges includes them. */
function logisticsCharges(settlement: XmlElement, currency: string): Schemas['AllowanceOrCharge'][] {
  return all(settlement, 'ram:SpecifiedLogisticsServiceCharge').map((element) => ({
    amount: required(
      money(first(element, 'ram:AppliedAmount'), 'The amount of a logistics charge', currency),
      'The logistics charge amount',
    ),
    base: null,
    percentage: null,
    reason: text(element, 'ram:Description'),
    reasonCode: null,
    tax: ciiTaxCategory(first(element, 'ram:AppliedTradeTax'), 'a logistics charge'),
  }));
}

/** BG-21 with the logistics charges of the profile EXTENDED. */
export const ciiCharges = (settlement: XmlElement, currency: string): Schemas['AllowanceOrCharge'][] => [
  ...ciiAllowances(settlement, 'charge', currency),
  ...logisticsCharges(settlement, currency),
];

function creditTransfersOf(means: XmlElement): PaymentMeans['creditTransfers'] {
  const element = first(means, 'ram:PayeePartyCreditorFinancialAccount');
  const account = text(element, 'ram:IBANID') ?? text(element, 'ram:ProprietaryID');
  const accountName = text(element, 'ram:AccountName');
  const serviceProvider = text(means, 'ram:PayeeSpecifiedCreditorFinancialInstitution/ram:BICID');
  return account === null ? [] : [{ account, accountName, serviceProvider }];
}

function cardOf(means: XmlElement): PaymentMeans['card'] {
  const card = first(means, 'ram:ApplicableTradeSettlementFinancialCard');
  const lastDigits = text(card, 'ram:ID');
  return lastDigits === null ? null : { lastDigits, holder: text(card, 'ram:CardholderName') };
}

function directDebitOf(settlement: XmlElement, means: Parent): PaymentMeans['directDebit'] {
  const account = first(means, 'ram:PayerPartyDebtorFinancialAccount');
  return unlessEmpty({
    mandate: text(settlement, 'ram:SpecifiedTradePaymentTerms/ram:DirectDebitMandateID'),
    creditor: text(settlement, 'ram:CreditorReferenceID'),
    debitedAccount: text(account, 'ram:IBANID') ?? text(account, 'ram:ProprietaryID'),
  });
}

function statedMeans(settlement: XmlElement): PaymentMeans[] {
  const remittance = text(settlement, 'ram:PaymentReference');
  return all(settlement, 'ram:SpecifiedTradeSettlementPaymentMeans').map((means) => ({
    meansCode: text(means, 'ram:TypeCode'),
    meansText: text(means, 'ram:Information'),
    remittance,
    creditTransfers: creditTransfersOf(means),
    card: cardOf(means),
    directDebit: directDebitOf(settlement, means),
  }));
}

/** BG-16. Payment details can also stand in the settlement without any means of payment. */
export function ciiPayment(settlement: XmlElement): Document['payment'] {
  const stated = statedMeans(settlement);
  if (stated.length > 0) return mergePayments(stated);
  const loose = {
    meansCode: null,
    meansText: null,
    remittance: text(settlement, 'ram:PaymentReference'),
    creditTransfers: [],
    card: null,
    directDebit: directDebitOf(settlement, undefined),
  };
  return unlessEmpty(loose) === null ? null : mergePayments([loose]);
}

/** BG-23. */
export function ciiTaxes(settlement: XmlElement, currency: string): Document['taxes'] {
  return all(settlement, 'ram:ApplicableTradeTax').map((row) => {
    const base = money(first(row, 'ram:BasisAmount'), 'BT-116 VAT category taxable amount', currency);
    const amount = money(first(row, 'ram:CalculatedAmount'), 'BT-117 VAT category tax amount', currency);
    return {
      category: required(ciiTaxCategory(row, 'the VAT breakdown'), 'BT-118 VAT category code'),
      base: required(base, 'BT-116 VAT category taxable amount'),
      amount: required(amount, 'BT-117 VAT category tax amount'),
      exemptionReason: text(row, 'ram:ExemptionReason'),
      exemptionReasonCode: text(row, 'ram:ExemptionReasonCode'),
    };
  });
}

/** BT-7, which CII repeats on every row of the VAT breakdown. */
export function ciiTaxPointDate(settlement: XmlElement): string | null {
  const dates = all(settlement, 'ram:ApplicableTradeTax/ram:TaxPointDate');
  return dates.map((element) => ciiDay(element, 'BT-7 Value added tax point date')).find((day) => day !== null) ?? null;
}

/** BG-22 as far as the document states it. */
export function ciiTotals(settlement: XmlElement, { currency, accountingCurrency }: Currencies): StatedTotals {
  const totals = first(settlement, 'ram:SpecifiedTradeSettlementHeaderMonetarySummation');
  const amount = (name: string, term: string) => money(first(totals, name), term, currency);
  const taxIn = (wanted: string, term: string) => {
    const stated = all(totals, 'ram:TaxTotalAmount');
    const own = stated.find((element) => attribute(element, 'currencyID') === wanted);
    const unnamed = stated.find((element) => attribute(element, 'currencyID') === null);
    return money(own ?? (wanted === currency ? unnamed : undefined), term, wanted);
  };
  const separate = accountingCurrency !== null && accountingCurrency !== currency;
  return {
    lines: amount('ram:LineTotalAmount', 'BT-106 Sum of invoice line net amount'),
    allowances: amount('ram:AllowanceTotalAmount', 'BT-107 Sum of allowances on document level'),
    charges: amount('ram:ChargeTotalAmount', 'BT-108 Sum of charges on document level'),
    net: amount('ram:TaxBasisTotalAmount', 'BT-109 Invoice total amount without VAT'),
    tax: taxIn(currency, 'BT-110 Invoice total VAT amount'),
    taxInAccountingCurrency: separate ? taxIn(accountingCurrency, 'BT-111 VAT amount in accounting currency') : null,
    gross: amount('ram:GrandTotalAmount', 'BT-112 Invoice total amount with VAT'),
    prepaid: amount('ram:TotalPrepaidAmount', 'BT-113 Paid amount'),
    rounding: amount('ram:RoundingAmount', 'BT-114 Rounding amount'),
    due: amount('ram:DuePayableAmount', 'BT-115 Amount due for payment'),
  };
}

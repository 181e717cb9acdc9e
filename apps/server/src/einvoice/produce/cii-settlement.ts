import type { Schemas } from '../../http/operations.ts';
import { ciiAdjustments, ciiDay, ciiPeriod, ciiTaxCategory } from './cii-line.ts';
import { ciiPayee } from './cii-party.ts';
import { outsideScope } from './tax-terms.ts';
import { amountText, withAttributes, type Content } from './tree.ts';

type Document = Schemas['InvoiceDocument'];

const iban = /^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$/;

function accountOf(account: string | null): Record<string, Content> {
  const compact = account?.replaceAll(/\s/g, '') ?? '';
  return iban.test(compact) ? { 'ram:IBANID': compact } : { 'ram:ProprietaryID': account };
}

/** One element for each account to pay to; what concerns all of them stands in the first. */
function paymentMeansOf({ payment }: Document): Content {
  if (!payment) return null;
  const { meansCode, meansText, card, directDebit } = payment;
  const accounts = payment.creditTransfers.map(({ account, accountName, serviceProvider }) => ({
    'ram:PayeePartyCreditorFinancialAccount': { ...accountOf(account), 'ram:AccountName': accountName },
    'ram:PayeeSpecifiedCreditorFinancialInstitution': { 'ram:BICID': serviceProvider },
  }));
  const [first = {}, ...others] = accounts;
  return [
    {
      'ram:TypeCode': meansCode,
      'ram:Information': meansText,
      'ram:ApplicableTradeSettlementFinancialCard': card && {
        'ram:ID': card.lastDigits,
        'ram:CardholderName': card.holder,
      },
      'ram:PayerPartyDebtorFinancialAccount': directDebit && { 'ram:IBANID': directDebit.debitedAccount },
      ...first,
    },
    ...others.map((account) => ({ 'ram:TypeCode': meansCode, ...account })),
  ];
}

/** A breakdown always states a rate, which XRechnung wants even where there is none to state. */
function taxesOf({ taxes, taxPointDate }: Document): Content {
  return taxes.map(({ category, base, amount, exemptionReason, exemptionReasonCode }) => {
    const rate = category.code === outsideScope ? '0' : category.rate;
    const written = ciiTaxCategory({ ...category, rate });
    return {
      'ram:CalculatedAmount': amountText(amount),
      'ram:TypeCode': written['ram:TypeCode'],
      'ram:ExemptionReason': exemptionReason,
      'ram:BasisAmount': amountText(base),
      'ram:CategoryCode': written['ram:CategoryCode'],
      'ram:ExemptionReasonCode': exemptionReasonCode,
      'ram:TaxPointDate': ciiDay(taxPointDate, 'udt:DateString'),
      'ram:RateApplicablePercent': written['ram:RateApplicablePercent'],
    };
  });
}

function totalsOf({ totals }: Document): Content {
  const unlessZero = (money: Schemas['Money']) => (money.amount === 0 ? null : amountText(money));
  const inCurrency = (money: Schemas['Money'] | null) =>
    money && withAttributes(amountText(money), { currencyID: money.currency });
  return {
    'ram:LineTotalAmount': amountText(totals.lines),
    'ram:ChargeTotalAmount': unlessZero(totals.charges),
    'ram:AllowanceTotalAmount': unlessZero(totals.allowances),
    'ram:TaxBasisTotalAmount': amountText(totals.net),
    'ram:TaxTotalAmount': [inCurrency(totals.tax), inCurrency(totals.taxInAccountingCurrency)],
    'ram:RoundingAmount': unlessZero(totals.rounding),
    'ram:GrandTotalAmount': amountText(totals.gross),
    'ram:TotalPrepaidAmount': unlessZero(totals.prepaid),
    'ram:DuePayableAmount': amountText(totals.due),
  };
}

/** How it is paid and what comes to what: `ram:ApplicableHeaderTradeSettlement`. */
export function ciiSettlement(document: Document): Content {
  const { payment, precedingInvoices } = document;
  return {
    'ram:CreditorReferenceID': payment?.directDebit?.creditor,
    'ram:PaymentReference': payment?.remittance,
    'ram:TaxCurrencyCode': document.accountingCurrency,
    'ram:InvoiceCurrencyCode': document.currency,
    'ram:PayeeTradeParty': ciiPayee(document.payee),
    'ram:SpecifiedTradeSettlementPaymentMeans': paymentMeansOf(document),
    'ram:ApplicableTradeTax': taxesOf(document),
    'ram:BillingSpecifiedPeriod': ciiPeriod(document.period),
    'ram:SpecifiedTradeAllowanceCharge': ciiAdjustments(document),
    'ram:SpecifiedTradePaymentTerms': {
      'ram:Description': document.paymentTerms,
      'ram:DueDateDateTime': ciiDay(document.dueDate),
      'ram:DirectDebitMandateID': payment?.directDebit?.mandate,
    },
    'ram:SpecifiedTradeSettlementHeaderMonetarySummation': totalsOf(document),
    'ram:InvoiceReferencedDocument': precedingInvoices.map(({ number, issueDate }) => ({
      'ram:IssuerAssignedID': number,
      'ram:FormattedIssueDateTime': ciiDay(issueDate, 'qdt:DateTimeString'),
    })),
    'ram:ReceivableSpecifiedTradeAccountingAccount': { 'ram:ID': document.references.buyerAccounting },
  };
}

import type { Schemas } from '../http/operations.ts';
import { referenceCode } from './codes.ts';
import {
  all,
  attribute,
  currencyCode,
  first,
  identifier,
  joinedTexts,
  money,
  required,
  text,
  texts,
  unlessEmpty,
} from './fields.ts';
import {
  attachmentsOf,
  latestDay,
  mergePayments,
  totalsOf,
  typeOf,
  type Currencies,
  type StatedTotals,
} from './groups.ts';
import { ublDay } from './ubl-day.ts';
import { ublAllowances, ublLine, ublObjectIdentifier, ublPeriod, ublTaxCategory } from './ubl-line.ts';
import { creditorIdentifier, ublAddress, ublNamedParty, ublTradingParty } from './ubl-party.ts';
import type { XmlElement } from './xml.ts';

type Document = Schemas['InvoiceDocument'];

function currenciesOf(root: XmlElement): Currencies {
  const currency = currencyCode(first(root, 'cbc:DocumentCurrencyCode'), 'BT-5 Invoice currency code');
  return {
    currency: required(currency, 'BT-5 Invoice currency code'),
    accountingCurrency: currencyCode(first(root, 'cbc:TaxCurrencyCode'), 'BT-6 VAT accounting currency code'),
  };
}

/** UBL has no element for the subject of a note; the binding writes it in front, as in `#AAI#Text`. */
function notesOf(root: XmlElement): Document['notes'] {
  return texts(root, 'cbc:Note').map((written) => {
    const [, subjectCode = null, text = written] = /^#([A-Z]{3})#\s*(\S[^]*)$/.exec(written) ?? [];
    return { subjectCode, text };
  });
}

const additionalReferences = (root: XmlElement): XmlElement[] => all(root, 'cac:AdditionalDocumentReference');

function referencesOf(root: XmlElement): Document['references'] {
  // A credit note has no `cac:ProjectReference`; there the project is a document reference with this code.
  const project = additionalReferences(root).find(
    (reference) => text(reference, 'cbc:DocumentTypeCode') === referenceCode.tenderOrProject,
  );
  return {
    buyer: text(root, 'cbc:BuyerReference'),
    project: text(root, 'cac:ProjectReference/cbc:ID') ?? text(project, 'cbc:ID'),
    contract: text(root, 'cac:ContractDocumentReference/cbc:ID'),
    purchaseOrder: text(root, 'cac:OrderReference/cbc:ID'),
    salesOrder: text(root, 'cac:OrderReference/cbc:SalesOrderID'),
    receivingAdvice: text(root, 'cac:ReceiptDocumentReference/cbc:ID'),
    despatchAdvice: text(root, 'cac:DespatchDocumentReference/cbc:ID'),
    tenderOrLot: text(root, 'cac:OriginatorDocumentReference/cbc:ID'),
    invoicedObject: ublObjectIdentifier(additionalReferences(root)),
    buyerAccounting: text(root, 'cbc:AccountingCost'),
  };
}

function supportingDocuments(root: XmlElement): Document['attachments'] {
  const codes: string[] = Object.values(referenceCode);
  const stated = additionalReferences(root)
    .filter((reference) => !codes.includes(text(reference, 'cbc:DocumentTypeCode') ?? ''))
    .map((reference) => {
      const embedded = first(reference, 'cac:Attachment/cbc:EmbeddedDocumentBinaryObject');
      return {
        id: text(reference, 'cbc:ID'),
        description: text(reference, 'cbc:DocumentDescription'),
        uri: text(reference, 'cac:Attachment/cac:ExternalReference/cbc:URI'),
        filename: attribute(embedded, 'filename'),
        mediaType: attribute(embedded, 'mimeCode'),
      };
    });
  return attachmentsOf(stated);
}

function precedingOf(root: XmlElement): Document['precedingInvoices'] {
  return all(root, 'cac:BillingReference/cac:InvoiceDocumentReference').flatMap((reference) => {
    const number = text(reference, 'cbc:ID');
    const issueDate = ublDay(first(reference, 'cbc:IssueDate'), 'BT-26 Preceding invoice issue date');
    return number === null ? [] : [{ number, issueDate }];
  });
}

function creditTransfersOf(means: XmlElement): Schemas['PaymentInstructions']['creditTransfers'] {
  return all(means, 'cac:PayeeFinancialAccount').flatMap((element) => {
    const account = text(element, 'cbc:ID');
    const accountName = text(element, 'cbc:Name');
    const serviceProvider = text(element, 'cac:FinancialInstitutionBranch/cbc:ID');
    return account === null ? [] : [{ account, accountName, serviceProvider }];
  });
}

function cardOf(means: XmlElement): Schemas['PaymentInstructions']['card'] {
  const card = first(means, 'cac:CardAccount');
  const lastDigits = text(card, 'cbc:PrimaryAccountNumberID');
  return lastDigits === null ? null : { lastDigits, holder: text(card, 'cbc:HolderName') };
}

function paymentOf(root: XmlElement): Document['payment'] {
  const creditor =
    creditorIdentifier(first(root, 'cac:AccountingSupplierParty/cac:Party')) ??
    creditorIdentifier(first(root, 'cac:PayeeParty'));
  const means = all(root, 'cac:PaymentMeans').map((one) => {
    const mandate = first(one, 'cac:PaymentMandate');
    return {
      meansCode: text(one, 'cbc:PaymentMeansCode'),
      meansText: attribute(first(one, 'cbc:PaymentMeansCode'), 'name'),
      remittance: text(one, 'cbc:PaymentID'),
      creditTransfers: creditTransfersOf(one),
      card: cardOf(one),
      directDebit: unlessEmpty({
        mandate: text(mandate, 'cbc:ID'),
        creditor,
        debitedAccount: text(mandate, 'cac:PayerFinancialAccount/cbc:ID'),
      }),
    };
  });
  return mergePayments(means);
}

function deliveryOf(root: XmlElement): Document['delivery'] {
  const delivery = first(root, 'cac:Delivery');
  return unlessEmpty({
    name: text(delivery, 'cac:DeliveryParty/cac:PartyName/cbc:Name'),
    location: identifier(first(delivery, 'cac:DeliveryLocation/cbc:ID')),
    date: ublDay(first(delivery, 'cbc:ActualDeliveryDate'), 'BT-72 Actual delivery date'),
    address: ublAddress(first(delivery, 'cac:DeliveryLocation/cac:Address')),
  });
}

/** The tax total in one currency; the document has a second one when its tax accounts are kept in another (BT-6). */
function taxTotalIn(root: XmlElement, currency: string): XmlElement | undefined {
  return all(root, 'cac:TaxTotal').find(
    (total) => (attribute(first(total, 'cbc:TaxAmount'), 'currencyID') ?? currency) === currency,
  );
}

function taxesOf(root: XmlElement, { currency }: Currencies): Document['taxes'] {
  return all(taxTotalIn(root, currency), 'cac:TaxSubtotal').map((row) => {
    const category = first(row, 'cac:TaxCategory');
    const base = money(first(row, 'cbc:TaxableAmount'), 'BT-116 VAT category taxable amount', currency);
    const amount = money(first(row, 'cbc:TaxAmount'), 'BT-117 VAT category tax amount', currency);
    return {
      category: required(ublTaxCategory(category, 'the VAT breakdown'), 'BT-118 VAT category code'),
      base: required(base, 'BT-116 VAT category taxable amount'),
      amount: required(amount, 'BT-117 VAT category tax amount'),
      exemptionReason: text(category, 'cbc:TaxExemptionReason'),
      exemptionReasonCode: text(category, 'cbc:TaxExemptionReasonCode'),
    };
  });
}

function statedTotals(root: XmlElement, { currency, accountingCurrency }: Currencies): StatedTotals {
  const totals = first(root, 'cac:LegalMonetaryTotal');
  const amount = (name: string, term: string) => money(first(totals, name), term, currency);
  const taxIn = (wanted: string, term: string) => money(first(taxTotalIn(root, wanted), 'cbc:TaxAmount'), term, wanted);
  const separate = accountingCurrency !== null && accountingCurrency !== currency;
  return {
    lines: amount('cbc:LineExtensionAmount', 'BT-106 Sum of invoice line net amount'),
    allowances: amount('cbc:AllowanceTotalAmount', 'BT-107 Sum of allowances on document level'),
    charges: amount('cbc:ChargeTotalAmount', 'BT-108 Sum of charges on document level'),
    net: amount('cbc:TaxExclusiveAmount', 'BT-109 Invoice total amount without VAT'),
    tax: taxIn(currency, 'BT-110 Invoice total VAT amount'),
    taxInAccountingCurrency: separate ? taxIn(accountingCurrency, 'BT-111 VAT amount in accounting currency') : null,
    gross: amount('cbc:TaxInclusiveAmount', 'BT-112 Invoice total amount with VAT'),
    prepaid: amount('cbc:PrepaidAmount', 'BT-113 Paid amount'),
    rounding: amount('cbc:PayableRoundingAmount', 'BT-114 Rounding amount'),
    due: amount('cbc:PayableAmount', 'BT-115 Amount due for payment'),
  };
}

function dueDateOf(root: XmlElement): string | null {
  const term = 'BT-9 Payment due date';
  // A credit note states its due date with the means of payment.
  const withMeans = all(root, 'cac:PaymentMeans/cbc:PaymentDueDate').map((element) => ublDay(element, term));
  return ublDay(first(root, 'cbc:DueDate'), term) ?? latestDay(withMeans);
}

function headOf(root: XmlElement, creditNote: boolean) {
  const code = text(root, creditNote ? 'cbc:CreditNoteTypeCode' : 'cbc:InvoiceTypeCode');
  const typeCode = required(code, 'BT-3 Invoice type code');
  return {
    number: required(text(root, 'cbc:ID'), 'BT-1 Invoice number'),
    type: typeOf(typeCode, creditNote),
    typeCode,
    issueDate: required(ublDay(first(root, 'cbc:IssueDate'), 'BT-2 Invoice issue date'), 'BT-2 Invoice issue date'),
    dueDate: dueDateOf(root),
    taxPointDate: ublDay(first(root, 'cbc:TaxPointDate'), 'BT-7 Value added tax point date'),
    businessProcess: text(root, 'cbc:ProfileID'),
    specification: text(root, 'cbc:CustomizationID'),
  };
}

function partiesOf(root: XmlElement) {
  return {
    seller: ublTradingParty(first(root, 'cac:AccountingSupplierParty/cac:Party'), 'BT-27 Seller name'),
    buyer: ublTradingParty(first(root, 'cac:AccountingCustomerParty/cac:Party'), 'BT-44 Buyer name'),
    payee: ublNamedParty(first(root, 'cac:PayeeParty'), 'BT-59 Payee name'),
    taxRepresentative: ublNamedParty(first(root, 'cac:TaxRepresentativeParty'), 'BT-62 Tax representative name'),
  };
}

/** Reads a UBL 2.1 invoice or credit note by the binding CEN/TS 16931-3-2. */
export function readUbl(root: XmlElement, creditNote: boolean): Document {
  const currencies = currenciesOf(root);
  const { currency } = currencies;
  const lines = all(root, creditNote ? 'cac:CreditNoteLine' : 'cac:InvoiceLine').map((line) => ublLine(line, currency));
  return {
    ...headOf(root, creditNote),
    ...currencies,
    references: referencesOf(root),
    precedingInvoices: precedingOf(root),
    notes: notesOf(root),
    paymentTerms: joinedTexts(root, 'cac:PaymentTerms/cbc:Note'),
    payment: paymentOf(root),
    period: ublPeriod(first(root, 'cac:InvoicePeriod'), 'BG-14 Invoicing period'),
    ...partiesOf(root),
    delivery: deliveryOf(root),
    allowances: ublAllowances(root, 'allowance', currency),
    charges: ublAllowances(root, 'charge', currency),
    totals: totalsOf(statedTotals(root, currencies), lines.length > 0, currency),
    taxes: taxesOf(root, currencies),
    lines,
    attachments: supportingDocuments(root),
  };
}

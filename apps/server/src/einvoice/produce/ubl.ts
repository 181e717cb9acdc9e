import type { Schemas } from '../../http/operations.ts';
import { referenceCode } from '../codes.ts';
import { outsideScope } from './tax-terms.ts';
import { identified, withAttributes, xmlDocument, type Content } from './tree.ts';
import { ublAdjustments, ublAmount, ublLine, ublPeriod, ublTaxCategory } from './ubl-line.ts';
import { ublAddress, ublPayee, ublTaxRepresentative, ublTradingParty } from './ubl-party.ts';

type Document = Schemas['InvoiceDocument'];
type Elements = Record<string, Content>;

const schemas = 'urn:oasis:names:specification:ubl:schema:xsd';
/** Stands for the order's number where only that of the seller's confirmation is known: UBL wants one. */
const unknownOrder = 'NA';
/** UBL wants the network of a card named; EN 16931 has no term for it. */
const unknownNetwork = 'NA';

const referenceTo = (number: string | null): Content => ({ 'cbc:ID': number });

/** UBL has no element for the subject of a note; the binding writes it in front. */
function notesOf({ notes }: Document): Content {
  return notes.map(({ subjectCode, text }) => (subjectCode === null ? text : `#${subjectCode}#${text}`));
}

function orderOf({ references: { purchaseOrder, salesOrder } }: Document): Content {
  const order = purchaseOrder ?? (salesOrder === null ? null : unknownOrder);
  return { 'cbc:ID': order, 'cbc:SalesOrderID': salesOrder };
}

function precedingOf({ precedingInvoices }: Document): Content {
  return precedingInvoices.map(({ number, issueDate }) => ({
    'cac:InvoiceDocumentReference': { 'cbc:ID': number, 'cbc:IssueDate': issueDate },
  }));
}

/** Invoiced object, supporting documents, and the project of a credit note, which has no other place for it. */
function additionalOf({ references, attachments, type }: Document): Content {
  const { invoicedObject, project } = references;
  const coded = (id: Content, code: string) => ({ 'cbc:ID': id, 'cbc:DocumentTypeCode': code });
  return [
    ...(invoicedObject ? [coded(identified(invoicedObject), referenceCode.invoicedObject)] : []),
    ...(type === 'credit_note' && project !== null ? [coded(project, referenceCode.tenderOrProject)] : []),
    ...attachments.map(({ id, description, uri }) => ({
      'cbc:ID': id,
      'cbc:DocumentDescription': description,
      'cac:Attachment': { 'cac:ExternalReference': { 'cbc:URI': uri } },
    })),
  ];
}

function deliveryOf({ delivery }: Document): Content {
  return (
    delivery && {
      'cbc:ActualDeliveryDate': delivery.date,
      'cac:DeliveryLocation': { 'cbc:ID': identified(delivery.location), 'cac:Address': ublAddress(delivery.address) },
      'cac:DeliveryParty': { 'cac:PartyName': { 'cbc:Name': delivery.name } },
    }
  );
}

/** One element for each account to pay to; what concerns all of them stands in the first. */
function paymentMeansOf({ payment, type, dueDate }: Document): Content {
  if (!payment) return null;
  const { meansCode, meansText, remittance, card, directDebit } = payment;
  const accounts = payment.creditTransfers.map(({ account, accountName, serviceProvider }) => ({
    'cbc:ID': account,
    'cbc:Name': accountName,
    'cac:FinancialInstitutionBranch': { 'cbc:ID': serviceProvider },
  }));
  const [first = null, ...others] = accounts;
  return [
    {
      'cbc:PaymentMeansCode': withAttributes(meansCode, { name: meansText }),
      'cbc:PaymentDueDate': type === 'credit_note' ? dueDate : null,
      'cbc:PaymentID': remittance,
      'cac:CardAccount': card && {
        'cbc:PrimaryAccountNumberID': card.lastDigits,
        'cbc:NetworkID': unknownNetwork,
        'cbc:HolderName': card.holder,
      },
      'cac:PayeeFinancialAccount': first,
      'cac:PaymentMandate': directDebit && {
        'cbc:ID': directDebit.mandate,
        'cac:PayerFinancialAccount': { 'cbc:ID': directDebit.debitedAccount },
      },
    },
    ...others.map((account) => ({ 'cbc:PaymentMeansCode': meansCode, 'cac:PayeeFinancialAccount': account })),
  ];
}

/** A breakdown always states a rate, which XRechnung wants even where there is none to state. */
function taxTotalsOf({ taxes, totals }: Document): Content {
  const rows = taxes.map(({ category, base, amount, exemptionReason, exemptionReasonCode }) => ({
    'cbc:TaxableAmount': ublAmount(base),
    'cbc:TaxAmount': ublAmount(amount),
    'cac:TaxCategory': ublTaxCategory(category.code === outsideScope ? { ...category, rate: '0' } : category, {
      'cbc:TaxExemptionReasonCode': exemptionReasonCode,
      'cbc:TaxExemptionReason': exemptionReason,
    }),
  }));
  const inAccounting = totals.taxInAccountingCurrency;
  return [
    { 'cbc:TaxAmount': ublAmount(totals.tax), 'cac:TaxSubtotal': rows },
    inAccounting && { 'cbc:TaxAmount': ublAmount(inAccounting) },
  ];
}

function totalsOf({ totals }: Document): Content {
  const unlessZero = (money: Schemas['Money']) => (money.amount === 0 ? null : ublAmount(money));
  return {
    'cbc:LineExtensionAmount': ublAmount(totals.lines),
    'cbc:TaxExclusiveAmount': ublAmount(totals.net),
    'cbc:TaxInclusiveAmount': ublAmount(totals.gross),
    'cbc:AllowanceTotalAmount': unlessZero(totals.allowances),
    'cbc:ChargeTotalAmount': unlessZero(totals.charges),
    'cbc:PrepaidAmount': unlessZero(totals.prepaid),
    'cbc:PayableRoundingAmount': unlessZero(totals.rounding),
    'cbc:PayableAmount': ublAmount(totals.due),
  };
}

/** What stands first, in the order of each of the two schemas. */
function headOf(document: Document): Elements {
  const { number, issueDate, dueDate, typeCode, taxPointDate } = document;
  const first = {
    'cbc:CustomizationID': document.specification,
    'cbc:ProfileID': document.businessProcess,
    'cbc:ID': number,
    'cbc:IssueDate': issueDate,
  };
  const notes = notesOf(document);
  const kind =
    document.type === 'credit_note'
      ? { 'cbc:TaxPointDate': taxPointDate, 'cbc:CreditNoteTypeCode': typeCode, 'cbc:Note': notes }
      : {
          'cbc:DueDate': dueDate,
          'cbc:InvoiceTypeCode': typeCode,
          'cbc:Note': notes,
          'cbc:TaxPointDate': taxPointDate,
        };
  return {
    ...first,
    ...kind,
    'cbc:DocumentCurrencyCode': document.currency,
    'cbc:TaxCurrencyCode': document.accountingCurrency,
    'cbc:AccountingCost': document.references.buyerAccounting,
    'cbc:BuyerReference': document.references.buyer,
    'cac:InvoicePeriod': ublPeriod(document.period),
  };
}

/** References to other documents, in the order of each of the two schemas. */
function referencesOf(document: Document): Elements {
  const { references } = document;
  const before = {
    'cac:OrderReference': orderOf(document),
    'cac:BillingReference': precedingOf(document),
    'cac:DespatchDocumentReference': referenceTo(references.despatchAdvice),
    'cac:ReceiptDocumentReference': referenceTo(references.receivingAdvice),
  };
  const contract = { 'cac:ContractDocumentReference': referenceTo(references.contract) };
  const tender = { 'cac:OriginatorDocumentReference': referenceTo(references.tenderOrLot) };
  const additional = { 'cac:AdditionalDocumentReference': additionalOf(document) };
  if (document.type === 'credit_note') return { ...before, ...contract, ...additional, ...tender };
  return {
    ...before,
    ...tender,
    ...contract,
    ...additional,
    'cac:ProjectReference': referenceTo(references.project),
  };
}

/**
 * A completed document in UBL 2.1 by the binding CEN/TS 16931-3-2: an `Invoice`, or a `CreditNote`, whose schema has
 * another order.
 */
export function ublXml(document: Document): string {
  const creditNote = document.type === 'credit_note';
  const name = creditNote ? 'CreditNote' : 'Invoice';
  const quantity = creditNote ? 'cbc:CreditedQuantity' : 'cbc:InvoicedQuantity';
  return xmlDocument(
    name,
    {
      '': `${schemas}:${name}-2`,
      cac: `${schemas}:CommonAggregateComponents-2`,
      cbc: `${schemas}:CommonBasicComponents-2`,
    },
    {
      ...headOf(document),
      ...referencesOf(document),
      'cac:AccountingSupplierParty': {
        'cac:Party': ublTradingParty(document.seller, document.payment?.directDebit?.creditor ?? null),
      },
      'cac:AccountingCustomerParty': { 'cac:Party': ublTradingParty({ ...document.buyer, legalForm: null }, null) },
      'cac:PayeeParty': ublPayee(document.payee),
      'cac:TaxRepresentativeParty': ublTaxRepresentative(document.taxRepresentative),
      'cac:Delivery': deliveryOf(document),
      'cac:PaymentMeans': paymentMeansOf(document),
      'cac:PaymentTerms': { 'cbc:Note': document.paymentTerms },
      'cac:AllowanceCharge': ublAdjustments(document),
      'cac:TaxTotal': taxTotalsOf(document),
      'cac:LegalMonetaryTotal': totalsOf(document),
      [`cac:${name}Line`]: document.lines.map((line) => ublLine(line, quantity)),
    },
  );
}

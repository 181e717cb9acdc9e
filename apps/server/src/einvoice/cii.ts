import type { Schemas } from '../http/operations.ts';
import { ciiDay } from './cii-day.ts';
import { ciiAllowances, ciiObjectIdentifier, ciiPeriod } from './cii-line.ts';
import { ciiLines } from './cii-lines.ts';
import { ciiAddress, ciiIdentifiers, ciiParty } from './cii-party.ts';
import { ciiCharges, ciiPayment, ciiTaxes, ciiTaxPointDate, ciiTotals } from './cii-settlement.ts';
import { referenceCode } from './codes.ts';
import {
  all,
  attribute,
  currencyCode,
  first,
  joinedTexts,
  required,
  text,
  unlessEmpty,
  type Parent,
} from './fields.ts';
import { attachmentsOf, latestDay, totalsOf, typeOf, type Currencies } from './groups.ts';
import type { XmlElement } from './xml.ts';

type Document = Schemas['InvoiceDocument'];

/** The three parts of a trade transaction's header. */
interface Header {
  agreement: Parent;
  delivery: Parent;
  settlement: XmlElement;
}

function headerOf(transaction: Parent): Header {
  return {
    agreement: first(transaction, 'ram:ApplicableHeaderTradeAgreement'),
    delivery: first(transaction, 'ram:ApplicableHeaderTradeDelivery'),
    settlement: required(first(transaction, 'ram:ApplicableHeaderTradeSettlement'), 'BG-22 Document totals'),
  };
}

function currenciesOf(settlement: XmlElement): Currencies {
  const currency = currencyCode(first(settlement, 'ram:InvoiceCurrencyCode'), 'BT-5 Invoice currency code');
  return {
    currency: required(currency, 'BT-5 Invoice currency code'),
    accountingCurrency: currencyCode(first(settlement, 'ram:TaxCurrencyCode'), 'BT-6 VAT accounting currency code'),
  };
}

function notesOf(document: Parent): Document['notes'] {
  return all(document, 'ram:IncludedNote').flatMap((note) => {
    const content = joinedTexts(note, 'ram:Content');
    return content === null ? [] : [{ subjectCode: text(note, 'ram:SubjectCode'), text: content }];
  });
}

function referencesOf({ agreement, delivery, settlement }: Header): Document['references'] {
  const additional = all(agreement, 'ram:AdditionalReferencedDocument');
  const tender = additional.find((reference) => text(reference, 'ram:TypeCode') === referenceCode.tenderOrProject);
  return {
    buyer: text(agreement, 'ram:BuyerReference'),
    project: text(agreement, 'ram:SpecifiedProcuringProject/ram:ID'),
    contract: text(agreement, 'ram:ContractReferencedDocument/ram:IssuerAssignedID'),
    purchaseOrder: text(agreement, 'ram:BuyerOrderReferencedDocument/ram:IssuerAssignedID'),
    salesOrder: text(agreement, 'ram:SellerOrderReferencedDocument/ram:IssuerAssignedID'),
    receivingAdvice: text(delivery, 'ram:ReceivingAdviceReferencedDocument/ram:IssuerAssignedID'),
    despatchAdvice: text(delivery, 'ram:DespatchAdviceReferencedDocument/ram:IssuerAssignedID'),
    tenderOrLot: text(tender, 'ram:IssuerAssignedID'),
    invoicedObject: ciiObjectIdentifier(additional),
    buyerAccounting: text(settlement, 'ram:ReceivableSpecifiedTradeAccountingAccount/ram:ID'),
  };
}

function supportingDocuments(agreement: Parent): Document['attachments'] {
  const codes: string[] = Object.values(referenceCode);
  const stated = all(agreement, 'ram:AdditionalReferencedDocument')
    .filter((reference) => !codes.includes(text(reference, 'ram:TypeCode') ?? ''))
    .map((reference) => {
      const embedded = first(reference, 'ram:AttachmentBinaryObject');
      return {
        id: text(reference, 'ram:IssuerAssignedID'),
        description: text(reference, 'ram:Name'),
        uri: text(reference, 'ram:URIID'),
        filename: attribute(embedded, 'filename'),
        mediaType: attribute(embedded, 'mimeCode'),
      };
    });
  return attachmentsOf(stated);
}

function precedingOf(settlement: XmlElement): Document['precedingInvoices'] {
  return all(settlement, 'ram:InvoiceReferencedDocument').flatMap((reference) => {
    const number = text(reference, 'ram:IssuerAssignedID');
    const issueDate = ciiDay(first(reference, 'ram:FormattedIssueDateTime'), 'BT-26 Preceding invoice issue date');
    return number === null ? [] : [{ number, issueDate }];
  });
}

function deliveryOf(delivery: Parent): Document['delivery'] {
  const shipTo = first(delivery, 'ram:ShipToTradeParty');
  const event = first(delivery, 'ram:ActualDeliverySupplyChainEvent');
  const identifiers = ciiIdentifiers(shipTo);
  return unlessEmpty({
    name: text(shipTo, 'ram:Name'),
    location: identifiers.find(({ scheme }) => scheme !== null) ?? identifiers[0] ?? null,
    date: ciiDay(first(event, 'ram:OccurrenceDateTime'), 'BT-72 Actual delivery date'),
    address: ciiAddress(first(shipTo, 'ram:PostalTradeAddress')),
  });
}

function headOf(root: XmlElement) {
  const context = first(root, 'rsm:ExchangedDocumentContext');
  const document = first(root, 'rsm:ExchangedDocument');
  const typeCode = required(text(document, 'ram:TypeCode'), 'BT-3 Invoice type code');
  const issued = ciiDay(first(document, 'ram:IssueDateTime'), 'BT-2 Invoice issue date');
  return {
    number: required(text(document, 'ram:ID'), 'BT-1 Invoice number'),
    type: typeOf(typeCode, false),
    typeCode,
    issueDate: required(issued, 'BT-2 Invoice issue date'),
    businessProcess: text(context, 'ram:BusinessProcessSpecifiedDocumentContextParameter/ram:ID'),
    specification: text(context, 'ram:GuidelineSpecifiedDocumentContextParameter/ram:ID'),
    notes: notesOf(document),
  };
}

function partiesOf({ agreement, settlement }: Header) {
  const seller = ciiParty(first(agreement, 'ram:SellerTradeParty'), 'BT-27 Seller name');
  const buyer = ciiParty(first(agreement, 'ram:BuyerTradeParty'), 'BT-44 Buyer name');
  const representative = first(agreement, 'ram:SellerTaxRepresentativeTradeParty');
  return {
    seller: required(seller, 'BT-27 Seller name'),
    buyer: required(buyer, 'BT-44 Buyer name'),
    payee: ciiParty(first(settlement, 'ram:PayeeTradeParty'), 'BT-59 Payee name'),
    taxRepresentative: ciiParty(representative, 'BT-62 Seller tax representative name'),
  };
}

function termsOf(settlement: XmlElement) {
  const dates = all(settlement, 'ram:SpecifiedTradePaymentTerms/ram:DueDateDateTime');
  return {
    dueDate: latestDay(dates.map((element) => ciiDay(element, 'BT-9 Payment due date'))),
    paymentTerms: joinedTexts(settlement, 'ram:SpecifiedTradePaymentTerms/ram:Description'),
  };
}

/** Reads a UN/CEFACT Cross Industry Invoice by the binding CEN/TS 16931-3-3, with the profiles of Factur-X. */
export function readCii(root: XmlElement): Document {
  const transaction = first(root, 'rsm:SupplyChainTradeTransaction');
  const head = headOf(root);
  const header = headerOf(transaction);
  const { agreement, delivery, settlement } = header;
  const currencies = currenciesOf(settlement);
  const { currency } = currencies;
  const lines = ciiLines(transaction, currency);
  return {
    ...head,
    ...termsOf(settlement),
    ...currencies,
    taxPointDate: ciiTaxPointDate(settlement),
    references: referencesOf(header),
    precedingInvoices: precedingOf(settlement),
    payment: ciiPayment(settlement),
    period: ciiPeriod(first(settlement, 'ram:BillingSpecifiedPeriod'), 'BG-14 Invoicing period'),
    ...partiesOf(header),
    delivery: deliveryOf(delivery),
    allowances: ciiAllowances(settlement, 'allowance', currency),
    charges: ciiCharges(settlement, currency),
    totals: totalsOf(ciiTotals(settlement, currencies), lines.length > 0, currency),
    taxes: ciiTaxes(settlement, currency),
    lines,
    attachments: supportingDocuments(agreement),
  };
}

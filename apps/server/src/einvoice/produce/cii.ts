import type { Schemas } from '../../http/operations.ts';
import { referenceCode } from '../codes.ts';
import { ciiDay, ciiLine, ciiObject } from './cii-line.ts';
import { ciiShipTo, ciiTaxRepresentative, ciiTradingParty } from './cii-party.ts';
import { ciiSettlement } from './cii-settlement.ts';
import { maybeEmpty, xmlDocument, type Content } from './tree.ts';

type Document = Schemas['InvoiceDocument'];

const standard = 'urn:un:unece:uncefact:data:standard';
/** UNTDID 1001: a document that supports the invoice. */
const supportingDocument = '916';
/** CII wants a project named; EN 16931 has a number for it only. */
const unnamedProject = 'Project reference';

const referenceTo = (number: string | null): Content => ({ 'ram:IssuerAssignedID': number });

function additionalOf({ references, attachments }: Document): Content {
  const { tenderOrLot } = references;
  return [
    ...attachments.map(({ id, uri, description }) => ({
      'ram:IssuerAssignedID': id,
      'ram:URIID': uri,
      'ram:TypeCode': supportingDocument,
      'ram:Name': description,
    })),
    tenderOrLot === null
      ? null
      : { 'ram:IssuerAssignedID': tenderOrLot, 'ram:TypeCode': referenceCode.tenderOrProject },
    ciiObject(references.invoicedObject),
  ];
}

function agreementOf(document: Document): Content {
  const { references } = document;
  return {
    'ram:BuyerReference': references.buyer,
    'ram:SellerTradeParty': ciiTradingParty(document.seller),
    'ram:BuyerTradeParty': ciiTradingParty({ ...document.buyer, legalForm: null }),
    'ram:SellerTaxRepresentativeTradeParty': ciiTaxRepresentative(document.taxRepresentative),
    'ram:SellerOrderReferencedDocument': referenceTo(references.salesOrder),
    'ram:BuyerOrderReferencedDocument': referenceTo(references.purchaseOrder),
    'ram:ContractReferencedDocument': referenceTo(references.contract),
    'ram:AdditionalReferencedDocument': additionalOf(document),
    'ram:SpecifiedProcuringProject':
      references.project === null ? null : { 'ram:ID': references.project, 'ram:Name': unnamedProject },
  };
}

function deliveryOf({ delivery, references }: Document): Content {
  return {
    'ram:ShipToTradeParty': ciiShipTo(delivery),
    'ram:ActualDeliverySupplyChainEvent': { 'ram:OccurrenceDateTime': ciiDay(delivery?.date ?? null) },
    'ram:DespatchAdviceReferencedDocument': referenceTo(references.despatchAdvice),
    'ram:ReceivingAdviceReferencedDocument': referenceTo(references.receivingAdvice),
    [maybeEmpty]: true,
  };
}

/** A completed document in UN/CEFACT CII D16B by the binding CEN/TS 16931-3-3. */
export function ciiXml(document: Document): string {
  return xmlDocument(
    'rsm:CrossIndustryInvoice',
    {
      rsm: `${standard}:CrossIndustryInvoice:100`,
      qdt: `${standard}:QualifiedDataType:100`,
      ram: `${standard}:ReusableAggregateBusinessInformationEntity:100`,
      udt: `${standard}:UnqualifiedDataType:100`,
    },
    {
      'rsm:ExchangedDocumentContext': {
        'ram:BusinessProcessSpecifiedDocumentContextParameter': { 'ram:ID': document.businessProcess },
        'ram:GuidelineSpecifiedDocumentContextParameter': { 'ram:ID': document.specification },
      },
      'rsm:ExchangedDocument': {
        'ram:ID': document.number,
        'ram:TypeCode': document.typeCode,
        'ram:IssueDateTime': ciiDay(document.issueDate),
        'ram:IncludedNote': document.notes.map(({ subjectCode, text }) => ({
          'ram:Content': text,
          'ram:SubjectCode': subjectCode,
        })),
      },
      'rsm:SupplyChainTradeTransaction': {
        'ram:IncludedSupplyChainTradeLineItem': document.lines.map(ciiLine),
        'ram:ApplicableHeaderTradeAgreement': agreementOf(document),
        'ram:ApplicableHeaderTradeDelivery': deliveryOf(document),
        'ram:ApplicableHeaderTradeSettlement': ciiSettlement(document),
      },
    },
  );
}

import type { Schemas } from '../http/operations.ts';
import { ciiDay } from './cii-day.ts';
import { chargeKind, ciiPrice } from './cii-price.ts';
import { referenceCode } from './codes.ts';
import {
  all,
  attribute,
  decimal,
  first,
  identifier,
  joinedTexts,
  money,
  period,
  quantity,
  required,
  text,
  textOf,
  type Parent,
} from './fields.ts';
import { taxCategory } from './groups.ts';
import type { XmlElement } from './xml.ts';

type Line = Schemas['InvoiceLine'];
type AllowanceOrCharge = Schemas['AllowanceOrCharge'];

/** `ram:ApplicableTradeTax` and its relatives on allowances and charges. */
export const ciiTaxCategory = (tax: Parent, term: string): Schemas['TaxCategory'] | null =>
  taxCategory(text(tax, 'ram:CategoryCode'), decimal(first(tax, 'ram:RateApplicablePercent'), `The rate of ${term}`));

/** The allowances or the charges below a settlement: of the document (BG-20, BG-21) or of a line (BG-27, BG-28). */
export function ciiAllowances(parent: Parent, kind: 'allowance' | 'charge', currency: string): AllowanceOrCharge[] {
  const elements = all(parent, 'ram:SpecifiedTradeAllowanceCharge');
  const wanted = elements.filter(
    (element) => required(chargeKind(element), 'Whether it is an allowance or a charge') === kind,
  );
  return wanted.map((element) => ({
    amount: required(
      money(first(element, 'ram:ActualAmount'), `The amount of an ${kind}`, currency),
      `The ${kind} amount`,
    ),
    base: money(first(element, 'ram:BasisAmount'), `The base amount of an ${kind}`, currency),
    percentage: decimal(first(element, 'ram:CalculationPercent'), `The percentage of an ${kind}`),
    reason: text(element, 'ram:Reason'),
    reasonCode: text(element, 'ram:ReasonCode'),
    tax: ciiTaxCategory(first(element, 'ram:CategoryTradeTax'), `an ${kind}`),
  }));
}

/** A span of days from `ram:BillingSpecifiedPeriod`. */
export const ciiPeriod = (billingPeriod: Parent, term: string): Schemas['Period'] | null =>
  period(
    ciiDay(first(billingPeriod, 'ram:StartDateTime'), `The start of ${term}`),
    ciiDay(first(billingPeriod, 'ram:EndDateTime'), `The end of ${term}`),
  );

/** The referenced document that names the invoiced object; its scheme stands beside the number. */
export function ciiObjectIdentifier(references: XmlElement[]): Schemas['PartyIdentifier'] | null {
  const own = references.find((reference) => text(reference, 'ram:TypeCode') === referenceCode.invoicedObject);
  const value = text(own, 'ram:IssuerAssignedID');
  return value === null ? null : { value, scheme: text(own, 'ram:ReferenceTypeCode') };
}

/** BG-32. The profile EXTENDED can measure instead of describing; what has no name or no value says nothing. */
function attributeOf(characteristic: XmlElement): Line['item']['attributes'] {
  const measure = first(characteristic, 'ram:ValueMeasure');
  const measured = [textOf(measure), attribute(measure, 'unitCode')].filter((part) => part !== null);
  const name = text(characteristic, 'ram:Description');
  const value = text(characteristic, 'ram:Value') ?? (textOf(measure) === null ? null : measured.join(' '));
  return name === null || value === null ? [] : [{ name, value }];
}

function itemOf(product: Parent): Line['item'] {
  return {
    name: required(text(product, 'ram:Name'), 'BT-153 Item name'),
    description: text(product, 'ram:Description'),
    sellerIdentifier: text(product, 'ram:SellerAssignedID'),
    buyerIdentifier: text(product, 'ram:BuyerAssignedID'),
    standardIdentifier: identifier(first(product, 'ram:GlobalID')),
    classifications: all(product, 'ram:DesignatedProductClassification/ram:ClassCode')
      .filter((code) => textOf(code) !== null)
      .map((code) => ({
        code: textOf(code) ?? '',
        list: attribute(code, 'listID'),
        version: attribute(code, 'listVersionID'),
      })),
    originCountry: text(product, 'ram:OriginTradeCountry/ram:ID'),
    attributes: all(product, 'ram:ApplicableProductCharacteristic').flatMap(attributeOf),
  };
}

function headOf(line: XmlElement): Pick<Line, 'id' | 'note'> {
  const document = first(line, 'ram:AssociatedDocumentLineDocument');
  return {
    id: required(text(document, 'ram:LineID'), 'BT-126 Invoice line identifier'),
    note: joinedTexts(document, 'ram:IncludedNote/ram:Content'),
  };
}

/** Of several taxes on a line, the value added tax. */
function taxOf(settlement: Parent): Schemas['TaxCategory'] | null {
  const taxes = all(settlement, 'ram:ApplicableTradeTax');
  const own = taxes.find((tax) => text(tax, 'ram:TypeCode') === 'VAT') ?? taxes[0];
  return ciiTaxCategory(own, 'an invoice line');
}

/** BG-25. */
export function ciiLine(line: XmlElement, currency: string): Line {
  const agreement = first(line, 'ram:SpecifiedLineTradeAgreement');
  const settlement = first(line, 'ram:SpecifiedLineTradeSettlement');
  const quantityElement = first(line, 'ram:SpecifiedLineTradeDelivery/ram:BilledQuantity');
  const billed = required(quantity(quantityElement, 'BT-129 Invoiced quantity', null), 'BT-129 Invoiced quantity');
  const total = first(settlement, 'ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount');
  return {
    ...headOf(line),
    objectIdentifier: ciiObjectIdentifier(all(settlement, 'ram:AdditionalReferencedDocument')),
    quantity: billed,
    netAmount: required(money(total, 'BT-131 Invoice line net amount', currency), 'BT-131 Invoice line net amount'),
    orderLineReference: text(agreement, 'ram:BuyerOrderReferencedDocument/ram:LineID'),
    accountingReference: text(settlement, 'ram:ReceivableSpecifiedTradeAccountingAccount/ram:ID'),
    period: ciiPeriod(first(settlement, 'ram:BillingSpecifiedPeriod'), 'BG-26 Invoice line period'),
    allowances: ciiAllowances(settlement, 'allowance', currency),
    charges: ciiAllowances(settlement, 'charge', currency),
    price: ciiPrice(agreement, billed.unit, currency),
    tax: required(taxOf(settlement), 'BT-151 Invoiced item VAT category code'),
    item: itemOf(first(line, 'ram:SpecifiedTradeProduct')),
  };
}

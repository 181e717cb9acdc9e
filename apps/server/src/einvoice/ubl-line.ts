import type { Schemas } from '../http/operations.ts';
import { readChargeKind, type ChargeKind } from './charge-kind.ts';
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
  unitPrice,
  type Parent,
} from './fields.ts';
import { taxCategory } from './groups.ts';
import { ublDay } from './ubl-day.ts';
import type { XmlElement } from './xml.ts';

type Line = Schemas['InvoiceLine'];
type AllowanceOrCharge = Schemas['AllowanceOrCharge'];

/** `cac:TaxCategory` and `cac:ClassifiedTaxCategory` alike. */
export const ublTaxCategory = (category: Parent, term: string): Schemas['TaxCategory'] | null =>
  taxCategory(text(category, 'cbc:ID'), decimal(first(category, 'cbc:Percent'), `The rate of ${term}`));

const chargeKind = (element: XmlElement): ChargeKind =>
  required(readChargeKind(text(element, 'cbc:ChargeIndicator'), element), 'Whether it is an allowance or a charge');

/** The allowances or the charges below an element: on the document (BG-20, BG-21) or on a line (BG-27, BG-28). */
export function ublAllowances(parent: XmlElement, kind: 'allowance' | 'charge', currency: string): AllowanceOrCharge[] {
  const wanted = all(parent, 'cac:AllowanceCharge').filter((element) => chargeKind(element) === kind);
  return wanted.map((element) => ({
    amount: required(money(first(element, 'cbc:Amount'), `The amount of an ${kind}`, currency), `The ${kind} amount`),
    base: money(first(element, 'cbc:BaseAmount'), `The base amount of an ${kind}`, currency),
    percentage: decimal(first(element, 'cbc:MultiplierFactorNumeric'), `The percentage of an ${kind}`),
    reason: text(element, 'cbc:AllowanceChargeReason'),
    reasonCode: text(element, 'cbc:AllowanceChargeReasonCode'),
    tax: ublTaxCategory(first(element, 'cac:TaxCategory'), `an ${kind}`),
  }));
}

/** A span of days from `cac:InvoicePeriod`. */
export const ublPeriod = (invoicePeriod: Parent, term: string): Schemas['Period'] | null =>
  period(
    ublDay(first(invoicePeriod, 'cbc:StartDate'), `The start of ${term}`),
    ublDay(first(invoicePeriod, 'cbc:EndDate'), `The end of ${term}`),
  );

/** The reference among `cac:AdditionalDocumentReference` or `cac:DocumentReference` that names the invoiced object. */
export function ublObjectIdentifier(references: XmlElement[]): Schemas['PartyIdentifier'] | null {
  const own = references.find((reference) => text(reference, 'cbc:DocumentTypeCode') === referenceCode.invoicedObject);
  return identifier(first(own, 'cbc:ID'));
}

function priceOf(price: Parent, unit: string, currency: string): Line['price'] {
  const allowance = first(price, 'cac:AllowanceCharge');
  return {
    net: required(
      unitPrice(first(price, 'cbc:PriceAmount'), 'BT-146 Item net price', currency),
      'BT-146 Item net price',
    ),
    discount: unitPrice(first(allowance, 'cbc:Amount'), 'BT-147 Item price discount', currency),
    gross: unitPrice(first(allowance, 'cbc:BaseAmount'), 'BT-148 Item gross price', currency),
    baseQuantity: quantity(first(price, 'cbc:BaseQuantity'), 'BT-149 Item price base quantity', unit),
  };
}

function itemOf(item: Parent): Line['item'] {
  return {
    name: required(text(item, 'cbc:Name'), 'BT-153 Item name'),
    description: joinedTexts(item, 'cbc:Description'),
    sellerIdentifier: text(item, 'cac:SellersItemIdentification/cbc:ID'),
    buyerIdentifier: text(item, 'cac:BuyersItemIdentification/cbc:ID'),
    standardIdentifier: identifier(first(item, 'cac:StandardItemIdentification/cbc:ID')),
    classifications: all(item, 'cac:CommodityClassification/cbc:ItemClassificationCode')
      .filter((code) => textOf(code) !== null)
      .map((code) => ({
        code: textOf(code) ?? '',
        list: attribute(code, 'listID'),
        version: attribute(code, 'listVersionID'),
      })),
    originCountry: text(item, 'cac:OriginCountry/cbc:IdentificationCode'),
    attributes: all(item, 'cac:AdditionalItemProperty').map((property) => ({
      name: required(text(property, 'cbc:Name'), 'BT-160 Item attribute name'),
      value: required(text(property, 'cbc:Value'), 'BT-161 Item attribute value'),
    })),
  };
}

/** BG-25, from an invoice line or a credit note line. Lines nested below it are part of its own amount. */
export function ublLine(line: XmlElement, currency: string): Line {
  const quantityElement = first(line, 'cbc:InvoicedQuantity') ?? first(line, 'cbc:CreditedQuantity');
  const invoiced = required(quantity(quantityElement, 'BT-129 Invoiced quantity', null), 'BT-129 Invoiced quantity');
  const item = first(line, 'cac:Item');
  const tax = ublTaxCategory(first(item, 'cac:ClassifiedTaxCategory'), 'an invoice line');
  const net = money(first(line, 'cbc:LineExtensionAmount'), 'BT-131 Invoice line net amount', currency);
  return {
    id: required(text(line, 'cbc:ID'), 'BT-126 Invoice line identifier'),
    note: joinedTexts(line, 'cbc:Note'),
    objectIdentifier: ublObjectIdentifier(all(line, 'cac:DocumentReference')),
    quantity: invoiced,
    netAmount: required(net, 'BT-131 Invoice line net amount'),
    orderLineReference: text(line, 'cac:OrderLineReference/cbc:LineID'),
    accountingReference: text(line, 'cbc:AccountingCost'),
    period: ublPeriod(first(line, 'cac:InvoicePeriod'), 'BG-26 Invoice line period'),
    allowances: ublAllowances(line, 'allowance', currency),
    charges: ublAllowances(line, 'charge', currency),
    price: priceOf(first(line, 'cac:Price'), invoiced.unit, currency),
    tax: required(tax, 'BT-151 Invoiced item VAT category code'),
    item: itemOf(item),
  };
}

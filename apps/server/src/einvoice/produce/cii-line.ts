import type { Schemas } from '../../http/operations.ts';
import { referenceCode } from '../codes.ts';
import { amountText, decimalText, identified, withAttributes, type Content } from './tree.ts';

type Line = Schemas['InvoiceLine'];
type Adjustment = Schemas['AllowanceOrCharge'];

/** UNTDID 2379: year, month, day. */
const dayFormat = { format: '102' };

/** A day as CII writes it. @param element by which the place wants it */
export function ciiDay(day: string | null, element = 'udt:DateTimeString'): Content {
  return day === null ? null : { [element]: withAttributes(day.replaceAll('-', ''), dayFormat) };
}

/** BG-14 and BG-26. */
export function ciiPeriod(period: Schemas['Period'] | null): Content {
  return period && { 'ram:StartDateTime': ciiDay(period.start), 'ram:EndDateTime': ciiDay(period.end) };
}

/** A tax treatment without its amounts. */
export function ciiTaxCategory({ code, rate }: Schemas['TaxCategory']): Record<string, Content> {
  return {
    'ram:TypeCode': 'VAT',
    'ram:CategoryCode': code,
    'ram:RateApplicablePercent': rate === null ? null : decimalText(rate),
  };
}

/** Discounts, then surcharges, of the document (BG-20, BG-21) or of a line (BG-27, BG-28). */
export function ciiAdjustments({ allowances, charges }: { allowances: Adjustment[]; charges: Adjustment[] }): Content {
  const written = (indicator: string) => (adjustment: Adjustment) => ({
    'ram:ChargeIndicator': { 'udt:Indicator': indicator },
    'ram:CalculationPercent': adjustment.percentage === null ? null : decimalText(adjustment.percentage),
    'ram:BasisAmount': adjustment.base && amountText(adjustment.base),
    'ram:ActualAmount': amountText(adjustment.amount),
    'ram:ReasonCode': adjustment.reasonCode,
    'ram:Reason': adjustment.reason,
    'ram:CategoryTradeTax': adjustment.tax && ciiTaxCategory(adjustment.tax),
  });
  return [...allowances.map(written('false')), ...charges.map(written('true'))];
}

function quantityOf(quantity: Schemas['Quantity'] | null): Content {
  return quantity && withAttributes(decimalText(quantity.value), { unitCode: quantity.unit });
}

/** A reference with a type, to an invoiced object (BT-18, BT-128). */
export function ciiObject(object: Schemas['PartyIdentifier'] | null): Content {
  return (
    object && {
      'ram:IssuerAssignedID': object.value,
      'ram:TypeCode': referenceCode.invoicedObject,
      'ram:ReferenceTypeCode': object.scheme,
    }
  );
}

function productOf({ item }: Line): Content {
  return {
    'ram:GlobalID': identified(item.standardIdentifier),
    'ram:SellerAssignedID': item.sellerIdentifier,
    'ram:BuyerAssignedID': item.buyerIdentifier,
    'ram:Name': item.name,
    'ram:Description': item.description,
    'ram:ApplicableProductCharacteristic': item.attributes.map(({ name, value }) => ({
      'ram:Description': name,
      'ram:Value': value,
    })),
    'ram:DesignatedProductClassification': item.classifications.map(({ code, list, version }) => ({
      'ram:ClassCode': withAttributes(code, { listID: list, listVersionID: version }),
    })),
    'ram:OriginTradeCountry': { 'ram:ID': item.originCountry },
  };
}

/** The base quantity stands with both prices (BR-TMP-3). */
function agreementOf({ price, orderLineReference }: Line): Content {
  const base = quantityOf(price.baseQuantity);
  return {
    'ram:BuyerOrderReferencedDocument': { 'ram:LineID': orderLineReference },
    'ram:GrossPriceProductTradePrice': price.gross && {
      'ram:ChargeAmount': decimalText(price.gross.value),
      'ram:BasisQuantity': base,
      'ram:AppliedTradeAllowanceCharge': price.discount && {
        'ram:ChargeIndicator': { 'udt:Indicator': 'false' },
        'ram:ActualAmount': decimalText(price.discount.value),
      },
    },
    'ram:NetPriceProductTradePrice': { 'ram:ChargeAmount': decimalText(price.net.value), 'ram:BasisQuantity': base },
  };
}

/** BG-25. */
export function ciiLine(line: Line): Content {
  return {
    'ram:AssociatedDocumentLineDocument': {
      'ram:LineID': line.id,
      'ram:IncludedNote': { 'ram:Content': line.note },
    },
    'ram:SpecifiedTradeProduct': productOf(line),
    'ram:SpecifiedLineTradeAgreement': agreementOf(line),
    'ram:SpecifiedLineTradeDelivery': { 'ram:BilledQuantity': quantityOf(line.quantity) },
    'ram:SpecifiedLineTradeSettlement': {
      'ram:ApplicableTradeTax': ciiTaxCategory(line.tax),
      'ram:BillingSpecifiedPeriod': ciiPeriod(line.period),
      'ram:SpecifiedTradeAllowanceCharge': ciiAdjustments(line),
      'ram:SpecifiedTradeSettlementLineMonetarySummation': { 'ram:LineTotalAmount': amountText(line.netAmount) },
      'ram:AdditionalReferencedDocument': ciiObject(line.objectIdentifier),
      'ram:ReceivableSpecifiedTradeAccountingAccount': { 'ram:ID': line.accountingReference },
    },
  };
}

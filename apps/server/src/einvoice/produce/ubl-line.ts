import type { Schemas } from '../../http/operations.ts';
import { referenceCode } from '../codes.ts';
import { amountText, decimalText, identified, withAttributes, type Content } from './tree.ts';

type Line = Schemas['InvoiceLine'];
type Adjustment = Schemas['AllowanceOrCharge'];

/** An amount with its currency. */
export function ublAmount(money: Schemas['Money'] | null): Content {
  return money && withAttributes(amountText(money), { currencyID: money.currency });
}

function ublPrice(price: Schemas['UnitPrice'] | null): Content {
  return price && withAttributes(decimalText(price.value), { currencyID: price.currency });
}

function ublQuantity(quantity: Schemas['Quantity'] | null): Content {
  return quantity && withAttributes(decimalText(quantity.value), { unitCode: quantity.unit });
}

/** `cac:TaxCategory` and `cac:ClassifiedTaxCategory` alike. */
export function ublTaxCategory(category: Schemas['TaxCategory'], reasons: Record<string, Content> = {}): Content {
  return {
    'cbc:ID': category.code,
    'cbc:Percent': category.rate === null ? null : decimalText(category.rate),
    ...reasons,
    'cac:TaxScheme': { 'cbc:ID': 'VAT' },
  };
}

/** Discounts, then surcharges, of the document (BG-20, BG-21) or of a line (BG-27, BG-28). */
export function ublAdjustments({ allowances, charges }: { allowances: Adjustment[]; charges: Adjustment[] }): Content {
  const written = (indicator: string) => (adjustment: Adjustment) => ({
    'cbc:ChargeIndicator': indicator,
    'cbc:AllowanceChargeReasonCode': adjustment.reasonCode,
    'cbc:AllowanceChargeReason': adjustment.reason,
    'cbc:MultiplierFactorNumeric': adjustment.percentage === null ? null : decimalText(adjustment.percentage),
    'cbc:Amount': ublAmount(adjustment.amount),
    'cbc:BaseAmount': ublAmount(adjustment.base),
    'cac:TaxCategory': adjustment.tax && ublTaxCategory(adjustment.tax),
  });
  return [...allowances.map(written('false')), ...charges.map(written('true'))];
}

/** BG-14 and BG-26. */
export function ublPeriod(period: Schemas['Period'] | null): Content {
  return period && { 'cbc:StartDate': period.start, 'cbc:EndDate': period.end };
}

function itemOf({ item, tax }: Line): Content {
  return {
    'cbc:Description': item.description,
    'cbc:Name': item.name,
    'cac:BuyersItemIdentification': { 'cbc:ID': item.buyerIdentifier },
    'cac:SellersItemIdentification': { 'cbc:ID': item.sellerIdentifier },
    'cac:StandardItemIdentification': { 'cbc:ID': identified(item.standardIdentifier) },
    'cac:OriginCountry': { 'cbc:IdentificationCode': item.originCountry },
    'cac:CommodityClassification': item.classifications.map(({ code, list, version }) => ({
      'cbc:ItemClassificationCode': withAttributes(code, { listID: list, listVersionID: version }),
    })),
    'cac:ClassifiedTaxCategory': ublTaxCategory(tax),
    'cac:AdditionalItemProperty': item.attributes.map(({ name, value }) => ({ 'cbc:Name': name, 'cbc:Value': value })),
  };
}

function priceOf({ price }: Line): Content {
  return {
    'cbc:PriceAmount': ublPrice(price.net),
    'cbc:BaseQuantity': ublQuantity(price.baseQuantity),
    'cac:AllowanceCharge': price.gross && {
      'cbc:ChargeIndicator': 'false',
      'cbc:Amount': ublPrice(price.discount ?? { value: '0', currency: price.net.currency }),
      'cbc:BaseAmount': ublPrice(price.gross),
    },
  };
}

/** BG-25. @param quantityName `cbc:InvoicedQuantity` or `cbc:CreditedQuantity` */
export function ublLine(line: Line, quantityName: string): Content {
  return {
    'cbc:ID': line.id,
    'cbc:Note': line.note,
    [quantityName]: ublQuantity(line.quantity),
    'cbc:LineExtensionAmount': ublAmount(line.netAmount),
    'cbc:AccountingCost': line.accountingReference,
    'cac:InvoicePeriod': ublPeriod(line.period),
    'cac:OrderLineReference': { 'cbc:LineID': line.orderLineReference },
    'cac:DocumentReference': line.objectIdentifier && {
      'cbc:ID': identified(line.objectIdentifier),
      'cbc:DocumentTypeCode': referenceCode.invoicedObject,
    },
    'cac:AllowanceCharge': ublAdjustments(line),
    'cac:Item': itemOf(line),
    'cac:Price': priceOf(line),
  };
}

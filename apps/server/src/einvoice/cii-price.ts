import type { Schemas } from '../http/operations.ts';
import { readChargeKind, type ChargeKind } from './charge-kind.ts';
import { formatDecimal, parseDecimal, sumDecimals } from './decimals.ts';
import { all, first, quantity, required, textOf, unitPrice, type Parent } from './fields.ts';
import type { XmlElement } from './xml.ts';

/** What `ram:ChargeIndicator` says; null when there is none. */
export function chargeKind(element: XmlElement): ChargeKind | null {
  const indicator = first(element, 'ram:ChargeIndicator');
  return readChargeKind(textOf(indicator?.children[0]) ?? textOf(indicator), element);
}

/** BT-147: what all discounts of the gross price come to, less its surcharges; null when they do not lower it. */
function discountOf(gross: Parent, currency: string): Schemas['UnitPrice'] | null {
  const stated = all(gross, 'ram:AppliedTradeAllowanceCharge').flatMap((element) => {
    const price = unitPrice(first(element, 'ram:ActualAmount'), 'BT-147 Item price discount', currency);
    const amount = price === null ? undefined : parseDecimal(price.value);
    if (amount === undefined) return [];
    return [chargeKind(element) === 'charge' ? { ...amount, negative: !amount.negative } : amount];
  });
  const sum = sumDecimals(stated);
  return stated.length === 0 || sum.negative ? null : { value: formatDecimal(sum), currency };
}

/** BG-29. */
export function ciiPrice(agreement: Parent, unit: string, currency: string): Schemas['InvoiceLine']['price'] {
  const net = first(agreement, 'ram:NetPriceProductTradePrice');
  const gross = first(agreement, 'ram:GrossPriceProductTradePrice');
  const base = first(net, 'ram:BasisQuantity') ?? first(gross, 'ram:BasisQuantity');
  return {
    net: required(
      unitPrice(first(net, 'ram:ChargeAmount'), 'BT-146 Item net price', currency),
      'BT-146 Item net price',
    ),
    discount: discountOf(gross, currency),
    gross: unitPrice(first(gross, 'ram:ChargeAmount'), 'BT-148 Item gross price', currency),
    baseQuantity: quantity(base, 'BT-149 Item price base quantity', unit),
  };
}

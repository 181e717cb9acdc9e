import type { Schemas } from '../../http/operations.ts';
import { products } from '../price-list.ts';
import { choose, chooseInteger } from '../choices.ts';
import { addDays, firstOfMonth } from '../days.ts';
import { issueInvoice, lineContext } from '../issue.ts';
import type { BillingAccount, Settlement } from '../issue.ts';
import { productLine } from '../product-lines.ts';
import { porticoDemo } from '../sellers.ts';
import { outOfScope, reverseCharge } from '../../invoices/tax-treatments.ts';
import { worldCustomers } from '../world-customers.ts';
import type { WorldCustomer } from '../world-customers.ts';
import { discountReason } from '../wording.ts';

const quarters = 4;

function accountOf(customer: WorldCustomer): BillingAccount {
  const { externalId, party, language, locale, currency } = customer;
  const tax = customer.tax === 'reverse charge' ? reverseCharge(language) : outOfScope(language);
  const payment = { kind: 'transfer' } as const;
  return {
    externalId,
    seller: porticoDemo,
    buyer: party,
    language,
    locale,
    currency,
    tax,
    netDays: 30,
    slot: 9,
    payment,
  };
}

function settlementOf(seed: string, quartersAgo: number): Settlement {
  if (quartersAgo === 0) return 'open';
  return quartersAgo === 1 ? choose<Settlement>(`${seed}/paid`, ['open', 'paid', { paidPerMille: 333 }]) : 'paid';
}

function quarterly(customer: WorldCustomer, today: string, dayInMonth: number, quartersAgo: number) {
  const account = accountOf(customer);
  const day = addDays(firstOfMonth(today, -3 * quartersAgo - 1), dayInMonth);
  const seed = `${customer.externalId}/${day}`;
  const context = lineContext(account, day);
  return issueInvoice(account, {
    day,
    settlement: settlementOf(seed, quartersAgo),
    netDays: quartersAgo === 0 ? 75 : account.netDays,
    lines: [
      productLine(products.team, '3', context, { description: customer.project }),
      productLine(products.seat, String(chooseInteger(`${seed}/seats`, 2, 40)), context, {
        note: customer.party.contact?.name ?? customer.party.name,
        attributes: [{ name: customer.party.name, value: customer.project }],
      }),
    ],
    ...(quartersAgo === 2
      ? {
          allowances: [
            { reason: discountReason[account.language], reasonCode: '95', percentage: '3.3', tax: account.tax },
          ],
        }
      : {}),
  });
}

/** A year of quarterly invoices for each customer whose script is hard, on a day of its own. */
export function worldInvoices(today: string): Schemas['InvoiceInput'][] {
  return worldCustomers.flatMap((customer, index) =>
    Array.from({ length: quarters }, (_, quartersAgo) => quarterly(customer, today, index, quartersAgo)),
  );
}

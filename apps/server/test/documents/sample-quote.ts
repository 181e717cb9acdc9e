import type { QuoteDocument } from '../../src/documents/quote-view.ts';
import { money, party } from './sample-invoice.ts';

/** A quote for a year of ten seats, with what a test gives of its own. */
export function sampleQuote(own: Partial<QuoteDocument> = {}): QuoteDocument {
  return {
    number: 'Q-2026-0007',
    version: 1,
    issueDate: '2026-11-20',
    validUntil: '2026-12-20',
    seller: party('Fonderie Claire SAS', 'FR', { taxId: 'FR85000142000' }),
    buyer: party('Atelier du Nord', 'FR', { taxId: 'FR56000273102' }),
    productName: 'Studio',
    planName: 'Team',
    seats: 10,
    term: { start: '2027-01-01', end: '2027-12-31', months: 12, interval: 'month' },
    lines: [
      {
        description: 'Studio Team',
        quantity: 12,
        unitPrice: money(7900),
        discountPercentage: null,
        net: money(94_800),
      },
      {
        description: 'Additional user, 10 seats',
        quantity: 120,
        unitPrice: money(1290),
        discountPercentage: '5',
        net: money(147_060),
      },
    ],
    taxes: [{ category: { code: 'S', rate: '20' }, base: money(241_860), amount: money(48_372) }],
    total: { net: money(241_860), tax: money(48_372), gross: money(290_232) },
    taxReasons: [],
    purchaseOrderReference: 'PO-2026-77',
    contact: { name: 'Camille Lefèvre', email: 'camille@atelier.example' },
    conditions: 'Payable within 30 days.',
    ...own,
  };
}

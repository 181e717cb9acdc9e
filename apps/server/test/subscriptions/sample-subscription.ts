import type { NewSubscription } from '../../src/subscriptions/service.ts';

/** A yearly subscription of ten seats, with what a test gives of its own. */
export function sampleSubscription(externalId: string, own: Partial<NewSubscription> = {}): NewSubscription {
  return {
    customer: { externalId },
    priceId: 'price_team_eur',
    status: 'active',
    product: { id: 'prod_studio', name: 'Studio' },
    plan: { id: 'plan_team', name: 'Team', features: ['Shared projects'] },
    addOns: [],
    seats: { bought: 10, used: 9, minimum: 2, maximum: null },
    term: { start: '2026-01-01', end: '2026-12-31', months: 12, interval: 'month' },
    timeZone: 'Europe/Paris',
    rates: { perSeat: { amount: 2500, currency: 'EUR' }, flat: { amount: 0, currency: 'EUR' } },
    tax: { code: 'S', rate: '20' },
    noticeDays: 30,
    autoRenew: true,
    ...own,
  };
}

import type { NewPaymentMethod } from '../payment-methods/service.ts';

type Demo = Required<Pick<NewPaymentMethod, 'provider'>> & NewPaymentMethod;

const inSandbox = { provider: 'sandbox' } as const;

/**
 * What demo customers pay with, as the sandbox keeps it: a card and one that expires soon, a mandate and a card that is
 * declined. The first one of each customer is its default.
 *
 * @param today ISO 8601 day.
 */
export function demoPaymentMethods(today: string): Demo[] {
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7));
  const imogen = { kind: 'card', holder: 'Imogen O’Neill' } as const;
  const joerg = { holder: 'Werk & Söhne GmbH' } as const;
  return [
    {
      ...inSandbox,
      customer: { externalId: 'partner' },
      method: {
        ...imogen,
        id: 'pm_sandbox_visa',
        brand: 'visa',
        lastDigits: '4242',
        expiry: { year: year + 3, month },
      },
    },
    {
      ...inSandbox,
      customer: { externalId: 'partner' },
      method: {
        ...imogen,
        id: 'pm_sandbox_second_step',
        brand: 'visa',
        lastDigits: '3184',
        expiry: { year, month },
      },
    },
    {
      ...inSandbox,
      customer: { externalId: 'werk' },
      method: { ...joerg, id: 'pm_sandbox_sepa', kind: 'sepa_debit', brand: null, lastDigits: '2606', expiry: null },
    },
    {
      ...inSandbox,
      customer: { externalId: 'werk' },
      method: {
        ...joerg,
        id: 'pm_sandbox_declined',
        kind: 'card',
        brand: 'visa',
        lastDigits: '0341',
        expiry: { year: year + 1, month },
      },
    },
  ];
}

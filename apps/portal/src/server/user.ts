import type { Capability } from '@portico/client';

/** Who is signed in, from the claims of the identity provider. */
export interface User {
  id: string;
  name: string;
  email: string;
  /** Language tag the identity provider knows the user by. */
  locale: string | undefined;
  /** The host's own id of the customer. */
  organisation: string;
  /** The customer's name to show. */
  organisationName: string;
  role: Role;
}

export type Role = 'owner' | 'accountant';

const readOnly: readonly Capability[] = [
  'invoices:read',
  'subscription:read',
  'payment_methods:read',
  'billing_details:read',
  'quotes:read',
  'notifications:read',
  'activity:read',
];

/** What a session of this role may do. */
export const capabilitiesByRole: Readonly<Record<Role, readonly Capability[]>> = {
  // An export takes along what may be read anyway.
  accountant: [...readOnly, 'exports:create'],
  owner: [
    ...readOnly,
    'exports:create',
    'profile:manage',
    'invoices:pay',
    'invoices:send',
    'payment_proofs:submit',
    'subscription:manage',
    'payment_methods:manage',
    'billing_details:manage',
    'quotes:request',
    'quotes:accept',
    'quotes:send',
  ],
};

/**
 * Reads the user from claims.
 *
 * @returns undefined when the claims name no organisation or no known role: that person has no billing to see
 */
export function userFromClaims(claims: Readonly<Record<string, unknown>>): User | undefined {
  const { sub, name, email, locale, organisation, organisation_name: organisationName, role } = claims;
  if (!isText(sub) || !isText(organisation) || (role !== 'owner' && role !== 'accountant')) return undefined;
  return {
    id: sub,
    name: [name, email].find(isText) ?? sub,
    email: isText(email) ? email : '',
    locale: isText(locale) ? locale : undefined,
    organisation,
    organisationName: isText(organisationName) ? organisationName : organisation,
    role,
  };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

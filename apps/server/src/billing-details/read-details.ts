import type { Kysely } from 'kysely';
import { addressFromDocument } from '../addresses/document-address.ts';
import type { Tables } from '../database/tables.ts';
import type { Schemas } from '../http/operations.ts';
import { readAddress } from '../mail/address.ts';
import { checkFormOnly } from '../tax-ids/check-tax-id.ts';
import { firstCharacters } from '../text-limits.ts';

/** Billing details with what tells their version. */
export interface ReadDetails {
  details: Schemas['BillingDetails'];
  /** 0 until they are first edited. */
  version: number;
}

/** What of a customer its billing details are made of. */
export interface DetailedCustomer {
  id: string;
  party: Schemas['Party'];
  lockedFields?: Schemas['LockedField'][] | undefined;
  updatedAt: string;
}

/** Where a customer without an address is taken to be. */
const unknownCountry = 'FR';

/** Characters of a contact's name that the contract has room for. */
const longestContact = 300;

/** The billing details of a customer as they are now, from its party until they are first edited. */
export async function readDetails(db: Kysely<Tables>, customer: DetailedCustomer): Promise<ReadDetails> {
  const row = await db
    .selectFrom('billing_details')
    .selectAll()
    .where('customer_id', '=', customer.id)
    .executeTakeFirst();
  const locked = customer.lockedFields ?? [];
  if (!row) {
    const input = detailsOfParty(customer.party);
    const { taxId, address } = input;
    const taxIdCheck = taxId === null ? null : checkFormOnly(taxId, address.country, new Date(customer.updatedAt));
    return { details: { ...input, taxIdCheck, locked, updatedBy: null, updatedAt: customer.updatedAt }, version: 0 };
  }
  return {
    details: {
      ...row.details,
      taxIdCheck: row.tax_id_check,
      locked,
      updatedBy: row.updated_by,
      updatedAt: row.updated_at.toISOString(),
    },
    version: row.version,
  };
}

/** What a form begins with for a customer that was imported; whatever is missing is asked for when it is saved. */
export function detailsOfParty(party: Schemas['Party']): Schemas['BillingDetailsInput'] {
  const { name, contact, address } = party;
  const country = address?.country || unknownCountry;
  const email = readAddress(contact?.email ?? '');
  return {
    companyName: name,
    contact: { name: contact?.name || firstCharacters(name, longestContact), phone: contact?.phone || null },
    address: addressFromDocument(address, country),
    taxId: party.taxId ? checkFormOnly(party.taxId, country, new Date(0)).value : null,
    invoiceRecipients: typeof email === 'string' ? [] : [email.address],
    purchaseOrderReference: null,
  };
}

/** The entity tag of a version. */
export function detailsTag({ version }: Pick<ReadDetails, 'version'>): string {
  return `"${version}"`;
}

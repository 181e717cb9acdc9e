import type { Kysely } from 'kysely';
import { addressCountries, addressFormat } from '../addresses/address-format.ts';
import type { CustomerService } from '../customers/service.ts';
import type { Tables } from '../database/tables.ts';
import { inTransaction } from '../database/transaction-guard.ts';
import { publishEvent } from '../events/publish-event.ts';
import type { Schemas, SessionIdentity } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';
import type { ServiceContext } from '../services.ts';
import { checkTaxId, isToAskAgain } from '../tax-ids/check-tax-id.ts';
import type { TaxRegister } from '../tax-ids/tax-register.ts';
import { keepTaxIdCheck } from './keep-tax-id-check.ts';
import { detailsTag, readDetails } from './read-details.ts';
import { checkDetails, updateDetails } from './update-details.ts';

/** Billing details, and the entity tag of their version. */
export interface VersionedDetails {
  body: Schemas['BillingDetails'];
  version: string;
}

type Session = Pick<SessionIdentity, 'customerId' | 'actor' | 'locale'>;

/** Where a customer's invoices go, and what they say about the customer. */
export interface BillingDetailsService {
  getDetails(customerId: string): Promise<VersionedDetails>;
  /**
   * Replaces the details; future invoices carry them.
   *
   * @param version the entity tag that was read
   * @throws ProblemError validation_failed, invalid_tax_id, field_locked, precondition_failed
   */
  updateDetails(session: Session, input: Schemas['BillingDetailsInput'], version: string): Promise<VersionedDetails>;
  /** Checks a tax id and keeps nothing. */
  checkTaxId(request: Schemas['TaxIdCheckRequest']): Promise<Schemas['TaxIdCheck']>;
  getCountries(): Schemas['AddressCountries'];
  /** @param locale BCP 47 tag of the reader @throws ProblemError not_found */
  getAddressFormat(country: string, locale: string): Schemas['AddressFormat'];
  /** Says what is done with this slice's jobs. */
  registerJobs(): void;
}

export interface BillingDetailsServiceOptions extends Pick<ServiceContext, 'db' | 'clock' | 'jobs'> {
  customers: CustomerService;
  /** Undefined when none is connected: then only the form of tax ids is known. */
  register: TaxRegister | undefined;
}

/** Milliseconds before a register that was away is asked again. */
const askedAgainAfter = 60_000;

/** Keeps the billing details of customers. */
export function createBillingDetailsService(options: BillingDetailsServiceOptions): BillingDetailsService {
  const { db, clock, jobs, customers, register } = options;
  const service: BillingDetailsService = {
    async getDetails(customerId) {
      const read = await readDetails(db, await customers.getCustomer(customerId));
      return { body: read.details, version: detailsTag(read) };
    },
    async updateDetails(session, input, version) {
      checkDetails(input);
      const { customerId } = session;
      const { country } = input.address;
      const now = clock();
      const taxIdCheck = input.taxId === null ? null : await checkTaxId(register, input.taxId, country, now);
      const read = await inTransaction(db, async (transaction) => {
        const updated = await updateDetails(customers, transaction, { session, input, version, taxIdCheck, now });
        if (isToAskAgain(register, taxIdCheck)) await askLater(transaction, customerId);
        return updated;
      });
      return { body: read.details, version: detailsTag(read) };
    },
    checkTaxId: ({ value, country }) => checkTaxId(register, value, country, clock()),
    getCountries: addressCountries,
    getAddressFormat(country, locale) {
      const format = addressFormat(country, isLatin(locale));
      if (!format) throw new ProblemError('not_found', 'This country has no address format.');
      return format;
    },
    registerJobs: () => jobs.work('check_tax_id', ({ customerId }) => checkAgain(customerId)),
  };
  return service;

  async function askLater(transaction: Kysely<Tables>, customerId: string): Promise<void> {
    const startAfter = new Date(clock().getTime() + askedAgainAfter);
    await jobs.add(transaction, 'check_tax_id', { customerId }, { key: customerId, startAfter });
  }

  /** @throws Error while the register is away, so that the job is tried again after a growing pause */
  async function checkAgain(customerId: string): Promise<void> {
    const { details, version } = await readDetails(db, await customers.getCustomer(customerId));
    const { taxId, taxIdCheck, address, updatedAt } = details;
    if (taxId === null || !isToAskAgain(register, taxIdCheck)) return;
    const check = await checkTaxId(register, taxId, address.country, clock());
    if (check.status === 'format_only') throw new Error('The register of tax ids does not answer yet.');
    await inTransaction(db, async (transaction) => {
      const isKept = await keepTaxIdCheck(transaction, customerId, version, check);
      const event = { type: 'billing_details.changed' as const, data: { updatedAt } };
      if (isKept) await publishEvent(transaction, customerId, event, clock());
    });
  }
}

/** Whether a language is written in Latin letters. */
function isLatin(locale: string): boolean {
  try {
    return new Intl.Locale(locale).maximize().script === 'Latn';
  } catch {
    return true;
  }
}

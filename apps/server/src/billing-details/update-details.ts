import type { Kysely } from 'kysely';
import { actorOf, recordActivity } from '../activity/record-activity.ts';
import { addressProblems } from '../addresses/check-address.ts';
import { documentAddress } from '../addresses/document-address.ts';
import type { CustomerService } from '../customers/service.ts';
import type { Tables } from '../database/tables.ts';
import { publishEvent } from '../events/publish-event.ts';
import type { Schemas, SessionIdentity } from '../http/operations.ts';
import { ProblemError, type FieldProblem } from '../http/problem.ts';
import { addressAdvice, readAddress } from '../mail/address.ts';
import { notify } from '../notifications/notify.ts';
import { followTaxTreatment } from '../subscriptions/follow-tax-treatment.ts';
import { checkTaxIdForm } from '../tax-ids/check-format.ts';
import { firstCharacters } from '../text-limits.ts';
import { checkLocks, isSameTaxId } from './check-locks.ts';
import { differences } from './differences.ts';
import { keepTaxIdCheck } from './keep-tax-id-check.ts';
import { detailsTag, readDetails, type ReadDetails } from './read-details.ts';

type Input = Schemas['BillingDetailsInput'];

/** Characters of a label that the contract has room for. */
const longestLabel = 300;

/** New billing details, and the version that they take the place of. */
export interface DetailsUpdate {
  session: Pick<SessionIdentity, 'customerId' | 'actor'>;
  input: Input;
  /** The entity tag that was read. */
  version: string;
  /** What is known of the tax id; null without one. */
  taxIdCheck: Schemas['TaxIdCheck'] | null;
  now: Date;
}

/**
 * What is wrong with billing details by themselves.
 *
 * @throws ProblemError validation_failed
 */
export function checkDetails(input: Input): void {
  const fields: FieldProblem[] = [...addressProblems(input.address, '/address'), ...recipientProblems(input)];
  if (input.companyName.trim() === '')
    fields.push({ pointer: '/companyName', code: 'required', message: 'is required' });
  if (input.contact.name.trim() === '') {
    fields.push({ pointer: '/contact/name', code: 'required', message: 'is required' });
  }
  if (fields.length > 0)
    throw new ProblemError('validation_failed', 'The billing details are not complete.', { fields });
}

function recipientProblems({ invoiceRecipients }: Input): FieldProblem[] {
  const known = new Set<string>();
  return invoiceRecipients.flatMap((recipient, index) => {
    const pointer = `/invoiceRecipients/${index}`;
    const read = readAddress(recipient);
    if (typeof read === 'string') return [{ pointer, code: 'format', message: addressAdvice(read) }];
    if (known.has(read.folded)) return [{ pointer, code: 'uniqueItems', message: 'is named twice' }];
    known.add(read.folded);
    return [];
  });
}

/**
 * Replaces the billing details. The customer's party follows, so that future invoices carry them; invoices that exist have
 * their own copy and never change. The customer is locked: of two people who save the same version, one does.
 *
 * @returns the details as they are after it
 * @throws ProblemError not_found, precondition_failed, field_locked, invalid_tax_id
 */
export async function updateDetails(
  customers: Pick<CustomerService, 'findCustomer' | 'updateParty'>,
  transaction: Kysely<Tables>,
  update: DetailsUpdate,
): Promise<ReadDetails> {
  const { session, version, taxIdCheck, now } = update;
  const id = session.customerId;
  // Not from rows that refer to it: they are added while their subscription is locked, which is locked here later on.
  await transaction.selectFrom('customer').select('id').where('id', '=', id).forNoKeyUpdate().execute();
  const customer = await customers.findCustomer({ id }, transaction);
  const current = await readDetails(transaction, customer);
  if (version !== detailsTag(current)) {
    throw new ProblemError('precondition_failed', 'The billing details were changed since they were read.');
  }
  const input = { ...update.input, taxId: taxIdCheck?.value ?? null };
  checkLocks(current.details, input);
  checkTaxId(current.details, input);
  const changes = differences(current.details, input);
  if (changes.length === 0) {
    await keepTaxIdCheck(transaction, id, current.version, taxIdCheck);
    return readDetails(transaction, customer);
  }
  await writeDetails(transaction, update, current.version + 1, input);
  const party = followingParty(customer.party, input);
  await customers.updateParty(id, party, transaction);
  await followTaxTreatment(transaction, { ...customer, party }, now);
  await tellOfUpdate(transaction, session, changes, input.companyName, now);
  return readDetails(transaction, customer);
}

/** One that only the operator changes is not the customer's to put right. */
function checkTaxId({ locked, taxId: known }: Schemas['BillingDetails'], { taxId, address }: Input): void {
  if (taxId === null || checkTaxIdForm(taxId, address.country).form !== 'wrong') return;
  if (isSameTaxId(known, taxId, address.country) && locked.some(({ field }) => field === 'taxId')) return;
  const problem = { pointer: '/taxId', code: 'check_digit', message: 'is not a tax id of this country' };
  throw new ProblemError('invalid_tax_id', 'Form or check digit of the tax id is wrong.', { fields: [problem] });
}

async function writeDetails(
  transaction: Kysely<Tables>,
  { session, taxIdCheck, now }: DetailsUpdate,
  version: number,
  input: Input,
): Promise<void> {
  const values = {
    details: JSON.stringify(input),
    tax_id_check: taxIdCheck ? JSON.stringify(taxIdCheck) : null,
    version,
    updated_by: JSON.stringify(actorOf(session)),
    updated_at: now,
  };
  await transaction
    .insertInto('billing_details')
    .values({ customer_id: session.customerId, ...values })
    .onConflict((conflict) => conflict.column('customer_id').doUpdateSet(values))
    .execute();
}

async function tellOfUpdate(
  transaction: Kysely<Tables>,
  session: DetailsUpdate['session'],
  changes: readonly Schemas['ActivityChange'][],
  companyName: string,
  now: Date,
): Promise<void> {
  const { customerId } = session;
  const actor = actorOf(session);
  const subject = { type: 'billing_details' as const, id: null, label: firstCharacters(companyName, longestLabel) };
  await recordActivity(transaction, { customerId, action: 'billing_details_changed', actor, subject, changes }, now);
  const facts = actor.name === null ? {} : { name: actor.name };
  await notify(transaction, customerId, { kind: 'billing_details_changed', subject, facts }, now);
  const data = { updatedAt: now.toISOString() };
  await publishEvent(transaction, customerId, { type: 'billing_details.changed', data }, now);
}

function followingParty(party: Schemas['Party'], input: Input): Schemas['Party'] {
  const { companyName, contact, address, taxId } = input;
  const isRenamed = party.name !== companyName;
  return {
    ...party,
    name: companyName,
    tradingName: isRenamed ? null : party.tradingName,
    taxId,
    address: documentAddress(address),
    contact: { name: contact.name, phone: contact.phone, email: party.contact?.email ?? null },
  };
}

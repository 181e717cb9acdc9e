import type { AddressFormat, BillingDetails } from '@portico/client';
import type { Failure } from '../../../../controllers/failure.js';
import { detailsFields, isSame, valuesOf, type DetailsField, type DetailsValues } from '../details-values.js';
import type { ReadDetails } from '../details-controller.js';
import type { FieldProblems } from './field-problems.js';
import { fieldChanges, mergeValues, type Meanwhile } from './meanwhile.js';

/** What stands in the form, and what has become of it. */
export interface EditorState {
  /** As the details were when the form was opened. */
  origin: DetailsValues;
  /** As they were last read; a write names this version. */
  base: ReadDetails;
  values: DetailsValues;
  /** What was chosen or typed as a subdivision, by country: the same code means something else in another one. */
  subdivisions: ReadonlyMap<string, string>;
  /** What stands in the field for mail addresses and is no chip yet. */
  typedRecipient: string;
  /** By mail address, the one that was likely meant. */
  suggestions: ReadonlyMap<string, string>;
  problems: FieldProblems;
  /** Whether saving was tried: only then are the problems listed. */
  wasTried: boolean;
  /** Why it could not be saved, where no field is to blame. */
  failure: Failure | undefined;
  meanwhile: Meanwhile | undefined;
  /** Whether the user is being asked to give up what was changed. */
  isLeaving: boolean;
  /** What a screen reader hears of the last change. */
  announcement: string;
}

/** A form that shows what was read. */
export function stateOf(base: ReadDetails): EditorState {
  const values = valuesOf(base.value);
  return {
    origin: values,
    base,
    values,
    subdivisions: new Map(),
    typedRecipient: '',
    suggestions: new Map(),
    problems: new Map(),
    wasTried: false,
    failure: undefined,
    meanwhile: undefined,
    isLeaving: false,
    announcement: '',
  };
}

/** Whether something would be lost by closing. */
export function isDirty({ base, values, typedRecipient }: EditorState): boolean {
  const stored = valuesOf(base.value);
  return typedRecipient.trim() !== '' || detailsFields.some((field) => !isSame(field, stored, values));
}

/** Fields that only the operator changes. */
export function lockedFields({ locked }: BillingDetails): ReadonlySet<DetailsField> {
  return new Set(locked.map(({ field }) => field));
}

/** Puts what is stored now under what was typed. What the form shows of it is told, unless there is nothing to tell. */
export function takeOver(
  { origin, base, values: yours }: EditorState,
  read: ReadDetails,
): Pick<EditorState, 'base' | 'values'> & Partial<Pick<EditorState, 'meanwhile'>> {
  const theirs = valuesOf(read.value);
  const versions = { origin, base: valuesOf(base.value), yours, theirs, locked: lockedFields(read.value) };
  const changes = fieldChanges(versions);
  const taken = { base: read, values: mergeValues(versions) };
  if (changes.every(({ by }) => by === 'yours')) return taken;
  const { updatedBy, updatedAt } = read.value;
  return { ...taken, meanwhile: { theirs, yours, changes, who: updatedBy?.name ?? undefined, at: updatedAt } };
}

/** Fields in the order in which the form shows them. */
export function inFormOrder(fields: readonly DetailsField[], format: AddressFormat | undefined): DetailsField[] {
  const address = format?.fields.map(({ field }) => field) ?? [];
  const order = [...beforeAddress, ...address, ...afterAddress];
  const rest = fields.filter((field) => !order.includes(field));
  return [...order.filter((field) => fields.includes(field)), ...rest];
}

const beforeAddress: readonly DetailsField[] = ['companyName', 'contactName', 'contactPhone', 'country'];
const afterAddress: readonly DetailsField[] = ['taxId', 'invoiceRecipients', 'purchaseOrderReference'];

import { detailsFields, isSame, type DetailsField, type DetailsValues } from '../details-values.js';

/** Who changed a field since the form was opened; `locked` when it can no longer be changed here. */
export type ChangedBy = 'theirs' | 'yours' | 'both' | 'locked';

/** One field that is not as it was when the form was opened. */
export interface FieldChange {
  field: DetailsField;
  by: ChangedBy;
}

/** What has become of the details while the form was open. */
export interface Meanwhile {
  /** As they are stored now. */
  theirs: DetailsValues;
  /** As the user had them when the change arrived. */
  yours: DetailsValues;
  changes: readonly FieldChange[];
  /** Who made the last change; undefined when it is not said. */
  who: string | undefined;
  /** When, as RFC 3339. */
  at: string;
}

/** The versions that a merge looks at. */
export interface Versions {
  /** As they were when the form was opened. */
  origin: DetailsValues;
  /** As they were last read. */
  base: DetailsValues;
  /** As they stand in the form. */
  yours: DetailsValues;
  /** As they are stored now. */
  theirs: DetailsValues;
  /** Fields that cannot be changed here. */
  locked: ReadonlySet<DetailsField>;
}

/** Takes over what the user has not touched and keeps what was typed. */
export function mergeValues({ base, yours, theirs, locked }: Versions): DetailsValues {
  const taken = detailsFields.filter((field) => locked.has(field) || isSame(field, base, yours));
  return { ...yours, ...Object.fromEntries(taken.map((field) => [field, theirs[field]])) };
}

/** Field by field, who has changed what since the form was opened. Where both wrote the same there is nothing to say. */
export function fieldChanges({ origin, base, yours, theirs, locked }: Versions): FieldChange[] {
  return detailsFields.flatMap((field): FieldChange[] => {
    const isTheirs = !isSame(field, origin, theirs);
    const isYours = !isSame(field, base, yours) && !isSame(field, yours, theirs);
    if (!isTheirs) return isYours ? [{ field, by: locked.has(field) ? 'locked' : 'yours' }] : [];
    if (locked.has(field) && isYours) return [{ field, by: 'locked' }];
    return [{ field, by: isYours ? 'both' : 'theirs' }];
  });
}

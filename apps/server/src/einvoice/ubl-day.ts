import { day, type Parent } from './fields.ts';

/** xsd:date. EN 16931 wants no time zone, UBL permits one; the day as written is the day that is meant. */
const ublDate = /^([0-9]{4})-([0-9]{2})-([0-9]{2})(?:Z|[+-][0-9]{2}:[0-9]{2})?$/;

/** A day as UBL writes it, `2025-02-28`. */
export const ublDay = (element: Parent, term: string): string | null => day(element, term, ublDate);

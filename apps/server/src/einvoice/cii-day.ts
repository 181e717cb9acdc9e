import { attribute, day, type Parent } from './fields.ts';
import { malformed } from './problems.ts';

/** EN 16931 allows one notation of UNTDID 2379 in CII, which is also what is meant where none is named. */
const calendarFormat = '102';
const calendarDate = /^([0-9]{4})([0-9]{2})([0-9]{2})$/;
/** The schema also offers `udt:DateTime`, an xsd:dateTime. */
const isoDateTime = /^([0-9]{4})-([0-9]{2})-([0-9]{2})(?:T[0-9:.]+)?(?:Z|[+-][0-9]{2}:[0-9]{2})?$/;

/** A day as CII writes it: in a child such as `udt:DateTimeString`, `qdt:DateTimeString` or `udt:DateString`. */
export function ciiDay(element: Parent, term: string): string | null {
  // By the local name: documents are in use that bind the prefix to another version of the data types.
  const value = element?.children.find(({ name }) => /:Date(Time)?(String)?$/.test(name));
  if (value === undefined) return null;
  if (!value.name.endsWith('String')) return day(value, term, isoDateTime);
  if ((attribute(value, 'format') ?? calendarFormat) !== calendarFormat) {
    throw malformed(`${term} (line ${value.line}) is not written in format 102, as EN 16931 demands.`);
  }
  return day(value, term, calendarDate);
}

import ical, { ICalAlarmType, ICalCalendarMethod } from 'ical-generator';
import type { DocumentLanguage } from '../documents/document-language.ts';
import { documentLocale } from '../documents/document-language.ts';
import { formatsOf } from '../documents/formats.ts';
import { ProblemError } from '../http/problem.ts';
import { openDeadline } from './presentation.ts';
import { dayInZone, nextDay } from './rules/calendar.ts';
import type { SubscriptionRow } from './store.ts';

interface Words {
  title: (product: string) => string;
  text: (product: string, deadline: string, end: string) => string;
  filename: string;
}

const words: Readonly<Record<DocumentLanguage, Words>> = {
  en: {
    title: (product) => `Last day to cancel ${product}`,
    text: (product, deadline, end) =>
      `${product} can be cancelled, or its automatic renewal switched off, until ${deadline}. The current term ends on ${end}.`,
    filename: 'notice-deadline',
  },
  fr: {
    title: (product) => `Dernier jour pour résilier ${product}`,
    text: (product, deadline, end) =>
      `${product} peut être résilié, ou son renouvellement automatique désactivé, jusqu’au ${deadline}. La période en cours se termine le ${end}.`,
    filename: 'date-limite-de-resiliation',
  },
  de: {
    title: (product) => `Letzter Tag zur Kündigung von ${product}`,
    text: (product, deadline, end) =>
      `${product} kann bis zum ${deadline} gekündigt und die automatische Verlängerung abgeschaltet werden. Die laufende Periode endet am ${end}.`,
    filename: 'kuendigungsfrist',
  },
};

/** Seconds before the day begins at which calendars remind of it. */
const reminder = 7 * 24 * 60 * 60;

export interface CalendarFile {
  text: string;
  filename: string;
}

/**
 * The notice deadline as an iCalendar file (RFC 5545): one event of a whole day, with a reminder a week before.
 *
 * @param locale BCP 47 tag
 * @throws ProblemError invalid_state when there is no deadline (any more)
 */
export function noticeCalendar(row: SubscriptionRow, locale: string, now: Date): CalendarFile {
  const deadline = openDeadline(row, now);
  if (!deadline) throw new ProblemError('invalid_state', 'There is no notice deadline, or it has passed.');
  const written = documentLocale(locale);
  const { title, text, filename } = words[written.language];
  const format = formatsOf(written);
  const { product, plan, term, timeZone } = row.terms;
  const name = `${product.name} ${plan.name}`;
  const day = dayInZone(deadline, timeZone);
  const calendar = ical({ prodId: { company: 'Portico', product: 'Billing' }, method: ICalCalendarMethod.PUBLISH });
  const event = calendar.createEvent({
    id: `${row.id}-${term.end}@portico`,
    stamp: row.updated_at,
    sequence: row.version,
    allDay: true,
    start: new Date(`${day}T00:00:00Z`),
    end: new Date(`${nextDay(day)}T00:00:00Z`),
    timezone: 'UTC',
    summary: title(name),
    description: text(name, format.day(day), format.day(term.end)),
  });
  event.createAlarm({ type: ICalAlarmType.display, triggerBefore: reminder, description: title(name) });
  return { text: calendar.toString(), filename: `${filename}-${day}.ics` };
}

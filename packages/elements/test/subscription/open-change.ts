import type { ChangeRequest } from '@portico/client';
import type { BillingNavigateEvent } from '../../src/index.js';
import { until } from '../invoices/mount.js';
import { mountSubscription, type MountedSubscription, type MountOptions } from './mount.js';

/** The dialog that changes seats and plan, and what was asked of the server. */
export interface OpenedChange extends MountedSubscription {
  /** Every change whose price was asked for. */
  asked: ChangeRequest[];
  /** Every confirmation. */
  confirmed: { previewId: string; returnUrl: string }[];
}

/** Shows a subscription and opens the dialog that changes its seats and plan. */
export async function openChange(
  fixture: Parameters<typeof mountSubscription>[0] = {},
  options: MountOptions = {},
): Promise<OpenedChange> {
  const asked: ChangeRequest[] = [];
  const confirmed: OpenedChange['confirmed'] = [];
  const mounted = await mountSubscription(fixture, {
    ...options,
    answer: (handler) => {
      const given = options.answer ? options.answer(handler) : handler;
      return async (request) => {
        const { pathname } = new URL(request.url);
        if (pathname.endsWith('/change-previews')) asked.push((await request.clone().json()) as ChangeRequest);
        if (pathname.endsWith('/changes')) {
          confirmed.push((await request.clone().json()) as OpenedChange['confirmed'][number]);
        }
        return given(request);
      };
    },
  });
  const button = mounted.page.requireButton('Change seats or plan');
  button.focus();
  button.click();
  await until(() => mounted.page.dialog !== undefined);
  return { ...mounted, asked, confirmed };
}

/** Types a number of seats, once the field is there. */
export async function typeSeats({ page }: MountedSubscription, seats: string): Promise<void> {
  await until(() => page.fieldNames.includes('Seats'));
  page.type(page.requireField('Seats'), seats);
}

/** Opens the dialog and waits until what so many seats cost can be confirmed with this button. */
export async function previewSeats(
  seats: string,
  confirm: string,
  fixture: Parameters<typeof mountSubscription>[0] = {},
  options: MountOptions = {},
): Promise<OpenedChange> {
  const opened = await openChange(fixture, options);
  await typeSeats(opened, seats);
  await ready(opened, confirm);
  return opened;
}

/** Waits until this button does something. */
export async function ready({ page }: MountedSubscription, button: string): Promise<HTMLButtonElement> {
  await until(() => page.button(button)?.ariaDisabled === null);
  return page.requireButton(button);
}

/** What the dialog says, as one line. */
export function dialogText({ page }: MountedSubscription): string {
  return page.dialog?.textContent.replaceAll(/\s+/g, ' ') ?? '';
}

/** Takes the visits to other pages instead of the browser. */
export function catchVisits({ element }: MountedSubscription): BillingNavigateEvent[] {
  const visits: BillingNavigateEvent[] = [];
  element.addEventListener('billing-navigate', (event: BillingNavigateEvent) => {
    event.preventDefault();
    visits.push(event);
  });
  return visits;
}

import { msg, str } from '@lit/localize';
import type { Subscription } from '@portico/client';
import type { Formats } from '../../../localization/format.js';
import { seatsText } from '../../../localization/seats-text.js';

/** Label of the button that opens the dialog, and its title. */
export function changeLabel(): string {
  return msg('Change seats or plan', {
    desc: 'Button that opens the change of a subscription, and title of its dialog.',
  });
}

/** Says that a change waits already, and what becomes of it; undefined when there is none. */
export function scheduledText({ scheduledChange }: Subscription, formats: Formats): string | undefined {
  if (!scheduledChange) return undefined;
  const seats = seatsText(scheduledChange.seats, formats);
  const plan = scheduledChange.plan.name;
  const day = formats.day(scheduledChange.effectiveOn);
  return msg(str`A change to ${seats} of ${plan} on ${day} is scheduled. What you confirm here takes its place.`, {
    desc: 'Above the choice of seats and plan; holds "8 seats", a plan and a day.',
  });
}

import { msg, str } from '@lit/localize';
import type { ChangePreview } from '@portico/client';
import type { Formats } from '../../../localization/format.js';

/** What a preview comes down to, spoken. */
export function previewText(preview: ChangePreview, before: ChangePreview | undefined, formats: Formats): string {
  return [
    ...(before ? differences(before, preview, formats) : []),
    costText(preview, formats),
    effectText(preview, formats),
  ].join(' ');
}

/** What the change costs today. */
export function costText({ dueToday, total }: ChangePreview, formats: Formats): string {
  if (dueToday.amount > 0) {
    const due = formats.money(dueToday);
    return msg(str`Due today: ${due}.`, { desc: 'What a change costs; holds an amount.' });
  }
  if (total.gross.amount < 0) {
    const back = formats.money({ ...total.gross, amount: -total.gross.amount });
    return msg(str`Nothing is due today. You get a credit note of ${back}.`, { desc: 'A change gives money back.' });
  }
  return msg('Nothing is due today.', { desc: 'What a change costs.' });
}

/** When the change takes effect. */
export function effectText({ effective, effectiveOn }: ChangePreview, formats: Formats): string {
  if (effective === 'at_once') {
    return msg('The change takes effect at once.', { desc: 'When a change of seats or plan counts.' });
  }
  const day = formats.day(effectiveOn);
  return msg(str`The change takes effect on ${day}, with the next term. Until then everything stays as it is.`, {
    desc: 'When a change of seats or plan counts.',
  });
}

/** What is different from the preview that was shown before. */
export function differences(before: ChangePreview, after: ChangePreview, formats: Formats): string[] {
  const texts: string[] = [];
  if (before.dueToday.amount !== after.dueToday.amount) {
    const old = formats.money(before.dueToday);
    const now = formats.money(after.dueToday);
    texts.push(msg(str`Due today was ${old} and is now ${now}.`, { desc: 'What is different in a new preview.' }));
  }
  const renewal = [before, after].map(({ nextRenewal }) => nextRenewal?.expected.gross);
  const [oldRenewal, newRenewal] = renewal;
  if (oldRenewal && newRenewal && oldRenewal.amount !== newRenewal.amount) {
    const old = formats.money(oldRenewal);
    const now = formats.money(newRenewal);
    texts.push(
      msg(str`The next renewal was ${old} and is now ${now}.`, { desc: 'What is different in a new preview.' }),
    );
  }
  if (before.effectiveOn !== after.effectiveOn) {
    const old = formats.day(before.effectiveOn);
    const now = formats.day(after.effectiveOn);
    texts.push(
      msg(str`It was to take effect on ${old} and takes effect on ${now} now.`, {
        desc: 'What is different in a new preview.',
      }),
    );
  }
  return texts.length > 0
    ? texts
    : [msg('The amounts are the same as before.', { desc: 'Nothing is different in a new preview.' })];
}

/** Said once, shortly before a preview ends. */
export function endingText(): string {
  return msg('The amounts shown are valid for less than a minute.', { desc: 'Spoken: a preview is about to end.' });
}

/** Minutes and seconds of a duration, such as 14:05. */
export function countdownText(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1_000));
  return `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Until when a preview can be confirmed. */
export function validityText({ expiresAt }: ChangePreview, formats: Formats): string {
  const time = formats.time(expiresAt);
  return msg(str`Valid until ${time}`, { desc: 'Time of day until which shown amounts count.' });
}

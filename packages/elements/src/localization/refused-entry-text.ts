import { msg } from '@lit/localize';

/** Why what was entered cannot be taken, where the form itself has found nothing wrong with it. */
export function refusedEntryText(): string {
  return msg(
    'What was entered is not accepted. Nothing was changed. Check it, also for unusual characters, and try again.',
    {
      desc: 'Error: the server refuses what was entered, such as a comment.',
    },
  );
}

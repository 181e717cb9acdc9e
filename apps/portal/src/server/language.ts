/** Languages of the shell. The elements follow it. */
export const languages = ['en', 'fr'] as const;

export type Language = (typeof languages)[number];

/** Whether the text is exactly one of the shell's languages. */
export function isLanguage(text: unknown): text is Language {
  return languages.some((language) => language === text);
}

/**
 * The first wish that the shell speaks: the user's choice, then what the identity provider knows, then the browser.
 *
 * @param wishes language tags, or lists of them as in `Accept-Language`
 */
export function chooseLanguage(...wishes: readonly (string | undefined)[]): Language {
  for (const wish of wishes) {
    for (const tag of (wish ?? '').split(/[\s,]+/)) {
      const language = tag.split(/[-_;]/)[0]?.toLowerCase();
      if (isLanguage(language)) return language;
    }
  }
  return 'en';
}

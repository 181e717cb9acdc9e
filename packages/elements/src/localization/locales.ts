import { configureLocalization } from '@lit/localize';
import { warnOnce } from '../internal/warn.js';
import { sourceLocale, targetLocales } from './generated/locale-codes.js';

type Localization = ReturnType<typeof configureLocalization>;

/** Languages that there are texts for, as BCP 47 tags without a region. */
export const languages: readonly string[] = [sourceLocale, ...targetLocales];
let localization: Localization | undefined;
let pending: Promise<void> | undefined;

/**
 * The first tag whose language there are texts for.
 *
 * @param tags BCP 47 tags, most wanted first; empty ones are skipped
 * @returns the tag with its region, which decides how amounts and days are written; `en` when none fits
 */
export function bestLocale(...tags: readonly (string | null | undefined)[]): string {
  return (
    tags.find((tag): tag is string => !!tag && isWellFormed(tag) && languages.includes(languageOf(tag))) ?? sourceLocale
  );
}

/** Shows all texts of this copy of the package in a language; its texts are fetched when first needed. */
export function activateLocale(tag: string): void {
  localization ??= configureLocalization({
    sourceLocale,
    targetLocales,
    loadLocale: (locale) => loaders[locale as (typeof targetLocales)[number]](),
  });
  const language = languageOf(tag);
  if (localization.getLocale() === language && !pending) return;
  const current = localization
    .setLocale(language)
    .catch(() => warnOnce(`the texts for "${language}" could not be loaded.`))
    .finally(() => {
      if (pending === current) pending = undefined;
    });
  pending = current;
}

/** Settles when no texts are being fetched; undefined when none are. Keeps a page from flashing up in another language. */
export function pendingLocale(): Promise<void> | undefined {
  return pending;
}

/** Calls back whenever the page states another language, until the result is called. */
export function observePageLanguage(callback: () => void): () => void {
  const observer = new MutationObserver(callback);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['lang'] });
  return () => observer.disconnect();
}

const loaders = {
  fr: () => import('./generated/fr.js'),
} satisfies Record<(typeof targetLocales)[number], () => Promise<object>>;

function languageOf(tag: string): string {
  return tag.split('-', 1)[0]?.toLowerCase() ?? '';
}

function isWellFormed(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}

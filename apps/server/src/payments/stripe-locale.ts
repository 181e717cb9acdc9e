/** Languages of Stripe's page. Source: https://docs.stripe.com/js/appendix/supported_locales */
const known = new Set(
  (
    'bg cs da de el en en-GB es es-419 et fi fil fr fr-CA hr hu id it ja ko lt lv ms mt nb nl pl pt pt-BR ro ru sk sl ' +
    'sv th tr vi zh zh-HK zh-TW'
  ).split(' '),
);

/**
 * The nearest language that Stripe's page has.
 *
 * @param locale BCP 47 tag
 * @returns `auto`, the browser's language, when it has none
 */
export function stripeLocale(locale: string): string {
  const [language = ''] = locale.split('-', 1);
  return [locale, language].find((tag) => known.has(tag)) ?? 'auto';
}

import { html, type Html } from './html.ts';

const notice = {
  en: 'Sandbox: part of the demo on this computer, never deployed. Use no real password and no real card here.',
  fr: 'Bac à sable : fait partie de la démo sur cet ordinateur, jamais déployé. N’utilisez ni vrai mot de passe ni vraie carte ici.',
};

/** Languages of the sandbox's pages. */
export type Language = keyof typeof notice;

/**
 * The first language of the wishes that the pages have, English when none fits.
 *
 * @param wishes values of `ui_locales` and `Accept-Language`, in order of weight
 */
export function chooseLanguage(...wishes: readonly (string | undefined)[]): Language {
  for (const wish of wishes) {
    for (const tag of (wish ?? '').split(/[\s,]+/)) {
      const language = tag.split(/[-;]/)[0]?.toLowerCase();
      if (language === 'en' || language === 'fr') return language;
    }
  }
  return 'en';
}

/** A whole page of the sandbox. Every page says that this is a sandbox. */
export function page(options: {
  language: Language;
  title: string;
  wide?: boolean;
  script?: string;
  /** A style sheet on top of the one of all pages. */
  style?: string;
  main: Html;
}): string {
  const { language, title, main, script, style } = options;
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="icon" href="/icon.svg" />
        <link rel="stylesheet" href="/sandbox.css" />
        ${style ? html`<link rel="stylesheet" href="${style}" />` : ''}
        ${script ? html`<script src="${script}" defer></script>` : ''}
      </head>
      <body>
        <header class="notice">${notice[language]}</header>
        <main class="${options.wide ? 'wide' : 'narrow'}">${main}</main>
      </body>
    </html>`.toString();
}

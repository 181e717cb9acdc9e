import { html } from '../html.ts';
import { Html } from '../html.ts';
import { page, type Language } from '../page.ts';
import { people } from './people.ts';
import { identityStrings } from './strings.ts';

/**
 * The sign-in form.
 *
 * @param email what was typed before, so that nobody types it twice
 * @param wrong whether the last attempt failed
 */
export function signInPage(options: { language: Language; action: string; email?: string; wrong?: boolean }): string {
  const { language, action, email = '', wrong = false } = options;
  const text = identityStrings[language];
  const main = html`<div class="sheet">
    <h1>${text.title}</h1>
    ${wrong && html`<p class="wrong" id="wrong" role="alert">${text.wrong}</p>`}
    <form method="post" action="${action}">
      <label for="email">${text.email}</label>
      <input
        id="email"
        name="email"
        type="email"
        autocomplete="username"
        required
        ${invalid(wrong)}
        value="${email}"
        ${focus(!email)}
      />
      <label for="password">${text.password}</label>
      <input
        id="password"
        name="password"
        type="password"
        autocomplete="current-password"
        required
        ${invalid(wrong)}
        ${focus(email !== '')}
      />
      <button>${text.submit}</button>
    </form>
    <section class="people">
      ${text.people}
      <ul>
        ${people.map((person) => html`<li>${person.email}</li>`)}
      </ul>
    </section>
  </div>`;
  return page({ language, title: wrong ? `${text.errorPrefix}: ${text.title}` : text.title, main });
}

function invalid(wrong: boolean): Html {
  return new Html(wrong ? 'aria-invalid="true" aria-describedby="wrong"' : '');
}

function focus(wanted: boolean): Html {
  return new Html(wanted ? 'autofocus' : '');
}

/** Shown when a sign-in form was already used, has expired or was open while the sandbox was started again. */
export function endedPage(language: Language, portalUrl: string): string {
  const { title, text, link } = identityStrings[language].ended;
  return page({
    language,
    title,
    main: html`<div class="sheet">
      <h1>${title}</h1>
      <p>${text}</p>
      <p><a href="${portalUrl}">${link}</a></p>
    </div>`,
  });
}

/** Shown when the provider refuses a request and cannot send the person back. */
export function refusedPage(language: Language, reason: string): string {
  const { title, text } = identityStrings[language].refused;
  return page({
    language,
    title,
    main: html`<div class="sheet">
      <h1>${title}</h1>
      <p>${text}</p>
      <p class="quiet" lang="en">${reason}</p>
    </div>`,
  });
}

/**
 * Ends the provider's own session. The form submits itself; without scripts its button does.
 *
 * @param form the provider's form, whose markup is its own
 */
export function signOutPage(language: Language, form: string): string {
  const { title, text, submit } = identityStrings[language].signOut;
  const completed = form.replace(
    '</form>',
    `<input type="hidden" name="logout" value="yes" /><button>${submit}</button></form>`,
  );
  return page({
    language,
    title,
    script: '/submit.js',
    main: html`<div class="sheet">
      <h1>${title}</h1>
      <p>${text}</p>
      ${new Html(completed)}
    </div>`,
  });
}

/** Shown after signing out at the provider without a portal to go back to. */
export function signedOutPage(language: Language): string {
  const { title } = identityStrings[language].signedOut;
  return page({ language, title, main: html`<div class="sheet"><h1>${title}</h1></div>` });
}

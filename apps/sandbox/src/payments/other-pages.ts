import { html } from '../html.ts';
import { page, type Language } from '../page.ts';
import { amountText } from './amount-text.ts';
import { pagePath, type Checkout } from './checkout.ts';
import { paymentStrings } from './strings.ts';

/** The bank's page for the second step of a card. */
export function secondStepPage(language: Language, checkout: Checkout, wrong = false): string {
  const { secondStep: text, errorPrefix, setupTitle } = paymentStrings[language];
  const asked = checkout.amount ? amountText(checkout.amount, checkout.locale) : setupTitle;
  const described = wrong ? 'code-error code-hint' : 'code-hint';
  const main = html`<div class="sheet">
    <h1>${text.title}</h1>
    <p>${text.text(asked)}</p>
    <form method="post" action="${pagePath(checkout)}/confirm" novalidate>
      <label for="code">${text.code}</label>
      <p class="hint" id="code-hint">${text.hint}</p>
      <input
        id="code"
        name="code"
        inputmode="numeric"
        autocomplete="one-time-code"
        aria-describedby="${described}"
        ${wrong && html`aria-invalid="true"`}
        autofocus
      />
      ${wrong && html`<p class="wrong" id="code-error" role="alert">${text.wrong}</p>`}
      <button name="answer" value="confirm">${text.confirm}</button>
      <button name="answer" value="refuse" class="plain">${text.refuse}</button>
    </form>
  </div>`;
  const title = wrong ? `${errorPrefix}: ${text.title}` : text.title;
  return page({ language, title, style: '/payment.css', main });
}

/** What a payment page says when there is nothing to pay at it. */
export function endedPage(language: Language, { status, returnUrl, amount, locale }: Checkout): string {
  const { ended, setupEnded, back } = paymentStrings[language];
  const { title, text } = (amount ? ended : setupEnded)[status === 'open' ? 'expired' : status];
  const main = html`<div class="sheet">
    <h1>${title}</h1>
    ${amount && html`<p class="amount">${amountText(amount, locale)}</p>`}
    <p>${text}</p>
    <p><a href="${returnUrl}">${back}</a></p>
  </div>`;
  return page({ language, title, style: '/payment.css', main });
}

/** Shown for the address of a payment that is not there. */
export function unknownPage(language: Language): string {
  const { title, text } = paymentStrings[language].unknown;
  return page({
    language,
    title,
    main: html`<div class="sheet">
      <h1>${title}</h1>
      <p>${text}</p>
    </div>`,
  });
}

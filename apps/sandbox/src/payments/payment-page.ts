import { html, Html } from '../html.ts';
import { page, type Language } from '../page.ts';
import { amountText } from './amount-text.ts';
import { pagePath, type Checkout, type Refusal } from './checkout.ts';
import { cardFields, debitFields, type FieldContext } from './payment-fields.ts';
import type { FieldErrors, PaymentForm } from './payment-form.ts';
import { paymentStrings } from './strings.ts';
import { testMeans } from './test-means-list.ts';

export interface PaymentPageOptions {
  language: Language;
  checkout: Checkout;
  /** What was typed before, so that nobody types it twice. */
  form: PaymentForm;
  errors?: FieldErrors;
  /** What the bank said to the last attempt. */
  refused?: Refusal | undefined;
}

/** The page at which a checkout is paid. */
export function paymentPage({ language, checkout, form, errors = {}, refused }: PaymentPageOptions): string {
  const text = paymentStrings[language];
  const amount = checkout.amount && amountText(checkout.amount, checkout.locale);
  const title = amount ? text.title : text.setupTitle;
  const hasErrors = refused !== undefined || Object.keys(errors).length > 0;
  const context: FieldContext = { text, form, errors };
  const main = html`<div class="payment">
    ${summary(checkout, language)}
    <section class="sheet" aria-label="${text.method}">
      ${refused && html`<p class="wrong refused" role="alert">${text.refused[refused]}</p>`}
      <form method="post" action="${pagePath(checkout)}" novalidate>
        <fieldset class="methods">
          <legend>${text.method}</legend>
          ${methodChoice('card', text.card, form)} ${methodChoice('debit', text.debit, form)}
        </fieldset>
        ${cardFields(context, !amount)} ${debitFields(context, !amount)}
        <button>${amount ? text.pay(amount) : text.save}</button>
      </form>
      <form method="post" action="${pagePath(checkout)}/cancel">
        <button class="plain">${text.cancel}</button>
      </form>
      ${testMeans(text, !amount)}
    </section>
  </div>`;
  return page({
    language,
    title: hasErrors ? `${text.errorPrefix}: ${title}` : title,
    wide: true,
    style: '/payment.css',
    script: '/payment.js',
    main,
  });
}

function methodChoice(method: PaymentForm['method'], label: string, form: PaymentForm): Html {
  return html`<label class="method">
    <input type="radio" name="method" value="${method}" ${new Html(form.method === method ? 'checked' : '')} />
    ${label}
  </label>`;
}

/** Who asks for how much, and for what. */
function summary({ amount, lines, locale, description, customer }: Checkout, language: Language): Html {
  const text = paymentStrings[language];
  return html`<section class="summary">
    <h1>${amount ? text.title : text.setupTitle} <span class="to">${amount ? text.to : text.setup.to}</span></h1>
    ${amount && html`<p class="amount">${amountText(amount, locale)}</p>`}
    <p class="quiet">${customer.name}</p>
    ${
      lines.length > 0
        ? html`<h2>${text.paidFor}</h2>
            <ul class="lines">
              ${lines.map(
                (line) =>
                  html`<li>
                    <span>${line.label}</span> <span class="figure">${amountText(line.amount, locale)}</span>
                  </li>`,
              )}
            </ul>`
        : amount && html`<p>${description}</p>`
    }
  </section>`;
}

import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { BillingInvoicesOpenEvent, BillingSubscriptionOpenEvent, BillingViewChangeEvent } from '@portico/elements';
import type { FetchSession } from '@portico/client';
import { viewFromAddress } from './invoice-query.js';
import { paths, type Page, type Route } from './routes.js';
import type { ShellState } from './shell-state.js';
import { languageNames, strings, type Language } from './strings.js';

/** What the shell shows, and whom it tells. */
export interface ShellView {
  state: ShellState;
  route: Route;
  /** Whether the portal has said that nobody is signed in any more. */
  isSignedOut: boolean;
  /** Whether an invoice is overdue. */
  isOverdue: boolean;
  fetchSession: FetchSession;
  chooseLanguage: (language: Language) => void;
  handleViewChange: (event: BillingViewChangeEvent) => void;
  handleSubscriptionOpen: (event: BillingSubscriptionOpenEvent) => void;
  handleInvoicesOpen: (event: BillingInvoicesOpenEvent) => void;
}

/** The whole page. */
export function shell(view: ShellView): TemplateResult {
  const text = strings[view.state.language];
  return html`
    <billing-provider api-url=${view.state.apiUrl} locale=${view.state.language} .fetchSession=${view.fetchSession}>
      <a class="skip" href="#content">${text.skip}</a>
      ${header(view)}
      <main id="content" tabindex="-1">
        ${
          view.isSignedOut
            ? html`<p class="signed-out" role="alert">
                ${text.signedOut} <a href=${signInAddress()}>${text.signInAgain}</a>
              </p>`
            : nothing
        }
        ${content(view)}
      </main>
    </billing-provider>
  `;
}

function header({ state, route, isOverdue, chooseLanguage }: ShellView): TemplateResult {
  const text = strings[state.language];
  return html`<header>
    <div class="bar">
      <a class="wordmark" href=${paths.invoices}>Portico</a>
      <nav aria-label=${text.menu}>
        ${menuLink('invoices', route.page, text.invoices, isOverdue ? text.somethingOverdue : undefined)}
        ${menuLink('subscription', route.page, text.subscription)}
      </nav>
      <p class="who"><span class="name">${state.user.name}</span> <span>${state.user.organisation}</span></p>
      <div class="languages" role="group" aria-label=${text.language}>
        ${Object.entries(languageNames).map(([code, name]) => languageButton(code as Language, name, state, chooseLanguage))}
      </div>
      <form method="post" action="/sign-out"><button class="quiet">${text.signOut}</button></form>
    </div>
  </header>`;
}

/** @param news what a dot beside the label stands for, read out as part of the name */
function menuLink(target: keyof typeof paths, page: Page, label: string, news?: string): TemplateResult {
  return html`<a
    href=${paths[target]}
    aria-label=${news ? `${label}, ${news}` : nothing}
    aria-current=${page === target ? 'page' : nothing}
    >${label}${news ? html`<span class="dot" aria-hidden="true"></span>` : nothing}</a
  >`;
}

function languageButton(
  code: Language,
  name: string,
  { language }: ShellState,
  choose: ShellView['chooseLanguage'],
): TemplateResult {
  const handleClick = (): void => choose(code);
  return html`<button
    class="quiet"
    type="button"
    lang=${code}
    aria-pressed=${code === language ? 'true' : 'false'}
    @click=${handleClick}
  >
    ${name}
  </button>`;
}

function content(view: ShellView): TemplateResult {
  const text = strings[view.state.language];
  switch (view.route.page) {
    case 'invoices':
      return invoices(view);
    case 'subscription':
      return subscription(view);
    case 'notFound':
      return html`<h1 tabindex="-1">${text.notFound}</h1>
        <p>${text.notFoundText}</p>
        <p><a href=${paths.invoices}>${text.toInvoices}</a></p>`;
  }
}

function invoices({ state, handleViewChange }: ShellView): TemplateResult {
  return html`<h1 tabindex="-1">${strings[state.language].invoices}</h1>
    <billing-invoices .view=${viewFromAddress()} @billing-view-change=${handleViewChange}></billing-invoices>`;
}

function subscription({ state, route, handleSubscriptionOpen, handleInvoicesOpen }: ShellView): TemplateResult {
  return html`<h1 tabindex="-1">${strings[state.language].subscription}</h1>
    <billing-subscription
      subscription-id=${ifDefined(route.subscriptionId)}
      @billing-subscription-open=${handleSubscriptionOpen}
      @billing-invoices-open=${handleInvoicesOpen}
    ></billing-subscription>`;
}

function signInAddress(): string {
  return `/sign-in?${new URLSearchParams({ return: location.pathname + location.search }).toString()}`;
}

/** Title of the browser's tab. */
export function titleOf({ route, state }: ShellView): string {
  return `${strings[state.language][route.page]} · Portico`;
}

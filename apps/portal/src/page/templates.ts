import { html, nothing, type TemplateResult } from 'lit';
import type { BillingViewChangeEvent } from '@portico/elements';
import type { FetchSession } from '@portico/client';
import { viewFromQuery } from './invoice-query.js';
import { paths, type Route } from './routes.js';
import type { ShellState } from './shell-state.js';
import { languageNames, strings, type Language } from './strings.js';

/** What the shell shows, and whom it tells. */
export interface ShellView {
  state: ShellState;
  route: Route;
  /** Whether the portal has said that nobody is signed in any more. */
  isSignedOut: boolean;
  fetchSession: FetchSession;
  chooseLanguage: (language: Language) => void;
  handleViewChange: (event: BillingViewChangeEvent) => void;
}

/** The whole page. */
export function shell(view: ShellView): TemplateResult {
  const text = strings[view.state.language];
  return html`
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
  `;
}

function header({ state, route, chooseLanguage }: ShellView): TemplateResult {
  const text = strings[state.language];
  return html`<header>
    <div class="bar">
      <a class="wordmark" href=${paths.invoices}>Portico</a>
      <nav aria-label=${text.menu}>
        ${menuLink('invoices', route, text.invoices)} ${menuLink('subscription', route, text.subscription)}
      </nav>
      <p class="who"><span class="name">${state.user.name}</span> <span>${state.user.organisation}</span></p>
      <div class="languages" role="group" aria-label=${text.language}>
        ${Object.entries(languageNames).map(([code, name]) => languageButton(code as Language, name, state, chooseLanguage))}
      </div>
      <form method="post" action="/sign-out"><button class="quiet">${text.signOut}</button></form>
    </div>
  </header>`;
}

function menuLink(target: keyof typeof paths, route: Route, label: string): TemplateResult {
  return html`<a href=${paths[target]} aria-current=${route === target ? 'page' : nothing}>${label}</a>`;
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
  switch (view.route) {
    case 'invoices':
      return invoices(view);
    case 'subscription':
      return html`<h1 tabindex="-1">${text.subscription}</h1>
        <p>${text.subscriptionText}</p>`;
    case 'notFound':
      return html`<h1 tabindex="-1">${text.notFound}</h1>
        <p>${text.notFoundText}</p>
        <p><a href=${paths.invoices}>${text.toInvoices}</a></p>`;
  }
}

function invoices({ state, fetchSession, handleViewChange }: ShellView): TemplateResult {
  return html`<h1 tabindex="-1">${strings[state.language].invoices}</h1>
    <billing-provider api-url=${state.apiUrl} locale=${state.language} .fetchSession=${fetchSession}>
      <billing-invoices .view=${viewFromQuery(location.search)} @billing-view-change=${handleViewChange}>
      </billing-invoices>
    </billing-provider>`;
}

function signInAddress(): string {
  return `/sign-in?${new URLSearchParams({ return: location.pathname + location.search }).toString()}`;
}

/** Title of the browser's tab. */
export function titleOf({ route, state }: ShellView): string {
  return `${strings[state.language][route]} · Portico`;
}

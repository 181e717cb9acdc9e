import '@portico/elements/billing-provider.js';
import '@portico/elements/billing-invoices.js';
import type { BillingViewChangeEvent } from '@portico/elements';
import { render } from 'lit';
import { createFetchSession } from './billing-session.js';
import { queryFromView } from './invoice-query.js';
import { routeOf, shellTarget } from './routes.js';
import { readShellState } from './shell-state.js';
import type { Language } from './strings.js';
import { shell, titleOf, type ShellView } from './templates.js';

const view: ShellView = {
  state: readShellState(),
  route: routeOf(location.pathname),
  isSignedOut: false,
  fetchSession: createFetchSession(() => {
    view.isSignedOut = true;
    draw();
  }),
  chooseLanguage: (language) => void chooseLanguage(language),
  handleViewChange,
};

draw();

document.addEventListener('click', (event) => {
  const target = shellTarget(event);
  if (!target) return;
  event.preventDefault();
  if (target.href !== location.href) history.pushState(undefined, '', target);
  go();
});

window.addEventListener('popstate', () => {
  if (routeOf(location.pathname) === view.route) draw();
  else go();
});

/** Shows the page of the current address and takes the reader to its heading. */
function go(): void {
  view.route = routeOf(location.pathname);
  draw();
  window.scrollTo(0, 0);
  document.querySelector('h1')?.focus();
}

function draw(): void {
  document.documentElement.lang = view.state.language;
  document.title = titleOf(view);
  render(shell(view), document.body);
}

function handleViewChange(event: BillingViewChangeEvent): void {
  history.pushState(undefined, '', location.pathname + queryFromView(event.view));
}

async function chooseLanguage(language: Language): Promise<void> {
  view.state.language = language;
  draw();
  const response = await fetch('/language', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ language }),
  });
  if (response.status === 401) {
    view.isSignedOut = true;
    draw();
  }
}

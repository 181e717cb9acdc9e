import '@portico/elements/billing-provider.js';
import '@portico/elements/billing-invoices.js';
import '@portico/elements/billing-subscription.js';
import { followInvoiceSummary, queryFromInvoiceView } from '@portico/elements';
import { render } from 'lit';
import { createFetchSession } from './billing-session.js';
import { keepInAddress } from './invoice-query.js';
import { paths, routeOf, shellTarget, subscriptionPath } from './routes.js';
import { readShellState } from './shell-state.js';
import type { Language } from './strings.js';
import { shell, titleOf, type ShellView } from './templates.js';

const view: ShellView = {
  state: readShellState(),
  route: routeOf(location.pathname),
  isSignedOut: false,
  isOverdue: false,
  fetchSession: createFetchSession(() => {
    view.isSignedOut = true;
    draw();
  }),
  chooseLanguage: (language) => void chooseLanguage(language),
  handleViewChange: (event) => keepInAddress(event.view, event.continues),
  handleSubscriptionOpen: ({ subscriptionId }) => {
    history.pushState(undefined, '', subscriptionPath(subscriptionId));
    view.route = routeOf(location.pathname);
    draw();
  },
  handleInvoicesOpen: ({ view: invoices }) => {
    history.pushState(undefined, '', paths.invoices + queryFromInvoiceView(invoices));
    go();
  },
};

draw();

const menu = document.querySelector('nav');
if (menu) {
  followInvoiceSummary(menu, ({ currencies }) => {
    view.isOverdue = currencies.some(({ overdueCount }) => overdueCount > 0);
    draw();
  });
}

document.addEventListener('click', (event) => {
  const target = shellTarget(event);
  if (!target) return;
  event.preventDefault();
  if (target.href !== location.href) history.pushState(undefined, '', target);
  go();
});

window.addEventListener('popstate', () => {
  const { page } = view.route;
  view.route = routeOf(location.pathname);
  if (view.route.page === page) draw();
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

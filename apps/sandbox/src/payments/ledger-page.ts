import { html, type Html } from '../html.ts';
import { page } from '../page.ts';
import { amountText } from './amount-text.ts';
import { pagePath } from './checkout.ts';
import type { Entry } from './entry.ts';

/** The list of pages and charges, newest first, as the provider's own people see it. */
export function ledgerPage(entries: readonly Entry[]): string {
  const title = 'Payments';
  const main = html`<h1>${title}</h1>
    <p class="quiet">
      Every payment page that Portico opened on this computer, and every charge without one. No money moves.
    </p>
    ${entries.length === 0 ? html`<p>No payments yet.</p>` : list(entries)}`;
  return page({ language: 'en', title, wide: true, style: '/payment.css', main });
}

function list(entries: readonly Entry[]): Html {
  return html`<ul class="ledger">
    ${entries.map(
      (entry) =>
        html`<li>
          <div>
            <strong class="figure">${entry.amount ? amountText(entry.amount, 'en') : 'Set-up'}</strong>
            <span class="status is-${entry.status}">${entry.status}</span>
            <p>${entry.description}</p>
            <p class="quiet">
              ${entry.customer.name} · ${meansText(entry)} ·
              <time datetime="${entry.createdAt}">${entry.createdAt.slice(0, 16).replace('T', ' ')} UTC</time>
              ${waiting(entry)}
            </p>
          </div>
          <div class="actions">${actions(entry)}</div>
        </li>`,
    )}
  </ul>`;
}

function meansText({ means }: Entry): string {
  return means ? [means.brand ?? means.kind.replace('_', ' '), means.lastDigits].filter(Boolean).join(' ') : 'no means';
}

function waiting({ events }: Entry): Html | false {
  const count = events.flatMap(({ sends }) => sends).length;
  return count > 0 && html`· ${count} ${count === 1 ? 'event' : 'events'} to send`;
}

function actions(entry: Entry): Html | false {
  if (entry.mode !== 'charge' && entry.status === 'open') return html`<a href="${pagePath(entry)}">Payment page</a>`;
  if (entry.status !== 'processing') return false;
  return html`<form method="post" action="/payments/${entry.id}/settle">
    <button name="outcome" value="succeeded">Settle now</button>
    <button name="outcome" value="debit_returned" class="plain">Return</button>
  </form>`;
}

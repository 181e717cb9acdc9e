import { html, type Html } from '../html.ts';
import type { PaymentStrings } from './strings.ts';
import { inGroups, testAccounts, testCards } from './test-means.ts';

/** The cards and accounts that work on the payment page, each with a button that fills it in. @param isStored whether it is kept for later */
export function testMeans(text: PaymentStrings, isStored: boolean): Html {
  const ofCards = isStored ? { ...text.test.cards, ...text.setup.cards } : text.test.cards;
  const ofAccounts = isStored ? text.setup.accounts : text.testAccounts;
  const cards = Object.entries(testCards).map(([number, { behaviour }]) => ({
    number,
    does: ofCards[behaviour],
    expiresSoon: behaviour === 'expires_soon',
  }));
  const accounts = Object.entries(testAccounts).map(([number, outcome]) => ({
    number,
    does: ofAccounts[outcome],
    expiresSoon: false,
  }));
  return html`<section class="tests">
    <h2>${text.test.title}</h2>
    <p class="quiet">${text.test.hint} ${isStored ? text.setup.leave : text.test.leave}</p>
    ${list(text, cards, 'card')} ${list(text, accounts, 'debit')}
  </section>`;
}

interface ListedMeans {
  number: string;
  does: string;
  expiresSoon: boolean;
}

function list(text: PaymentStrings, means: readonly ListedMeans[], method: string): Html {
  return html`<ul class="of-${method}">
    ${means.map(({ number, does, expiresSoon }) => {
      const written = inGroups(number);
      return html`<li>
        <span class="figure" id="test-${number}">${written}</span>
        <span class="does">${does}</span>
        <button
          type="button"
          class="fill"
          id="use-${number}"
          aria-labelledby="use-${number} test-${number}"
          data-fill="${written}"
          ${expiresSoon && html`data-expires-soon`}
          hidden
        >
          ${text.test.use}
        </button>
      </li>`;
    })}
  </ul>`;
}

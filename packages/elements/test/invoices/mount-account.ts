import { fixtureSync, html, oneEvent } from '@open-wc/testing';
import {
  InvoicesHarness,
  accountWithDetails,
  clientFor,
  accountScenarios,
  type AccountFixture,
  type CustomerAccount,
} from '@portico/testing';
import { expectAccessible } from '@portico/testing/accessibility';
import type { BillingInvoicesElement, BillingProviderElement, BillingResource } from '../../src/index.js';
import '../../src/billing-invoices.js';
import '../../src/billing-provider.js';
import { settled } from './mount.js';

/** A list under a provider, and the account behind it. */
export interface MountedAccount {
  account: CustomerAccount;
  element: BillingInvoicesElement;
  list: InvoicesHarness;
  requests: Request[];
  /** Says that something has changed, as the server does. */
  tell: (resource: BillingResource) => void;
}

/** What a test states of an account, and how the list is shown. */
export interface MountOptions extends AccountFixture {
  view?: { open: string };
}

/** Shows the list of an account to somebody with every right. */
export async function mountAccount({ view, ...fixture }: MountOptions = {}): Promise<MountedAccount> {
  return showAccount(accountWithDetails(fixture), view);
}

/** Shows an account that is known already, as after a reload. */
export async function showAccount(account: CustomerAccount, view?: MountOptions['view']): Promise<MountedAccount> {
  const requests: Request[] = [];
  const client = clientFor({ ...accountScenarios.details, account: () => account }, (handler) => (request) => {
    requests.push(request);
    return handler(request);
  });
  const provider = fixtureSync<BillingProviderElement>(
    html`<billing-provider .client=${client} locale="en"
      ><billing-invoices .view=${view ?? {}}></billing-invoices
    ></billing-provider>`,
  );
  const element = provider.querySelector('billing-invoices') as BillingInvoicesElement;
  await oneEvent(element, 'billing-load');
  await settled(element);
  return {
    account,
    element,
    list: new InvoicesHarness(element),
    requests,
    tell: (resource) => provider.refresh(resource),
  };
}

/** Looks for violations in light and in dark. */
export async function expectAccessibleInBothSchemes(element: HTMLElement): Promise<void> {
  const { documentElement, body } = document;
  try {
    for (const scheme of ['light', 'dark']) {
      documentElement.style.colorScheme = scheme;
      body.style.background = 'Canvas';
      await expectAccessible(element);
    }
  } finally {
    documentElement.style.colorScheme = '';
    body.style.background = '';
  }
}

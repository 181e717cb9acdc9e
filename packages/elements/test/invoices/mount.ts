import { fixtureSync, html, oneEvent } from '@open-wc/testing';
import type { BillingClient, Capability } from '@portico/client';
import {
  InvoicesHarness,
  clientFor,
  mintedSession,
  scenarios,
  type RequestHandler,
  type ScenarioName,
} from '@portico/testing';
import type { LitElement } from 'lit';
import { BillingInvoicesElement } from '../../src/billing-invoices.js';
import '../../src/billing-provider.js';

/** A list in the page, and the two ways to look at it. */
export interface Mounted {
  element: BillingInvoicesElement;
  list: InvoicesHarness;
  requests: Request[];
}

/** A client for a scenario that keeps every request. */
export function recordingClient(name: ScenarioName): { client: BillingClient; requests: Request[] } {
  const requests: Request[] = [];
  const record =
    (handler: RequestHandler): RequestHandler =>
    (request) => {
      requests.push(request);
      return handler(request);
    };
  return { client: clientFor(scenarios[name], record), requests };
}

/** Shows a scenario without a provider, and waits for what the scenario leads to. */
export async function mount(name: ScenarioName, outcome?: 'billing-load' | 'billing-error'): Promise<Mounted> {
  const { client, requests } = recordingClient(name);
  const element = new BillingInvoicesElement();
  element.client = client;
  const reached = outcome && oneEvent(element, outcome);
  fixtureSync(html`${element}`);
  await reached;
  await settled(element);
  return { element, list: new InvoicesHarness(element), requests };
}

/** Shows what a handler answers, to somebody who may do these things. */
export async function mountAnswering(answer: RequestHandler, capabilities?: Capability[]): Promise<Mounted> {
  const requests: Request[] = [];
  const record: RequestHandler = (request) => {
    requests.push(request);
    return answer(request);
  };
  const element = new BillingInvoicesElement();
  element.client = clientFor({
    ...scenarios.data,
    handler: () => record,
    fetchSession: () => Promise.resolve(mintedSession(capabilities && { capabilities })),
  });
  const loaded = oneEvent(element, 'billing-load');
  fixtureSync(html`${element}`);
  await loaded;
  await settled(element);
  return { element, list: new InvoicesHarness(element), requests };
}

/** Waits until nothing more is rendered for what has already happened. */
export async function settled(element: LitElement): Promise<void> {
  for (let turn = 0; turn < 3; turn++) {
    await nextTurn();
    await element.updateComplete;
  }
}

/** Waits until a condition holds; the runner's own deadline ends a wait in vain. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await nextTurn();
}

/** The next task of the event loop. Neither frames nor timers will do: pages in the background have few of them. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(undefined);
  });
}

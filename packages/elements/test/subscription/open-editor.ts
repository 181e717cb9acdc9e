import type { components } from '@portico/client';
import { settled, until } from '../invoices/mount.js';
import { mountSubscription, type MountOptions, type MountedSubscription } from './mount.js';
import type { SubscriptionAccount, SubscriptionAccountFixture } from '@portico/testing';

type DetailsInput = components['schemas']['BillingDetailsInput'];

/** The editor over the page. */
export interface OpenEditor extends MountedSubscription {
  /** Types into the field with this label. */
  fill: (label: string, text: string) => Promise<void>;
  /** Searches a country and takes what Enter takes. */
  pickCountry: (typed: string) => Promise<void>;
  /** Leaves the field with this label. */
  leave: (label: string) => Promise<void>;
  save: () => Promise<void>;
  settle: () => Promise<void>;
  /** What is written in the dialog. */
  text: () => string;
  /** What was sent to be stored, newest last. */
  sent: () => Promise<DetailsInput[]>;
}

/** Shows the details and opens their editor. */
export async function openEditor(
  fixture: SubscriptionAccountFixture | SubscriptionAccount = {},
  options: MountOptions = {},
): Promise<OpenEditor> {
  const kept: Request[] = [];
  const mounted = await mountSubscription(fixture, {
    ...options,
    answer: (handler) => (request) => {
      if (request.method === 'PUT') kept.push(request.clone());
      return (options.answer ? options.answer(handler) : handler)(request);
    },
  });
  const { page, element } = mounted;
  const name = options.locale === 'fr' ? "Modifier l'adresse de facturation" : 'Edit billing address';
  await until(() => page.button(name) !== undefined);
  const pencil = page.requireButton(name);
  pencil.focus();
  pencil.click();
  const line = options.locale === 'fr' ? 'Adresse' : 'Address';
  await until(() => page.dialog !== undefined && page.fieldNames.includes(line));
  await settle();

  function settle(): Promise<void> {
    return settled(element);
  }

  return {
    ...mounted,
    settle,
    fill: async (label, text) => {
      const field = page.requireField(label);
      field.focus();
      page.type(field, text);
      await settle();
    },
    leave: async (label) => {
      const field = page.requireField(label);
      field.focus();
      field.blur();
      // Pages in the background get no such event.
      field.dispatchEvent(new FocusEvent('blur'));
      await settle();
    },
    pickCountry: async (typed) => {
      const field = page.requireField('Country');
      field.focus();
      page.type(field, typed);
      await settle();
      page.press('Enter');
      await settle();
    },
    save: async () => {
      page.requireButton(options.locale === 'fr' ? 'Enregistrer' : 'Save').click();
      await settle();
    },
    text: () => (page.dialog?.textContent ?? '').replaceAll(/[\u2068\u2069]/g, '').replaceAll(/\s+/g, ' '),
    sent: () => Promise.all(kept.map(async (request) => (await request.clone().json()) as DetailsInput)),
  };
}

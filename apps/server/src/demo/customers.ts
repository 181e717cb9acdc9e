import type { Schemas } from '../http/operations.ts';
import { partyOf } from './party.ts';
import { worldCustomers } from './world-customers.ts';

type CustomerInput = Schemas['CustomerInput'];

/** The customers that demo logins belong to, by the host's own id. */
export const mainCustomers = {
  atelier: partyOf({
    name: 'Atelier Nord SARL',
    taxId: 'FR56000273102',
    registration: { value: '000273102', scheme: '0002' },
    endpoint: { value: '000273102', scheme: '0225' },
    street: ['42 rue de l’Échantillon'],
    postalCode: '59000',
    city: 'Lille',
    country: 'FR',
    contact: { name: 'Camille Lefèvre', phone: '+33 3 53 01 42 42', email: 'owner@atelier.example' },
  }),
  werk: partyOf({
    name: 'Werk & Söhne GmbH',
    taxId: 'DE999000148',
    registration: { value: 'HRB 00142', scheme: null },
    endpoint: { value: 'DE999000148', scheme: '9930' },
    street: ['Musterwerkstraße 7', 'Hinterhaus'],
    postalCode: '04109',
    city: 'Leipzig',
    country: 'DE',
    contact: { name: 'Jörg Größler', phone: '+49 30 23125 042', email: 'owner@werk.example' },
  }),
  marais: partyOf({
    name: 'Librairie du Marais SAS',
    taxId: 'FR07000359448',
    registration: { value: '000359448', scheme: '0002' },
    endpoint: { value: '000359448', scheme: '0225' },
    street: ['5 passage de l’Essai'],
    postalCode: '75003',
    city: 'Paris',
    country: 'FR',
    contact: { name: 'Anaïs d’Hérouville', phone: '+33 1 99 00 35 94', email: 'owner@marais.example' },
  }),
  partner: partyOf({
    name: 'Brightwater Printworks Ltd',
    taxId: 'GB999002727',
    registration: { value: '00027300', scheme: null },
    street: ['3 Specimen Yard'],
    postalCode: 'M1 9ZZ',
    city: 'Manchester',
    country: 'GB',
    contact: { name: 'Imogen O’Neill', phone: '+44 161 496 0273', email: 'owner@partner.example' },
  }),
} as const satisfies Record<string, Schemas['Party']>;

const framework = {
  reason: 'Name and country are those of the framework contract 2022-017. Ask us for an amendment to change them.',
  contactUrl: 'https://portico-demo.example/contact',
};
const frameworkContract: Schemas['LockedField'][] = [
  { field: 'companyName', ...framework },
  { field: 'country', ...framework },
];

const mainInputs: readonly CustomerInput[] = [
  { externalId: 'atelier', party: mainCustomers.atelier, locale: 'fr' },
  { externalId: 'werk', party: mainCustomers.werk, locale: 'de', lockedFields: frameworkContract },
  { externalId: 'marais', party: mainCustomers.marais, locale: 'fr' },
  { externalId: 'partner', party: mainCustomers.partner, locale: 'en', brandId: 'harbour' },
];

/** All demo customers: those with a login first, then those whose names try every script. Each call gives new objects. */
export function demoCustomers(): CustomerInput[] {
  const others = worldCustomers.map(({ externalId, party, locale }) => ({ externalId, party, locale }));
  return structuredClone([...mainInputs, ...others]);
}

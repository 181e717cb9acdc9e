/** Somebody who can sign in at the demo. */
export interface Person {
  /** Subject identifier; never changes and is never used again for another person. */
  id: string;
  email: string;
  name: string;
  locale: string;
  /** The host's own id of the customer this person signs in for. */
  organisation: keyof typeof organisationNames;
  role: 'owner' | 'accountant';
}

/** The password of every demo login. */
export const demoPassword = 'demo';

/** Names of the customers by the host's own id. */
export const organisationNames = {
  atelier: 'Atelier Nord SARL',
  werk: 'Werk & Söhne GmbH',
  marais: 'Librairie du Marais SAS',
  partner: 'Brightwater Printworks Ltd',
} as const;

/** The demo logins named in the README. */
export const people: readonly Person[] = [
  {
    id: 'camille-lefevre',
    email: 'owner@atelier.example',
    name: 'Camille Lefèvre',
    locale: 'fr',
    organisation: 'atelier',
    role: 'owner',
  },
  {
    id: 'nadia-benali',
    email: 'accountant@atelier.example',
    name: 'Nadia Benali',
    locale: 'fr',
    organisation: 'atelier',
    role: 'accountant',
  },
  {
    id: 'joerg-groessler',
    email: 'owner@werk.example',
    name: 'Jörg Größler',
    locale: 'de',
    organisation: 'werk',
    role: 'owner',
  },
  {
    id: 'anais-dherouville',
    email: 'owner@marais.example',
    name: 'Anaïs d’Hérouville',
    locale: 'fr',
    organisation: 'marais',
    role: 'owner',
  },
  {
    id: 'imogen-oneill',
    email: 'owner@partner.example',
    name: 'Imogen O’Neill',
    locale: 'en',
    organisation: 'partner',
    role: 'owner',
  },
];

/** The person with this e-mail address and password, undefined when either is wrong. Case and outer spaces of the address do not count. */
export function findByLogin(email: string, password: string): Person | undefined {
  const wanted = email.trim().toLowerCase();
  return password === demoPassword ? people.find((candidate) => candidate.email === wanted) : undefined;
}

/** The person with this subject identifier. */
export function findById(id: string): Person | undefined {
  return people.find((candidate) => candidate.id === id);
}

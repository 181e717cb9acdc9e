/** Somebody who can sign in at the demo. */
export interface Person {
  /** Subject identifier; never changes and is never used again for another person. */
  id: string;
  email: string;
  name: string;
  locale: string;
  /** The host's own id of the customer this person signs in for. */
  organisation: string;
  role: 'owner' | 'accountant';
}

/** The password of every demo login. */
export const demoPassword = 'demo';

/** The demo logins named in the README. */
export const people: readonly Person[] = [
  person('camille-lefevre', 'owner@atelier.example', 'Camille Lefèvre', 'fr', 'atelier', 'owner'),
  person('nadia-benali', 'accountant@atelier.example', 'Nadia Benali', 'fr', 'atelier', 'accountant'),
  person('juergen-weiss', 'owner@werk.example', 'Jürgen Weiß', 'de', 'werk', 'owner'),
  person('eloise-marchand', 'owner@marais.example', 'Éloïse Marchand', 'fr', 'marais', 'owner'),
  person('priya-raman', 'owner@partner.example', 'Priya Raman', 'en', 'partner', 'owner'),
];

function person(
  id: string,
  email: string,
  name: string,
  locale: string,
  organisation: string,
  role: Person['role'],
): Person {
  return { id, email, name, locale, organisation, role };
}

/** The person with this e-mail address and password, undefined when either is wrong. Case and outer spaces of the address do not count. */
export function findByLogin(email: string, password: string): Person | undefined {
  const wanted = email.trim().toLowerCase();
  return password === demoPassword ? people.find((candidate) => candidate.email === wanted) : undefined;
}

/** The person with this subject identifier. */
export function findById(id: string): Person | undefined {
  return people.find((candidate) => candidate.id === id);
}

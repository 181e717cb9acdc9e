import { createContext } from '@lit/context';

/** BCP 47 tag of the language that the provider decided on. Undefined: no provider, the page's language counts. */
export const localeContext = createContext<string | undefined>(Symbol.for('portico.locale'));

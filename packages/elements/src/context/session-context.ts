import { createContext } from '@lit/context';
import type { Session } from '@portico/client';

/** The session in use. Undefined: none fetched yet. */
export const sessionContext = createContext<Session | undefined>(Symbol.for('portico.session'));

import { createContext } from '@lit/context';
import type { BillingClient } from '@portico/client';

/** The client of the nearest provider. Undefined: no provider yet, or one that does not know its server yet. */
export const clientContext = createContext<BillingClient | undefined>(Symbol.for('portico.client'));

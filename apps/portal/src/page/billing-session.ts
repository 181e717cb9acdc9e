import type { FetchSession } from '@portico/client';

/**
 * What the provider calls for a session.
 *
 * @param handleSignedOut called when the portal answers that nobody is signed in any more
 */
export function createFetchSession(handleSignedOut: () => void): FetchSession {
  return async () => {
    const response = await fetch('/billing-session', { method: 'POST' });
    if (response.status === 401) {
      handleSignedOut();
      return null;
    }
    if (!response.ok) throw new Error(`The portal gave no billing session (${response.status}).`);
    return response.json() as ReturnType<FetchSession>;
  };
}

import type { SessionIdentity } from './operations.ts';
import { ProblemError } from './problem.ts';

/** The session of an operation that is secured by one. */
export function sessionOf({ session }: { session: SessionIdentity | undefined }): SessionIdentity {
  if (!session) throw new ProblemError('unauthenticated', 'This operation needs a session.');
  return session;
}

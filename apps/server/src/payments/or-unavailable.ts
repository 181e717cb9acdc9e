import { ProblemError } from '../http/problem.ts';
import { GatewayUnavailable } from './gateway.ts';

/** Says to the customer that the provider does not answer. @throws ProblemError payment_provider_unavailable */
export async function orUnavailable<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof GatewayUnavailable)) throw error;
    throw new ProblemError('payment_provider_unavailable', 'The payment provider does not answer. Try again.', {
      cause: error,
    });
  }
}

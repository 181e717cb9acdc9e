import { ApiError, isBillingError } from './errors.js';
import { networkErrorFrom } from './middleware/errors.js';

interface Reply<T> {
  data?: T;
  response: Response;
}

/**
 * Waits for a reply of openapi-fetch and gives its data and response. The middleware has thrown for anything that is no
 * success; what fails here is a body that broke off or was not what its type says.
 */
export async function received<T>(
  reply: Promise<Reply<T>>,
  signal: AbortSignal | undefined,
): Promise<{ data: NonNullable<T>; response: Response }> {
  try {
    const { data, response } = await reply;
    if (data === undefined || data === null) throw new ApiError(response);
    return { data, response };
  } catch (error) {
    if (isBillingError(error)) throw error;
    throw networkErrorFrom(error, signal ?? new AbortController().signal);
  }
}

/** Waits for a reply that has no data. */
export async function done(reply: Promise<Reply<unknown>>, signal: AbortSignal | undefined): Promise<void> {
  try {
    await reply;
  } catch (error) {
    if (isBillingError(error)) throw error;
    throw networkErrorFrom(error, signal ?? new AbortController().signal);
  }
}

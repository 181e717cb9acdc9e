import { ProblemError } from '../http/problem.ts';

/** Names what was started in the address that the browser returns to. */
export const returnParameters = { payment: 'billing_payment', setup: 'billing_payment_method_setup' } as const;

/**
 * The address that the browser returns to, with the id of the payment or set-up. Only pages of the host count: an address elsewhere would
 * make the payment page send people to whoever asked for it.
 *
 * @throws ProblemError return_url_not_allowed
 */
export function returnUrlFor(
  given: string,
  allowedOrigins: readonly string[],
  id: string,
  started: keyof typeof returnParameters = 'payment',
): string {
  // Parsers read backslashes as slashes and drop line breaks: what they would have to repair is no address.
  // eslint-disable-next-line no-control-regex
  const isPlain = !/[\\\s\u0000-\u001f\u007f]/.test(given) && URL.canParse(given);
  const url = isPlain ? new URL(given) : undefined;
  const isOurs = url !== undefined && allowedOrigins.includes(url.origin) && beginsWith(given, url.origin);
  if (!isOurs) {
    throw new ProblemError(
      'return_url_not_allowed',
      'The returnUrl is not a page of an allowed origin. Add its origin to ALLOWED_ORIGINS, or use another page.',
      { fields: [{ pointer: '/returnUrl', code: 'allowed_origin', message: 'must be a page of an allowed origin' }] },
    );
  }
  url.searchParams.set(returnParameters[started], id);
  return url.href;
}

/** Whether the origin is written out, so that nobody reads another one: no user, no missing or added slashes. */
function beginsWith(given: string, origin: string): boolean {
  return given.toLowerCase().startsWith(origin) && /^([/?#]|$)/.test(given.slice(origin.length));
}

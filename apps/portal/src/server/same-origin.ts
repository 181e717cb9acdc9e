import type { FastifyRequest } from 'fastify';

/**
 * Whether a request that changes something comes from the portal's own pages. Browsers send one of the two headers with
 * every POST; a request with neither is refused.
 *
 * @param portalUrl the portal's own origin
 */
export function isSameOrigin(request: FastifyRequest, portalUrl: string): boolean {
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (origin === undefined && site === undefined) return false;
  return (origin === undefined || origin === portalUrl) && (site === undefined || site === 'same-origin');
}

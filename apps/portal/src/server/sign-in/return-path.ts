/**
 * Where to go after signing in: a path of the portal itself, the start page for anything else.
 *
 * @param wish what the address asked for; anybody may have written it
 */
export function returnPath(wish: unknown, portalUrl: string): string {
  if (typeof wish !== 'string' || !wish.startsWith('/') || !URL.canParse(wish, portalUrl)) return '/';
  const url = new URL(wish, portalUrl);
  if (url.origin !== portalUrl || url.pathname.startsWith('/sign-in')) return '/';
  // A browser may read a path that begins with two slashes as another host.
  return url.pathname.startsWith('//') ? '/' : url.pathname + url.search;
}

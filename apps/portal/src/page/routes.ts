/** A page of the shell. */
export type Page = 'invoices' | 'subscription' | 'notFound';

/** Where the reader is. */
export interface Route {
  page: Page;
  /** The subscription that is open; undefined for the overview. */
  subscriptionId?: string | undefined;
}

/** Address of each page that the menu names. */
export const paths = { invoices: '/invoices', subscription: '/subscription' } as const;

/** The page of a path. */
export function routeOf(path: string): Route {
  if (path === paths.invoices) return { page: 'invoices' };
  if (path === paths.subscription) return { page: 'subscription' };
  const subscriptionId = /^\/subscription\/([^/]+)$/.exec(path)?.[1];
  return subscriptionId === undefined
    ? { page: 'notFound' }
    : { page: 'subscription', subscriptionId: decoded(subscriptionId) };
}

/** The path of a subscription, or of the overview. */
export function subscriptionPath(subscriptionId: string | undefined): string {
  return subscriptionId === undefined
    ? paths.subscription
    : `${paths.subscription}/${encodeURIComponent(subscriptionId)}`;
}

/** The address a click leads to within the shell; undefined when it is the browser's to follow. */
export function shellTarget(event: MouseEvent): URL | undefined {
  if (event.defaultPrevented || event.button !== 0) return undefined;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return undefined;
  const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
  if (!link || link.target || link.hasAttribute('download')) return undefined;
  const url = new URL(link.href);
  const isShell = url.origin === location.origin && url.hash === '' && routeOf(url.pathname).page !== 'notFound';
  return isShell ? url : undefined;
}

/** A path may hold what was never encoded. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** A page of the shell. */
export type Route = 'invoices' | 'subscription' | 'notFound';

/** Address of each page that the menu names. */
export const paths = { invoices: '/invoices', subscription: '/subscription' } as const;

/** The page of a path. */
export function routeOf(path: string): Route {
  if (path === paths.invoices) return 'invoices';
  return path === paths.subscription ? 'subscription' : 'notFound';
}

/** The address a click leads to within the shell; undefined when it is the browser's to follow. */
export function shellTarget(event: MouseEvent): URL | undefined {
  if (event.defaultPrevented || event.button !== 0) return undefined;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return undefined;
  const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
  if (!link || link.target || link.hasAttribute('download')) return undefined;
  const url = new URL(link.href);
  const isShell = url.origin === location.origin && url.hash === '' && routeOf(url.pathname) !== 'notFound';
  return isShell ? url : undefined;
}

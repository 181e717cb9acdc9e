/** Names, in the address that another page sends the browser to, what the user comes back from. */
const parameters = ['billing_payment', 'billing_payment_method_setup'] as const;

/** What an element notes about that in the address that it names to the server: the payment is one of a change. */
const marks = ['billing_change'] as const;

/** A parameter of the address: the server adds it to the address to come back to. */
export type ReturnParameter = (typeof parameters)[number];

/** A parameter of the address: an element adds it to the address to come back to. */
export type ReturnMark = (typeof marks)[number];

/** Id of what the user comes back from, as the page's address names it. */
export function returnedId(parameter: ReturnParameter): string | undefined {
  return new URLSearchParams(location.search).get(parameter) ?? undefined;
}

/** The page's own address, without what earlier visits to other pages have left in it. */
export function ownAddress(): string {
  return without([...parameters, ...marks]);
}

/** Takes a visit out of the page's address, unless the host has moved on meanwhile. The history keeps its entry. */
export function forgetReturn(parameter: ReturnParameter, id: string): void {
  if (returnedId(parameter) === id) history.replaceState(history.state, '', ownAddress());
}

/** Notes something in an address to come back to. */
export function marked(address: string, mark: ReturnMark): string {
  const url = new URL(address, location.href);
  url.searchParams.set(mark, '1');
  return url.href;
}

/** Whether that is noted in the page's address. */
export function isMarked(mark: ReturnMark): boolean {
  return new URLSearchParams(location.search).has(mark);
}

function without(names: readonly string[]): string {
  const url = new URL(location.href);
  for (const name of names) if (url.searchParams.has(name)) url.searchParams.delete(name);
  return url.href;
}

const said = new Set<string>();

/** Tells the host's developer once, however often the mistake repeats. Nothing is ever thrown into the host's page. */
export function warnOnce(message: string): void {
  if (said.has(message)) return;
  said.add(message);
  // oxlint-disable-next-line no-console -- addressed to the developer of the host page
  console.warn(`[portico] ${message}`);
}

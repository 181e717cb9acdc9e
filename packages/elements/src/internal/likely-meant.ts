/** Mail providers of France and its neighbours, which the checker does not know. */
const regional = [
  'orange.fr',
  'wanadoo.fr',
  'free.fr',
  'sfr.fr',
  'laposte.net',
  'bbox.fr',
  'yahoo.fr',
  'hotmail.fr',
  'live.fr',
  'outlook.fr',
  'icloud.com',
  'gmx.de',
  'web.de',
  't-online.de',
  'proton.me',
];

/** The address that was likely meant by one with a slip in its domain; undefined when it looks right. */
export async function likelyMeant(address: string): Promise<string | undefined> {
  const { default: checker } = await import('@zootools/email-spell-checker');
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  if (regional.includes(domain)) return undefined;
  const suggestion = checker.run({ email: address, domains: [...checker.POPULAR_DOMAINS, ...regional] });
  return suggestion?.full === address ? undefined : suggestion?.full;
}

/** What a mail looks like: whose name it bears, and its colours as `#rrggbb`. */
export interface MailBrand {
  name: string;
  accent: string;
  onAccent: string;
}

/** A mail that bears the seller's name in the usual colours. */
export function usualBrand(name: string): MailBrand {
  return { name, accent: '#1d4fd7', onAccent: '#ffffff' };
}

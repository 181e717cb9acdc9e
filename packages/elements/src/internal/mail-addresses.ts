/** Most recipients that the contract lets one mail have. */
export const mostRecipients = 20;

/** Characters of a whole address and of the part before the @ (RFC 5321, 4.5.3.1). */
const longestAddress = 254;
const longestLocalPart = 64;

/** Words of RFC 5322 atoms joined by single dots, and a domain that may be internationalised. */
const localPart = /^[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;
const domain =
  /^([\p{L}\p{M}\p{N}]([\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?\.)+(?!\p{N}+$)[\p{L}\p{M}\p{N}-]{2,63}$/u;

/** What a text holds: addresses, and pieces that are none. */
export interface ReadText {
  addresses: string[];
  faults: string[];
}

/** Whether a text is one mail address; the server has the last word. */
export function isAddress(text: string): boolean {
  const at = text.lastIndexOf('@');
  const local = text.slice(0, at);
  return (
    at > 0 &&
    text.length <= longestAddress &&
    local.length <= longestLocalPart &&
    localPart.test(local) &&
    domain.test(text.slice(at + 1))
  );
}

/** Takes addresses out of what was typed or pasted, such as a list from a mail program with names before the addresses. */
export function readText(text: string): ReadText {
  const entries = text.replaceAll(/"[^"]*"/g, ' ').split(/[,;\r\n]/);
  const pieces = entries.flatMap((entry) => (entry.includes('<') ? bracketed(entry) : words(entry)));
  return {
    addresses: pieces.filter(isAddress),
    faults: pieces.filter((piece) => !isAddress(piece)),
  };
}

/** What stands in angle brackets, and what follows the last of them; the names before are left out. */
function bracketed(entry: string): string[] {
  const [, ...parts] = entry.split('<');
  const rest = parts.at(-1)?.split('>')[1] ?? '';
  return [...parts.flatMap((part) => words(part.split('>')[0] ?? '')), ...words(rest)];
}

function words(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
}

/**
 * Adds addresses to those there are. The same one in other capitals counts once.
 *
 * @returns all that fit, and those for which there was no room
 */
export function addAddresses(
  present: readonly string[],
  more: readonly string[],
): { recipients: string[]; left: string[] } {
  const known = new Set(present.map(folded));
  const fresh = more.filter((address) => {
    const isNew = !known.has(folded(address));
    known.add(folded(address));
    return isNew;
  });
  const room = Math.max(0, mostRecipients - present.length);
  return { recipients: [...present, ...fresh.slice(0, room)], left: fresh.slice(room) };
}

function folded(address: string): string {
  return address.toLowerCase();
}

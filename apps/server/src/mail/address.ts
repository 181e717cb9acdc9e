import { domainToASCII } from 'node:url';

/** A mail address that is safe to put into an envelope and into headers. */
export interface MailAddress {
  /** As it is written to, with the domain in ASCII. */
  address: string;
  /** The same for every spelling in capitals and small letters. */
  folded: string;
}

/** Why a text is not an address that mail can be sent to. */
export type AddressFault = 'not_one_address' | 'too_long' | 'local_part' | 'local_part_not_ascii' | 'domain';

/** Octets of a whole address and of the part before the @ (RFC 5321, 4.5.3.1). */
const longestAddress = 254;
const longestLocalPart = 64;

/** Everything that could end an address, begin another one, or begin a new line. */
const separators = /[\s\p{Control}\p{Format}<>()[\]:;,"\\]/u;
/** Words of RFC 5322 atoms, joined by single dots: no quotes, no comments. */
const dotAtom = /^[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;
const unicodeDomain = /^[\p{Letter}\p{Mark}\p{Number}-]+(\.[\p{Letter}\p{Mark}\p{Number}-]+)+$/u;
/** Labels of letters, digits and inner hyphens; the last one is no number, so an IP address is no domain. */
const asciiDomain = /^([a-z\d]([a-z\d-]{0,61}[a-z\d])?\.)+(?!\d+$)[a-z\d]([a-z\d-]{0,61}[a-z\d])?$/;

/**
 * Reads one mail address, strictly: no display name, no list, no quoted part, nothing that a mail server or a header
 * could take for something else.
 *
 * @returns the address, or what is wrong with it
 */
export function readAddress(text: string): MailAddress | AddressFault {
  if (text.length > longestAddress) return 'too_long';
  if (separators.test(text)) return 'not_one_address';
  const [local = '', unicode = '', ...more] = text.split('@');
  if (local === '' || unicode === '' || more.length > 0) return 'not_one_address';
  if (/\P{ASCII}/u.test(local)) return 'local_part_not_ascii';
  if (local.length > longestLocalPart || !dotAtom.test(local)) return 'local_part';
  const domain = unicodeDomain.test(unicode) ? domainToASCII(unicode.toLowerCase()) : '';
  if (!asciiDomain.test(domain)) return 'domain';
  const address = `${local}@${domain}`;
  return address.length > longestAddress ? 'too_long' : { address, folded: address.toLowerCase() };
}

const advice: Record<AddressFault, string> = {
  not_one_address: 'must be one mail address, such as name@example.com, without a name, a list or a line break',
  too_long: 'must be a mail address of at most 254 characters',
  local_part: 'must have a plain part before the @: letters, digits and marks, at most 64, with single dots inside',
  local_part_not_ascii: 'must have only ASCII characters before the @: many mail servers take no others',
  domain: 'must have a domain such as example.com after the @',
};

/** What a developer is told about a text that is not an address. */
export function addressAdvice(fault: AddressFault): string {
  return advice[fault];
}

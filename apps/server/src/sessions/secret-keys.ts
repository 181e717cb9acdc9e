import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * Makes the comparison of presented secret keys with the accepted ones. It compares hashes, all of them each time, so
 * that its duration tells nothing about the keys.
 */
export function secretKeyCheck(accepted: readonly string[]): (presented: string) => boolean {
  const hashes = accepted.map(hash);
  return (presented) => {
    const presentedHash = hash(presented);
    let found = false;
    for (const known of hashes) found = timingSafeEqual(known, presentedHash) || found;
    return found;
  };
}

function hash(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}

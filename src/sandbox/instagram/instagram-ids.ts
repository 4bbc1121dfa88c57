import { createHash } from 'node:crypto';

/**
 * Ids as Instagram makes them: decimal strings beyond 2^53. All of ours are odd, so
 * whoever reads one as a number gets a different id.
 */
function bigId(prefix: string, seed: string): string {
  const hash = BigInt(`0x${createHash('sha256').update(seed).digest('hex')}`).toString();
  const body = hash.slice(0, 16 - prefix.length);
  const lastOdd = Number(hash[16]) | 1;
  return `${prefix}${body}${lastOdd}`;
}

/** The Instagram-scoped id of a person for one account: the same on every run, different for every account. */
export function igsidOf(username: string, accountId: string): string {
  return bigId('1', `igsid ${accountId} ${username}`);
}

/** The id of the thread between an account and a person, as `/conversations` shows it. */
export function conversationIdOf(accountId: string, igsid: string): string {
  return Buffer.from(`ig_thread:${accountId}:${igsid}`).toString('base64url');
}

export type InstagramIds = ReturnType<typeof instagramIds>;

/**
 * Mints ids in order. Two runs with one `seed` mint the same ids; a persistent
 * product needs another seed each run, or it takes the new day for repeats of the old.
 */
export function instagramIds(seed: string) {
  let minted = 0;
  const next = (kind: string) => `${seed} ${kind} ${minted++}`;
  return {
    media: () => bigId('18', next('media')),
    comment: () => bigId('17', next('comment')),
    asset: () => bigId('17', next('asset')),
    shortcode: () => createHash('sha256').update(next('shortcode')).digest('base64url').slice(0, 11),
    mid: (accountId: string) =>
      Buffer.from(`ig_item:1:IGMessageID:${accountId}:${bigId('3', next('mid'))}`).toString('base64url'),
    token: () => `IGAA${createHash('sha256').update(next('token')).digest('base64url')}`,
    trace: () => createHash('sha256').update(next('trace')).digest('base64url').slice(0, 11),
  };
}

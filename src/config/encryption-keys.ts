import { z } from 'zod';

/** A key that encrypts tokens and message texts at rest. `id` is stored with what it encrypted. */
export interface EncryptionKey {
  readonly id: string;
  /** 32 bytes, for AES-256. */
  readonly key: Uint8Array;
}

const keyBytes = 32;
const written = /^([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/]+={0,2})$/;
const howTo = `make one with: echo "k1:$(openssl rand -base64 ${keyBytes})"`;

/**
 * `id:base64,id:base64`: the first key encrypts, all of them decrypt, so that a key is changed by putting a new one in
 * front. A complaint names a key by its place, since what stands before the colon may be part of a key mistyped.
 */
export const encryptionKeys = z.string().transform((text, context): readonly EncryptionKey[] => {
  const keys = text.split(',').map((part, index) => {
    const [, id, base64] = written.exec(part.trim()) ?? [];
    if (id === undefined || base64 === undefined) {
      context.addIssue(`must be a list of id:base64; key ${index + 1} is not: ${howTo}`);
      return undefined;
    }
    const key = Buffer.from(base64, 'base64');
    if (key.length !== keyBytes || key.toString('base64') !== base64) {
      context.addIssue(`must hold keys of ${keyBytes} bytes in base64; key ${index + 1} is not: ${howTo}`);
      return undefined;
    }
    return { id, key };
  });
  const usable = keys.filter((key) => key !== undefined);
  if (new Set(usable.map((key) => key.id)).size < usable.length) {
    context.addIssue('must give every key an id of its own: what a key encrypted is found again by its id');
  }
  return usable;
});

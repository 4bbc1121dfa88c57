import { createCipheriv, createDecipheriv, createSecretKey, randomFillSync } from 'node:crypto';
import type { EncryptionKeys } from './encryption-keys.ts';

/** Where a sealed value lives. It opens nowhere else, so nobody can swap ciphertexts between rows. */
export interface RowBinding {
  readonly table: string;
  readonly column: string;
  /** The row's primary key, in the order of the constraint. */
  readonly key: readonly string[];
}

export interface Sealer {
  /** Seals `plaintext` for one place with the first key. The same text never gives the same bytes twice. */
  seal(plaintext: Uint8Array | string, place: RowBinding): Buffer;
  /** Throws `CannotOpenSealed`. */
  open(sealed: Uint8Array, place: RowBinding): Buffer;
}

/** A sealed value could not be opened. `reason` says what to do about it. */
export class CannotOpenSealed extends Error {
  override readonly name = 'CannotOpenSealed';
  readonly reason: 'unknown-key' | 'unknown-format' | 'refused';
  readonly place: RowBinding;
  readonly keyId: string | undefined;

  constructor(reason: CannotOpenSealed['reason'], place: RowBinding, keyId?: string, options?: ErrorOptions) {
    super(
      `${place.table}.${place.column} of ${place.key.join('/')} cannot be opened: ${advice(reason, keyId)}`,
      options,
    );
    this.reason = reason;
    this.place = place;
    this.keyId = keyId;
  }
}

function advice(reason: CannotOpenSealed['reason'], keyId: string | undefined): string {
  switch (reason) {
    case 'unknown-key':
      return `it was sealed with the key "${keyId}", which is not in ENCRYPTION_KEYS. Add that key at the end of the list.`;
    case 'unknown-format':
      return 'it is not in a form this version knows. Was it written by a newer Storydesk, or cut short?';
    case 'refused':
      return `the key "${keyId}" does not fit. Either ENCRYPTION_KEYS gives that id to another key, or the value was altered or moved from another row.`;
  }
}

/*
 * version (1 byte) · length of the key id (1 byte) · key id · nonce (12) · tag (16) · ciphertext.
 * Random nonces of 96 bits are good for 2^32 values a key: https://nvlpubs.nist.gov/nistpubs/Legacy/SP/nistspecialpublication800-38d.pdf (8.3)
 */
const algorithm = 'aes-256-gcm';
const version = 1;
const nonceBytes = 12;
const tagBytes = 16;

/** Seals and opens the columns whose names end in `_sealed`, with AES-256-GCM. */
export function aesSealer(keys: EncryptionKeys): Sealer {
  // Made once: given as bytes, a key costs three times as much as sealing a webhook with it.
  const secrets = new Map([...keys.byId].map(([id, key]) => [id, createSecretKey(key.secret)]));
  const { id } = keys.first;
  const secret = createSecretKey(keys.first.secret);
  const header = Buffer.concat([Buffer.from([version, id.length]), Buffer.from(id, 'latin1')]);
  return {
    seal(plaintext, place) {
      const nonce = nextNonce();
      const cipher = createCipheriv(algorithm, secret, nonce, { authTagLength: tagBytes });
      cipher.setAAD(boundTo(header, place));
      const text = typeof plaintext === 'string' ? Buffer.from(plaintext, 'utf8') : plaintext;
      const ciphertext = [cipher.update(text), cipher.final()];
      return Buffer.concat([header, nonce, cipher.getAuthTag(), ...ciphertext]);
    },

    open(sealed, place) {
      const { header: itsHeader, keyId, nonce, tag, ciphertext } = takeApart(Buffer.from(sealed), place);
      const itsSecret = secrets.get(keyId);
      if (!itsSecret) throw new CannotOpenSealed('unknown-key', place, keyId);
      const decipher = createDecipheriv(algorithm, itsSecret, nonce, { authTagLength: tagBytes });
      decipher.setAAD(boundTo(itsHeader, place));
      decipher.setAuthTag(tag);
      try {
        return Buffer.concat([decipher.update(ciphertext), decipher.final()]);
      } catch (cause) {
        throw new CannotOpenSealed('refused', place, keyId, { cause });
      }
    },
  };
}

/** Random bytes are fetched for many nonces at once: asking for twelve at a time costs as much as sealing a webhook. */
const noncesAtOnce = 256;
const fetched = Buffer.alloc(noncesAtOnce * nonceBytes);
let used = fetched.length;

/** Each part of what was fetched is handed out once, and holds until the next fetch: use it before anything is awaited. */
function nextNonce(): Buffer {
  if (used === fetched.length) {
    randomFillSync(fetched);
    used = 0;
  }
  used += nonceBytes;
  return fetched.subarray(used - nonceBytes, used);
}

function takeApart(sealed: Buffer, place: RowBinding) {
  const headerEnd = 2 + (sealed[1] ?? 0);
  const tagAt = headerEnd + nonceBytes;
  const textAt = tagAt + tagBytes;
  if (sealed[0] !== version || sealed.length < textAt) throw new CannotOpenSealed('unknown-format', place);
  return {
    header: sealed.subarray(0, headerEnd),
    keyId: sealed.toString('latin1', 2, headerEnd),
    nonce: sealed.subarray(headerEnd, tagAt),
    tag: sealed.subarray(tagAt, textAt),
    ciphertext: sealed.subarray(textAt),
  };
}

/** JSON keeps the parts apart: ["a","b"] and ["ab",""] are different places. */
function boundTo(header: Buffer, { table, column, key }: RowBinding): Buffer {
  return Buffer.concat([header, Buffer.from(JSON.stringify([table, column, ...key]), 'utf8')]);
}

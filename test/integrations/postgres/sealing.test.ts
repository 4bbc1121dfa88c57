import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseEncryptionKeys } from '../../../src/integrations/postgres/encryption-keys.ts';
import { aesSealer, CannotOpenSealed, type RowBinding } from '../../../src/integrations/postgres/sealing.ts';

const key = (id: string, byte: number) => `${id}:${Buffer.alloc(32, byte).toString('base64')}`;
const sealerWith = (...keys: string[]) => aesSealer(parseEncryptionKeys(keys.join(',')));
const here: RowBinding = { table: 'message', column: 'text_sealed', key: ['T1', 'A1', 'm_1'] };

describe('a sealed value', () => {
  test('opens where it was sealed, whatever it holds', () => {
    const sealer = sealerWith(key('k1', 1));

    fc.assert(
      fc.property(fc.uint8Array(), (plaintext) => {
        expect(sealer.open(sealer.seal(plaintext, here), here)).toStrictEqual(Buffer.from(plaintext));
      }),
    );
  });

  test('does not show its text, and never looks the same twice', () => {
    const sealer = sealerWith(key('k1', 1));

    const once = sealer.seal('what is the price?', here);
    const again = sealer.seal('what is the price?', here);

    expect(once.includes('price')).toBe(false);
    expect(once.equals(again)).toBe(false);
  });

  test('still opens once a new key has come first', () => {
    const sealed = sealerWith(key('old', 1)).seal('hello', here);

    const opened = sealerWith(key('new', 2), key('old', 1)).open(sealed, here);

    expect(opened.toString()).toBe('hello');
  });

  test('asks for its key by name when that key is gone', () => {
    const sealed = sealerWith(key('old', 1)).seal('hello', here);

    const open = () => sealerWith(key('new', 2)).open(sealed, here);

    expect(open).toThrow(expect.objectContaining({ name: 'CannotOpenSealed', reason: 'unknown-key', keyId: 'old' }));
    expect(open).toThrow('Add that key at the end of the list');
  });

  test('refuses another key under the same id', () => {
    const sealed = sealerWith(key('k1', 1)).seal('hello', here);

    expect(() => sealerWith(key('k1', 2)).open(sealed, here)).toThrow(expect.objectContaining({ reason: 'refused' }));
  });

  test.each<[string, RowBinding]>([
    ['another row', { ...here, key: ['T1', 'A1', 'm_2'] }],
    ['another team', { ...here, key: ['T2', 'A1', 'm_1'] }],
    ['another column', { ...here, column: 'note_sealed' }],
    ['another table', { ...here, table: 'delivery' }],
    ['a key that only looks the same when joined', { ...here, key: ['T1A1', '', 'm_1'] }],
  ])('refuses to open in %s', (_, elsewhere) => {
    const sealer = sealerWith(key('k1', 1));
    const sealed = sealer.seal('hello', here);

    expect(() => sealer.open(sealed, elsewhere)).toThrow(
      expect.objectContaining({ reason: 'refused', place: elsewhere }),
    );
  });

  test('refuses to open once any byte was altered or cut off', () => {
    const sealer = sealerWith(key('k1', 1));
    const sealed = sealer.seal('hello', here);

    for (const [index, byte] of sealed.entries()) {
      const altered = Buffer.from(sealed);
      altered[index] = byte ^ 1;
      expect(() => sealer.open(altered, here)).toThrow(CannotOpenSealed);
      expect(() => sealer.open(sealed.subarray(0, index), here)).toThrow(CannotOpenSealed);
    }
  });
});

import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  InvalidEncryptionKeys,
  keepEncryptionKeys,
  parseEncryptionKeys,
} from '../../../src/integrations/postgres/encryption-keys.ts';

const secret = (byte: number, bytes = 32) => Buffer.alloc(bytes, byte).toString('base64');

describe('ENCRYPTION_KEYS', () => {
  test('lists keys of which the first seals and all open', () => {
    const keys = parseEncryptionKeys(`new:${secret(2)}, old:${secret(1)}`);

    expect(keys.first).toStrictEqual({ id: 'new', secret: Buffer.alloc(32, 2) });
    expect([...keys.byId.keys()]).toStrictEqual(['new', 'old']);
  });

  test.each([
    ['', 'entry 1 is not of the form id:base64'],
    ['abc', 'entry 1 is not of the form id:base64'],
    [`a:${secret(1)},`, 'entry 2 is not of the form id:base64'],
    [`:${secret(1)}`, 'entry 1 needs an id of 1 to 32 letters, digits, "-" or "_"'],
    [`a b:${secret(1)}`, 'entry 1 is not of the form id:base64'],
    [`a:${secret(1)},a:${secret(2)}`, 'entry 2 repeats the id "a"'],
    [`a:${secret(1, 31)}`, '"a" has 31 bytes instead of 32'],
    ['a:not*base64', '"a" is not base64'],
  ])('refuses %j: %s', (text, problem) => {
    expect(() => parseEncryptionKeys(text)).toThrow(problem);
  });

  test('names everything that is wrong at once, but no secret', () => {
    const short = secret(7, 16);
    const parse = () => parseEncryptionKeys(`a:${short},b`);

    expect(parse).toThrow(
      expect.objectContaining({ problems: ['"a" has 16 bytes instead of 32', 'entry 2 is not of the form id:base64'] }),
    );
    expect(parse).not.toThrow(short);
  });
});

describe('the keys of an embedded installation', () => {
  test('are made on the first start, for the owner only, and found again', async () => {
    const dataDir = await temporaryFolder();

    const made = await keepEncryptionKeys(dataDir);
    const found = await keepEncryptionKeys(dataDir);

    expect(found).toStrictEqual(made);
    expect(made.first.secret).toHaveLength(32);
    expect((await stat(join(dataDir, 'encryption-keys'))).mode & 0o777).toBe(0o600);
  });

  test('are the same for all that start at the same moment', async () => {
    const dataDir = await temporaryFolder();

    const all = await Promise.all(Array.from({ length: 20 }, () => keepEncryptionKeys(dataDir)));

    expect(new Set(all.map(({ first }) => first.secret.toString('hex'))).size).toBe(1);
  });

  test('are never written over: a file that holds none is an error that names it', async () => {
    const dataDir = await temporaryFolder();
    const path = join(dataDir, 'encryption-keys');
    await writeFile(path, '');

    const keeping = keepEncryptionKeys(dataDir);

    await expect(keeping).rejects.toThrow(InvalidEncryptionKeys);
    await expect(keeping).rejects.toThrow(path);
    expect(await readFile(path, 'utf8')).toBe('');
  });
});

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'storydesk-keys-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

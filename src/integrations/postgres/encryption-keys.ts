import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';

/** The keys that open sealed columns. The first seals; all open, so that a key is replaced by putting a new one first. */
export interface EncryptionKeys {
  readonly first: EncryptionKey;
  readonly byId: ReadonlyMap<string, EncryptionKey>;
}

export interface EncryptionKey {
  readonly id: string;
  /** 32 bytes, for AES-256. */
  readonly secret: Buffer;
}

/** `ENCRYPTION_KEYS`, or the file that stands for it, cannot be used. Says what is wrong with which entry, never its secret. */
export class InvalidEncryptionKeys extends Error {
  override readonly name = 'InvalidEncryptionKeys';
  readonly problems: readonly string[];

  constructor(source: string, problems: readonly string[]) {
    super(
      `${source} must be a list of id:base64, each of 32 bytes (make one with: openssl rand -base64 32). ${problems.join('; ')}.`,
    );
    this.problems = problems;
  }
}

const keyBytes = 32;

/** Reads `id:base64,id:base64`. Throws `InvalidEncryptionKeys` with everything that is wrong at once; `source` names the place in it. */
export function parseEncryptionKeys(text: string, source = 'ENCRYPTION_KEYS'): EncryptionKeys {
  const keys: EncryptionKey[] = [];
  const problems: string[] = [];
  for (const [index, entry] of text.split(',').entries()) {
    const [, id, base64] = /^\s*([^:\s]*):\s*(\S*)\s*$/.exec(entry) ?? [];
    const place = `entry ${index + 1}`;
    if (id === undefined || base64 === undefined) problems.push(`${place} is not of the form id:base64`);
    else if (!/^[\w-]{1,32}$/.test(id)) problems.push(`${place} needs an id of 1 to 32 letters, digits, "-" or "_"`);
    else if (keys.some((key) => key.id === id)) problems.push(`${place} repeats the id "${id}"`);
    else {
      const secret = decodeBase64(base64);
      if (secret?.length === keyBytes) keys.push({ id, secret });
      else problems.push(`"${id}" ${secret ? `has ${secret.length} bytes instead of ${keyBytes}` : 'is not base64'}`);
    }
  }
  const [first] = keys;
  if (problems.length > 0 || !first) throw new InvalidEncryptionKeys(source, problems);
  return { first, byId: new Map(keys.map((key) => [key.id, key])) };
}

/** `Buffer.from` would silently drop what is not base64. */
function decodeBase64(text: string): Buffer | undefined {
  return /^[A-Za-z0-9+/]+={0,2}$/.test(text) ? Buffer.from(text, 'base64') : undefined;
}

/**
 * The keys of an embedded installation: those in `DATA_DIR/encryption-keys`, made on the first start.
 *
 * Without that file everything sealed is lost, so it is never written over: processes that start at the same moment
 * end up with the same key, and a file that cannot be read as keys is an error for a person to solve.
 */
export async function keepEncryptionKeys(dataDir: string): Promise<EncryptionKeys> {
  const path = join(dataDir, 'encryption-keys');
  const text = (await readIfThere(path)) ?? (await createOnce(dataDir, path));
  return parseEncryptionKeys(text.trim(), path);
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

async function createOnce(dataDir: string, path: string): Promise<string> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const id = `local-${randomBytes(4).toString('hex')}`;
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  await writeDurably(draft, `${id}:${randomBytes(keyBytes).toString('base64')}\n`);
  try {
    // Unlike rename, link refuses to replace: of several first starts one wins, and all read what it wrote.
    await link(draft, path);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    await unlink(draft);
  }
  await syncDirectory(dataDir);
  return readFile(path, 'utf8');
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A new name is durable once its directory is. */
async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

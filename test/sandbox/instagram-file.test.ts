import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dayPlayer } from '../../src/sandbox/day-player.ts';
import { type LocalInstagram, startLocalInstagram } from '../../src/sandbox/instagram/local-instagram.ts';
import { keepInstagram, readInstagram } from '../../src/sandbox/instagram-file.ts';
import { shop } from './instagram/local-setup.ts';

let directory: string;
let file: string;
let instagram: LocalInstagram;
let keeper: ReturnType<typeof keepInstagram>;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'storydesk-instagram-'));
  file = join(directory, 'instagram.json');
  instagram = await startLocalInstagram({ accounts: [shop], appSecrets: ['secret'], verifyToken: 'verify-me' });
  keeper = keepInstagram(instagram, dayPlayer(instagram, { firstSeed: 1 }), file, (error) => {
    throw error;
  });
});

afterEach(async () => {
  keeper.close();
  await instagram.close();
  await rm(directory, { recursive: true });
});

describe('the Instagram file', () => {
  test('is written shortly after somebody did something', async () => {
    instagram.viewer('jane.doe_').sendDm('Hello');

    await expect.poll(() => readFile(file, 'utf8').catch(() => '')).toContain('Hello');
  });

  test('has a new token before anybody is told of it: without it the product would be locked out', async () => {
    const { value } = instagram.tokens.issue(instagram.account());

    expect((await readInstagram(file))?.instagram.tokens.map((token) => token.value)).toContain(value);
  });

  test('holds the day beside the Instagram it is played on', async () => {
    keeper.close();

    expect((await readInstagram(file))?.day).toMatchObject({ status: 'waiting', speed: 120 });
  });

  test('that is not there is no Instagram', async () => {
    expect(await readInstagram(join(directory, 'none.json'))).toBeUndefined();
  });

  test.each(['', '[]', '{}', '{"instagram":{}}'])('that holds %j is refused, saying what to do', async (text) => {
    await writeFile(file, text);

    await expect(readInstagram(file)).rejects.toThrow(/does not hold an Instagram.*Delete/);
  });
});

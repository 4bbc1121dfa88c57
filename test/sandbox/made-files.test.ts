import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { madeFiles } from '../../src/sandbox/made-files.ts';

let directory: string;

beforeEach(async () => {
  directory = join(await mkdtemp(join(tmpdir(), 'storydesk-made-')), 'data');
});

afterEach(() => rm(join(directory, '..'), { recursive: true }));

/** What a first start leaves. */
async function make(): Promise<void> {
  await mkdir(join(directory, 'base', '1'), { recursive: true });
  await writeFile(join(directory, 'base', '1', 'leads'), '');
  await writeFile(join(directory, 'sandbox-slack.json'), '{}');
}

describe('starting over in the data directory', () => {
  test('deletes what the sandbox and the product made there, in an earlier run too', async () => {
    const first = await madeFiles(directory);
    await make();
    await first.note();

    const second = await madeFiles(directory);
    await second.note();
    await second.remove();

    expect(second.refusal()).toBeUndefined();
    expect(await readdir(directory)).toEqual(['sandbox-made.json']);
  });

  test('leaves what somebody put there since', async () => {
    const made = await madeFiles(directory);
    await make();
    await made.note();
    await writeFile(join(directory, 'holiday.csv'), '');

    await made.remove();

    expect(await readdir(directory)).toEqual(['holiday.csv', 'sandbox-made.json']);
  });

  test('is refused when something was there before the sandbox came', async () => {
    await make();

    const made = await madeFiles(directory);
    await made.note();

    expect(made.refusal()).toContain('held something before the sandbox came');
    await expect(made.remove()).rejects.toThrow('Expected');
    expect(await readdir(directory)).toEqual(['base', 'sandbox-slack.json']);
  });

  test('that was cut off is finished by the next start', async () => {
    await mkdir(directory);
    await make();
    await writeFile(join(directory, 'sandbox-made.json'), JSON.stringify({ state: 'emptying', names: ['base'] }));

    const made = await madeFiles(directory);

    expect(await readdir(directory)).toEqual(['sandbox-made.json']);
    expect(made.refusal()).toBeUndefined();
  });

  test('counts what the first run made even when that was killed before it could write it down', async () => {
    await madeFiles(directory);
    await make();

    const made = await madeFiles(directory);
    await made.note();
    await made.remove();

    expect(await readdir(directory)).toEqual(['sandbox-made.json']);
  });
});

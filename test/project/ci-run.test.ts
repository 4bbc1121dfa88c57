import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, test } from 'vitest';

const directories: string[] = [];
afterAll(() => Promise.all(directories.map((directory) => rm(directory, { recursive: true }))));

/** What a command says, and the status it ends with. */
type Act = readonly [output: string, status: number];

const allWell: Readonly<Record<string, Act>> = {
  'npm ci': ['added 300 packages', 0],
  'npm test': [' Test Files  2 passed (2)\n      Tests  12 passed | 1 skipped (13)\n', 0],
  'npm run check': ['ok     types\nok     lint\n4 passed, 0 failed\n', 0],
  'npm run test:simulation -- --seeds 500': ['5 passed, 0 failed\n', 0],
  'npm run test:simulation -- --seeds 50 --store postgres': ['3 passed, 0 failed\n', 0],
};

/** Runs `.ci/run` where npm and apt-get are actors that do as told; everything else is real. */
async function runWith(acts: Readonly<Record<string, Act>>, scripts: Readonly<Record<string, string>> = {}) {
  const directory = await mkdtemp(join(tmpdir(), 'storydesk-ci-'));
  directories.push(directory);
  await cp(join(import.meta.dirname, '../../.ci/run'), join(directory, '.ci/run'));
  await writeFile(join(directory, 'package.json'), JSON.stringify({ scripts }));
  await mkdir(join(directory, 'bin'));
  for (const command of ['npm', 'apt-get', 'chromium']) {
    const cases = Object.entries({ ...allWell, ...acts }).map(
      ([line, [output, status]]) => `'${line}') printf '%s' '${output}'; exit ${status} ;;`,
    );
    const script = `#!/bin/sh\ncase "${command} $*" in\n${cases.join('\n')}\nesac\necho "unexpected: ${command} $*"; exit 9\n`;
    await writeFile(join(directory, 'bin', command), script, { mode: 0o755 });
  }
  const run = spawn(join(directory, '.ci/run'), { env: { PATH: `${join(directory, 'bin')}:/usr/bin:/bin` } });
  const [output, status] = await Promise.all([
    text(run.stdout),
    new Promise((resolve, reject) => run.once('error', reject).once('close', resolve)),
  ]);
  return { lastLine: output.trimEnd().split('\n').at(-1), status, output };
}

describe('.ci/run', () => {
  test('adds up tests and checks in its last line', async () => {
    expect(await runWith({})).toMatchObject({ lastLine: '24 passed, 0 failed', status: 0 });
  });

  test('fails with a failed test, and still checks', async () => {
    const act: Act = ['      Tests  2 failed | 10 passed (12)\n', 1];

    expect(await runWith({ 'npm test': act })).toMatchObject({ lastLine: '22 passed, 2 failed', status: 1 });
  });

  test('fails with a failed check', async () => {
    expect(await runWith({ 'npm run check': ['FAILED lint\n3 passed, 1 failed\n', 1] })).toMatchObject({
      lastLine: '23 passed, 1 failed',
      status: 1,
    });
  });

  test('counts a test run that broke without a failed test', async () => {
    const act: Act = [' Test Files  1 failed | 2 passed (3)\n      Tests  12 passed (12)\n', 1];

    expect(await runWith({ 'npm test': act })).toMatchObject({ lastLine: '24 passed, 1 failed', status: 1 });
  });

  test('stops when nothing can be installed', async () => {
    expect(await runWith({ 'npm ci': ['npm error', 1] })).toMatchObject({ lastLine: '0 passed, 1 failed', status: 1 });
  });

  test('runs the tests in a browser once there are any', async () => {
    const acts: Record<string, Act> = { 'npm run test:browser': ['      Tests  3 passed (3)\n', 0] };

    expect(await runWith(acts, { 'test:browser': 'vitest run' })).toMatchObject({ lastLine: '27 passed, 0 failed' });
  });
});

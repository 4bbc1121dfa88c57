/**
 * node scripts/screenshot.ts: takes the pictures of the documentation from the running sandbox, so that they stay true.
 * Needs Debian's Chromium. Starts a sandbox of its own and ends it.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium } from 'playwright-core';

const chromiumFlags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** A minute of the recorded day: several cards, some of them claimed. */
const playMs = 45_000;
const port = 4600;

const folder = await mkdtemp(join(tmpdir(), 'storydesk-picture-'));
const sandbox = spawn(process.execPath, ['src/main.ts'], {
  env: { PATH: process.env.PATH, DATA_DIR: folder, PORT: String(port) },
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  const url = await new Promise<string>((resolve, reject) => {
    sandbox.stdout.on('data', (chunk: Buffer) => {
      const found = /^Open (\S+)/m.exec(chunk.toString())?.[1];
      if (found) resolve(found);
    });
    sandbox.once('exit', (code) => reject(new Error(`The sandbox ended with ${code}`)));
  });
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: chromiumFlags });
  const page = await browser.newPage({ viewport: { width: 1280, height: 820 } });
  await page.goto(`${url}?as=ana`);
  await wait(playMs);
  await page.getByRole('button', { name: 'Claim', exact: true }).last().click();
  await wait(3_000);
  await page.screenshot({ path: 'docs/sandbox.png' });
  await browser.close();
} finally {
  sandbox.kill('SIGTERM');
  await new Promise((resolve) => sandbox.once('exit', resolve));
  await rm(folder, { recursive: true, force: true });
}

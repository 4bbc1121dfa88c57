import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The sandbox as `npm start` runs it, and a browser to look at it. */
export interface BrowserSandbox {
  /** A window in which this person looks at the desk. */
  windowOf(person: 'ana' | 'ben' | 'chloe' | 'mia' | 'gus'): Promise<Page>;
  close(): Promise<void>;
}

export async function openSandbox(): Promise<BrowserSandbox> {
  const folder = await mkdtemp(join(tmpdir(), 'storydesk-browser-'));
  const program = spawn(process.execPath, ['src/main.ts'], {
    // Port 0: nothing that already runs is in the way.
    env: { PATH: process.env.PATH, DATA_DIR: folder, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    program.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const address = /^Open (\S+)$/m.exec(said)?.[1];
      if (address) resolve(address);
    });
    program.once('exit', (code) => reject(new Error(`The sandbox ended with ${code}: ${said}`)));
  });
  const browser: Browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: flags });
  return {
    async windowOf(person) {
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
      await page.goto(`${url}?as=${person}`);
      return page;
    },
    async close() {
      await browser.close();
      const ended = new Promise((resolve) => program.once('exit', resolve));
      program.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openBrowser, openWindow, type WindowOptions } from './browser.ts';

/** The sandbox as `npm start` runs it, and a browser to look at it. */
export interface BrowserSandbox {
  /** A window in which this person looks at the desk. */
  windowOf(person: 'ana' | 'ben' | 'chloe' | 'mia' | 'gus', options?: WindowOptions): Promise<Page>;
  /** A window on another page of the sandbox, such as `two?left=ana&right=ben`. */
  windowOn(path: string, options?: WindowOptions): Promise<Page>;
  /** Each one costs this machine something as long as it is open. */
  closeWindows(): Promise<void>;
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
  const browser = await openBrowser();
  return {
    windowOf: (person, options) => openWindow(browser, `${url}?as=${person}`, options),
    windowOn: (path, options) => openWindow(browser, `${url}${path}`, options),
    async closeWindows() {
      for (const context of browser.contexts()) await context.close();
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

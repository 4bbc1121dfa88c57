import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { freePort } from '../../src/sandbox/listen-near.ts';
import { openBrowser, openWindow, type WindowOptions } from './browser.ts';

/** The sandbox as `npm start` runs it, and a browser to look at it. */
export interface BrowserSandbox {
  /** A window in which this person looks at the desk. */
  windowOf(person: 'ana' | 'ben' | 'chloe' | 'mia' | 'gus', options?: WindowOptions): Promise<Page>;
  /** A window on another page of the sandbox, such as `two?left=ana&right=ben`. */
  windowOn(path: string, options?: WindowOptions): Promise<Page>;
  /** Each one costs this machine something as long as it is open. */
  closeWindows(): Promise<void>;
  /** Stops the program and starts it again, at the same address. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export async function openSandbox(): Promise<BrowserSandbox> {
  const folder = await mkdtemp(join(tmpdir(), 'storydesk-browser-'));
  const env = { PATH: process.env.PATH, DATA_DIR: folder, PORT: String(await freePort()) };
  let program = await startProgram(env);
  const { url } = program;
  const browser = await openBrowser();
  return {
    windowOf: (person, options) => openWindow(browser, `${url}?as=${person}`, options),
    windowOn: (path, options) => openWindow(browser, `${url}${path}`, options),
    async closeWindows() {
      for (const context of browser.contexts()) await context.close();
    },
    async restart() {
      await program.end();
      program = await startProgram(env);
    },
    async close() {
      await browser.close();
      await program.end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** `npm start` without npm; resolves when it says where the page is. */
async function startProgram(env: NodeJS.ProcessEnv) {
  const program = spawn(process.execPath, ['src/main.ts'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => program.once('exit', resolve));
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    program.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const address = /^Open (\S+)$/m.exec(said)?.[1];
      if (address) resolve(address);
    });
    program.once('exit', (code) => reject(new Error(`The sandbox ended with ${code}: ${said}`)));
  });
  return {
    url,
    async end() {
      program.kill('SIGTERM');
      await ended;
    },
  };
}

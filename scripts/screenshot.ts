/**
 * node scripts/screenshot.ts: takes the pictures of the documentation from the running sandbox, so that they stay true.
 * Needs Debian's Chromium. Starts a sandbox of its own and ends it.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Browser, chromium, type Page } from 'playwright-core';

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
const question = 'Is the moon white one still there?';
/** Several cards, some of them claimed. */
const playMs = 45_000;
/** Until what was done has been drawn. */
const settleMs = 3_500;

const folder = await mkdtemp(join(tmpdir(), 'storydesk-picture-'));
const sandbox = spawn(process.execPath, ['src/main.ts'], {
  env: { PATH: process.env.PATH, DATA_DIR: folder, PORT: '0' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    sandbox.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /^Open (\S+)$/m.exec(said)?.[1];
      if (found) resolve(found);
    });
    sandbox.once('exit', (code) => reject(new Error(`The sandbox ended with ${code}`)));
  });
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: chromiumFlags });
  const desk = await windowOn(browser, `${url}?as=ana`, { width: 1440, height: 900 });
  await wait(playMs);
  await desk.getByRole('button', { name: 'Take the shift' }).first().click();
  await answerTheStory(desk);
  const card = desk.locator('#messages > article').filter({ hasText: question });
  await card.getByRole('button', { name: 'Claim', exact: true }).click();
  await desk.mouse.move(0, 0);
  await wait(settleMs);
  await desk.screenshot({ path: 'docs/sandbox.png' });

  const two = await windowOn(browser, `${url}two?left=ben&right=chloe`, { width: 1440, height: 900 });
  await wait(settleMs);
  await two.screenshot({ path: 'docs/sandbox-two.png' });
  await browser.close();
} finally {
  sandbox.kill('SIGTERM');
  await new Promise((resolve) => sandbox.once('exit', resolve));
  await rm(folder, { recursive: true, force: true });
}

/** A window of somebody who knows their way: without the tour. */
async function windowOn(browser: Browser, url: string, viewport: { width: number; height: number }): Promise<Page> {
  const context = await browser.newContext({ viewport });
  await context.addInitScript(() => {
    for (const known of ['tour', 'first-hint']) localStorage.setItem(`storydesk-${known}`, 'seen');
  });
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

/** A viewer watches the story and asks; their card is the last one then. */
async function answerTheStory(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /watch the story/ })
    .first()
    .click();
  await page.getByRole('textbox', { name: 'Reply to the story' }).fill(question);
  await page.keyboard.press('Enter');
  await page.locator('#messages').getByText(question).waitFor();
  await page.getByRole('button', { name: 'Close the story' }).click();
}

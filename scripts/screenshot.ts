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
/** So many viewers are answered before the digest. */
const answers = 4;
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

  for (let count = 0; count < answers; count += 1) await answerSomebody(desk);
  await winSomebody(desk);
  await desk.getByText('Jump to', { exact: true }).click();
  await desk
    .locator('#time-jumps')
    .getByText(/digest/)
    .click();
  const digest = desk.locator('#messages > article').filter({ hasText: 'Digest of' }).first();
  await digest.getByRole('button', { name: 'Full report' }).waitFor({ timeout: 60_000 });
  await desk.setViewportSize({ width: 1440, height: 1500 });
  await wait(settleMs);
  await digest.evaluate((article) => article.scrollIntoView({ block: 'start' }));
  await desk.mouse.move(0, 0);
  await wait(settleMs);
  await desk.screenshot({ path: 'docs/digest.png' });
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

/** Ana claims the latest card that waits, and sends the template that fits best. */
async function answerSomebody(page: Page): Promise<void> {
  const waiting = page.locator('#messages > article').filter({ has: page.getByRole('button', { name: 'Pass' }) });
  const card = waiting.filter({ hasText: 'reply window closes' }).last();
  const id = await card.getAttribute('id');
  await card.getByRole('button', { name: 'Claim', exact: true }).click();
  const mine = page.locator(`[id="${id}"]`);
  await mine.getByRole('button', { name: 'Answer', exact: true }).click();
  const composer = page.getByRole('dialog', { name: 'Answer' });
  await composer.getByText('Goes as a reply').waitFor();
  await composer.getByRole('button', { name: 'Send', exact: true }).click();
  await composer.waitFor({ state: 'detached' });
  await mine.getByText(/Sent/).first().waitFor();
}

/** One of those who were answered buys. */
async function winSomebody(page: Page): Promise<void> {
  const answered = page.locator('#messages > article').filter({ has: page.getByRole('button', { name: 'Won' }) });
  await answered.filter({ hasText: /Sent/ }).last().getByRole('button', { name: 'Won', exact: true }).click();
  const won = page.getByRole('dialog');
  await won.getByLabel(/^Value/).fill('48');
  await won.getByRole('button', { name: 'Won', exact: true }).click();
  await won.waitFor({ state: 'detached' });
}

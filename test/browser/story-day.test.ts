import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { act } from './act.ts';
import { type BrowserSandbox, openSandbox } from './browser-sandbox.ts';

/** On a busy machine the first card takes a while; nothing here is about speed. */
const patience = { timeout: 60_000 };
const limit = 240_000;

let sandbox: BrowserSandbox;
beforeAll(async () => {
  sandbox = await openSandbox();
  // The recorded day stands still, so that nobody but these tests acts.
  await act(await sandbox.windowOf('ana'), 'day', { act: 'pause' });
  await sandbox.closeWindows();
}, 120_000);
afterEach(() => sandbox.closeWindows());
afterAll(() => sandbox.close());

const cardOf = (page: Page, viewer: string) =>
  page
    .locator('#messages .blocks')
    .filter({ hasText: `@${viewer}` })
    .last();
const button = (page: Page, viewer: string, name: string) =>
  cardOf(page, viewer).getByRole('button', { name, exact: true });

/** Posts a story from the owner's phone, and waits for its board. @returns its id */
async function postStory(page: Page, caption: string): Promise<string> {
  const boards = page.locator('#messages .blocks').filter({ hasText: 'posted today' });
  await boards.or(page.locator('#messages .blocks')).first().waitFor(patience);
  const before = await boards.count();
  await page.getByRole('button', { name: '@atelier.lumiere' }).click();
  await page.getByRole('textbox', { name: 'Caption of a new story' }).fill(caption);
  await page.getByRole('button', { name: 'Post a story' }).click();
  const story = page.locator('#stories [data-copy-viewers]').filter({ visible: true }).first();
  await page.locator('#stories').getByText(caption).waitFor(patience);
  await boards.nth(before).waitFor(patience);
  return String(await story.getAttribute('data-copy-viewers'));
}

/** Pastes names into the capture modal of the newest story and saves them. */
async function capture(page: Page, names: string): Promise<void> {
  await page.locator('summary[aria-label="Shortcuts"]').click();
  await page.getByRole('menuitem', { name: 'Capture viewers' }).click();
  const modal = page.getByRole('dialog', { name: 'Capture viewers' });
  await modal.getByLabel('Viewers', { exact: true }).fill(names, patience);
  const story = modal.getByLabel('Story', { exact: true });
  if (await story.count()) await story.selectOption({ index: 1 });
  await modal.getByRole('button', { name: 'Check' }).click();
  await modal.getByText('This is what was understood').waitFor(patience);
  await modal.getByRole('button', { name: 'Save' }).click();
  await modal.getByText(/^Saved:/).waitFor(patience);
  await modal.getByRole('button', { name: 'Done' }).click();
}

describe('a story that goes live', () => {
  test(
    'has a board at once, and its cards appear hottest first',
    async () => {
      const page = await sandbox.windowOf('ana');
      const storyId = await postStory(page, 'Bowls for the moon');

      // The first is posted at once; of those who wait for Slack's next second, the hotter goes first.
      for (const [username, deeds] of Object.entries({ first: 1, cooler: 1, hotter: 3 })) {
        for (let n = 0; n < deeds; n++)
          await act(page, 'viewer', { username, deed: 'reply', storyId, text: `Price ${n}?` });
      }
      for (const viewer of ['first', 'cooler', 'hotter']) await button(page, viewer, 'Claim').waitFor(patience);

      const order = await page.locator('#messages .blocks').allTextContents();
      const place = (viewer: string) => order.findIndex((text) => text.includes(`@${viewer}`));
      expect(place('hotter')).toBeLessThan(place('cooler'));
    },
    limit,
  );

  test(
    'makes Warm who was captured on two of them',
    async () => {
      const page = await sandbox.windowOf('ana');
      await postStory(page, 'Plates for the sun');
      await capture(page, 'lotte.kijkt\nnoor.kijkt');
      expect(await page.locator('#messages').getByText('@lotte.kijkt').count()).toBe(0);

      await postStory(page, 'Cups for the stars');
      await capture(page, 'lotte.kijkt');

      await button(page, 'lotte.kijkt', 'Claim').waitFor(patience);
      expect(await cardOf(page, 'lotte.kijkt').textContent()).toContain('Warm');
      expect(await page.locator('#messages').getByText('@noor.kijkt').count()).toBe(0);
    },
    limit,
  );
});

describe('time', () => {
  test(
    'gives a claim back to the queue once it has run out',
    async () => {
      const page = await sandbox.windowOf('ana');
      await act(page, 'viewer', { username: 'patient.viewer', deed: 'dm', text: 'Is anybody there?' });
      await button(page, 'patient.viewer', 'Claim').click(patience);
      await button(page, 'patient.viewer', 'Release').waitFor(patience);

      await page.getByText('Jump to').click();
      await page.getByRole('menuitem', { name: 'Claims run out' }).click();

      await button(page, 'patient.viewer', 'Claim').waitFor(patience);
    },
    limit,
  );
});

describe('languages', () => {
  test.each([
    ['ben', 'en français', 'ce que tu as pris'],
    ['chloe', 'in het Nederlands', 'wat jij hebt'],
  ] as const)(
    'help %s %s, though the channel speaks English',
    async (person, _language, words) => {
      const page = await sandbox.windowOf(person);
      await page.getByRole('textbox', { name: 'Message' }).fill('/storydesk help');
      await page.keyboard.press('Enter');

      await page
        .locator('.body')
        .filter({ hasText: 'Only visible to you' })
        .filter({ hasText: words })
        .waitFor(patience);
    },
    limit,
  );
});

describe('a restart', () => {
  test(
    'of the program leaves the open page with all that was there, and working',
    async () => {
      const page = await sandbox.windowOf('ana');
      await act(page, 'viewer', { username: 'before.restart', deed: 'dm', text: 'Am I kept?' });
      await button(page, 'before.restart', 'Claim').click(patience);
      await button(page, 'before.restart', 'Release').waitFor(patience);

      await sandbox.restart();

      await page.getByText('Storydesk is connected').waitFor(patience);
      await button(page, 'before.restart', 'Release').click(patience);
      await button(page, 'before.restart', 'Claim').waitFor(patience);
      await act(page, 'viewer', { username: 'after.restart', deed: 'dm', text: 'And I?' });
      await button(page, 'after.restart', 'Claim').waitFor(patience);
      expect(await page.locator('#messages .blocks').filter({ hasText: '@before.restart' }).count()).toBe(1);
    },
    limit,
  );
});

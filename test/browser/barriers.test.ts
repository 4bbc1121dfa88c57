import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { barriersOn } from './barriers.ts';
import { type BrowserSandbox, openSandbox } from './browser-sandbox.ts';

/** On a busy machine the first card takes a while; nothing here is about speed. */
const patience = { timeout: 60_000 };
const limit = 180_000;

describe('nothing keeps anybody out', () => {
  let sandbox: BrowserSandbox;
  beforeAll(async () => {
    sandbox = await openSandbox();
  }, 120_000);
  afterEach(() => sandbox.closeWindows());
  afterAll(() => sandbox.close());

  async function deskOf(person: 'ana' | 'mia', colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
    const page = await sandbox.windowOf(person, { colorScheme });
    await page.getByRole('button', { name: 'Claim', exact: true }).first().waitFor(patience);
    await page
      .locator('.story-frame')
      .first()
      .waitFor({ state: 'attached', ...patience });
    return page;
  }

  test.each(['light', 'dark'] as const)(
    'of the desk, %s',
    async (scheme) => {
      const page = await deskOf('ana', scheme);

      expect(await barriersOn(page)).toEqual([]);
    },
    limit,
  );

  test.each(['light', 'dark'] as const)(
    'of a modal, %s',
    async (scheme) => {
      const page = await deskOf('ana', scheme);
      await page.getByRole('button', { name: 'Capture viewers' }).first().click();
      await page.getByRole('dialog', { name: 'Capture viewers' }).waitFor(patience);
      await page.getByRole('button', { name: 'Check' }).click();
      await page.getByText('Please complete this required field.').first().waitFor(patience);

      const barriers = await barriersOn(page);
      await page.getByRole('button', { name: 'Close', exact: true }).click(); // else it is open in the next window too
      expect(barriers).toEqual([]);
    },
    limit,
  );

  test.each(['light', 'dark'] as const)(
    'of Home, %s',
    async (scheme) => {
      const page = await deskOf('mia', scheme);
      await page
        .getByRole('navigation', { name: 'Atelier Lumière' })
        .getByRole('button', { name: 'Storydesk' })
        .click();
      await page.locator('#home').getByRole('button', { name: 'Claim next' }).waitFor(patience);

      expect(await barriersOn(page)).toEqual([]);
    },
    limit,
  );

  test.each(['light', 'dark'] as const)(
    'of a thread, a menu and commands, %s',
    async (scheme) => {
      const page = await deskOf('ana', scheme);
      const card = page.locator('#messages > .message').last();
      await card.hover();
      await card.getByRole('button', { name: 'Reply in thread' }).click();
      await page.getByRole('textbox', { name: 'Reply', exact: true }).fill(`I know her, ${scheme}`);
      await page.keyboard.press('Enter');
      await page.locator('#replies').getByText(`I know her, ${scheme}`).waitFor(patience);
      await page.getByRole('textbox', { name: 'Message', exact: true }).pressSequentially('/story');
      await page.getByRole('listbox').waitFor(patience);

      expect(await barriersOn(page)).toEqual([]);
    },
    limit,
  );

  test.each(['light', 'dark'] as const)(
    'of the phones, %s',
    async (scheme) => {
      const page = await deskOf('ana', scheme);
      await page
        .getByRole('button', { name: /watch the story/ })
        .first()
        .click();
      expect(await barriersOn(page)).toEqual([]);

      await page.getByRole('textbox', { name: 'Reply to the story' }).fill(`How much, ${scheme}?`);
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Close the story' }).click();
      await page.getByRole('navigation', { name: 'Phone' }).getByRole('button', { name: 'Messages' }).click();
      await page.locator('.bubble').getByText(`How much, ${scheme}?`).waitFor(patience);
      expect(await barriersOn(page)).toEqual([]);

      await page.getByRole('button', { name: '@atelier.lumiere' }).click();
      await page.getByRole('button', { name: 'Copy the list' }).waitFor(patience);
      expect(await barriersOn(page)).toEqual([]);
    },
    limit,
  );

  test(
    'of the tour, the faults and the question before starting over',
    async () => {
      const page = await sandbox.windowOf('ana', { isNewcomer: true });
      await page.getByRole('dialog', { name: 'Tour, step 1 of 4' }).waitFor(patience);
      expect(await barriersOn(page)).toEqual([]);

      await page.locator('summary', { hasText: 'Faults' }).click();
      await page.getByRole('switch').first().waitFor(patience);
      expect(await barriersOn(page)).toEqual([]);

      await page.getByRole('button', { name: 'Start over' }).first().click();
      await page.getByRole('button', { name: 'Keep it' }).waitFor(patience);
      expect(await barriersOn(page)).toEqual([]);
    },
    limit,
  );

  test(
    'of two people side by side',
    async () => {
      const page = await sandbox.windowOn('two?left=ben&right=chloe');
      const ben = page.frameLocator('iframe').first();
      await ben.getByRole('button', { name: 'Claim', exact: true }).first().waitFor(patience);

      expect(await barriersOn(page)).toEqual([]);
    },
    limit,
  );

  test(
    'of a phone’s width',
    async () => {
      const page = await sandbox.windowOf('ana', { width: 390, height: 844 });
      await page.getByRole('button', { name: 'Claim', exact: true }).first().waitFor(patience);
      expect(await barriersOn(page)).toEqual([]);

      await page.getByRole('button', { name: 'Instagram', exact: true }).click();
      expect(await barriersOn(page)).toEqual([]);
    },
    limit,
  );
});

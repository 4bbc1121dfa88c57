import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type BrowserSandbox, openSandbox } from './browser-sandbox.ts';

/** On a busy machine the first card takes a while; nothing here is about speed. */
const patience = { timeout: 60_000 };
const limit = 180_000;

let sandbox: BrowserSandbox;
beforeAll(async () => {
  sandbox = await openSandbox();
}, 120_000);
afterEach(() => sandbox.closeWindows());
afterAll(() => sandbox.close());

describe('a newcomer', () => {
  test(
    'sees the board, what to do first, and a tour that never comes back',
    async () => {
      const page = await sandbox.windowOf('ana', { isNewcomer: true });
      await page.locator('#pinned').getByRole('button', { name: 'Take the shift' }).waitFor(patience);
      expect(await page.getByText('Start here').isVisible()).toBe(true);

      for (const step of [1, 2, 3]) {
        await page
          .getByRole('dialog', { name: `Tour, step ${step} of 4` })
          .getByRole('button', { name: 'Next' })
          .click();
      }
      await page.getByRole('dialog', { name: 'Tour, step 4 of 4' }).getByRole('button', { name: 'Close' }).click();
      await page.getByRole('button', { name: 'Got it' }).click();
      await page.reload();
      await page.locator('#pinned').getByRole('button', { name: 'Take the shift' }).waitFor(patience);

      expect(await page.getByRole('dialog').count()).toBe(0);
      expect(await page.getByText('Start here').isVisible()).toBe(false);
    },
    limit,
  );
});

describe('the colours', () => {
  test(
    'are the system’s until somebody chooses, in every window',
    async () => {
      const page = await sandbox.windowOf('ana', { colorScheme: 'dark' });
      const ground = () => page.evaluate<string>(`getComputedStyle(document.querySelector('.slack')).backgroundColor`);
      expect(await ground()).toBe('rgb(26, 29, 33)');

      await page.getByRole('button', { name: 'Light or dark' }).click();
      expect(await ground()).toBe('rgb(255, 255, 255)');
      await page.reload();
      expect(await ground()).toBe('rgb(255, 255, 255)');
    },
    limit,
  );
});

describe('a window', () => {
  test.each([
    [1440, 900],
    [1100, 800],
    [820, 700],
    [390, 844],
    [320, 640],
  ])(
    'of %i by %i shows everything without scrolling sideways',
    async (width, height) => {
      const page = await sandbox.windowOf('ana', { width, height });
      await page.getByRole('button', { name: 'Claim', exact: true }).first().waitFor(patience);
      const overflow = () => page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
      expect(await overflow()).toBe(0);

      if (width <= 760) await page.getByRole('button', { name: 'Instagram', exact: true }).click();
      await page
        .getByRole('button', { name: /watch the story/ })
        .first()
        .click();
      await page.getByRole('textbox', { name: 'Reply to the story' }).waitFor(patience);
      expect(await overflow()).toBe(0);
    },
    limit,
  );
});

describe('the phone', () => {
  test(
    'answers a story, and the card is on the desk; what the team answers is in the thread, and seen',
    async () => {
      const page = await sandbox.windowOf('ana');
      await page
        .getByRole('button', { name: /watch the story/ })
        .first()
        .click(patience);
      await page.getByRole('textbox', { name: 'Reply to the story' }).fill('Is the moon white one still there?');
      await page.keyboard.press('Enter');
      await page.locator('#messages').getByText('Is the moon white one still there?').waitFor(patience);

      await page.getByRole('button', { name: '@atelier.lumiere' }).click();
      await page.getByRole('textbox', { name: /^Answer by hand/ }).fill('Yes, shall I keep one?');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'A viewer’s phone' }).click();
      await page.locator('#phone-unseen').getByText('1').waitFor(patience);
      await page.getByRole('navigation', { name: 'Phone' }).getByRole('button', { name: 'Messages' }).click();

      const answer = page.locator('.bubbles > .theirs').filter({ hasText: 'Yes, shall I keep one?' });
      await answer.getByText(/Seen/).waitFor(patience);
    },
    limit,
  );

  test(
    'is another for another viewer',
    async () => {
      const page = await sandbox.windowOf('ana');
      await page.getByRole('navigation', { name: 'Phone' }).getByRole('button', { name: 'Messages' }).click(patience);
      await page.getByRole('textbox', { name: /^Message to/ }).fill('From Noor');
      await page.keyboard.press('Enter');
      await page.locator('.bubble').getByText('From Noor').waitFor(patience);

      await page.getByRole('combobox', { name: 'You are' }).fill('zoe.new');
      await page.keyboard.press('Enter');
      await page
        .locator('#phone-thread')
        .getByText('Nothing has been written yet.')
        .waitFor({ state: 'attached', ...patience });

      expect(await page.locator('.bubble').count()).toBe(0);
    },
    limit,
  );
});

describe('the sandbox itself', () => {
  test(
    'shows which faults are on, and starts over when asked twice',
    async () => {
      const page = await sandbox.windowOf('ana');
      await page.getByRole('button', { name: 'Claim', exact: true }).first().waitFor(patience);
      await page.locator('summary', { hasText: 'Faults' }).click();
      await page.getByRole('switch', { name: /comes twice/ }).click();
      await page.getByText('1 on', { exact: true }).waitFor(patience);

      await page.getByRole('button', { name: 'Start over' }).click();
      const earlier = await page.locator('#messages > article').last().getAttribute('id');
      await page.getByRole('dialog', { name: 'Start over?' }).getByRole('button', { name: 'Start over' }).click();
      await page.locator(`[id="${earlier}"]`).waitFor({ state: 'detached', ...patience });
      await page.getByText('Storydesk is connected').waitFor(patience);

      await page.getByRole('button', { name: 'Claim', exact: true }).first().waitFor(patience);
      expect(await page.getByText('1 on', { exact: true }).count()).toBe(0);
    },
    limit,
  );
});

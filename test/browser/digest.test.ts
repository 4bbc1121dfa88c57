import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { act } from './act.ts';
import { type BrowserSandbox, openSandbox } from './browser-sandbox.ts';

/** On a busy machine Slack's next second takes a while; nothing here is about speed. */
const patience = { timeout: 60_000 };
const limit = 240_000;

let sandbox: BrowserSandbox;
beforeAll(async () => {
  sandbox = await openSandbox();
}, 120_000);
afterAll(() => sandbox.close());

const digestIn = (page: Page) => page.locator('#messages > article').filter({ hasText: 'Digest of' }).first();
const press = (page: Page, name: string) => digestIn(page).getByRole('button', { name, exact: true }).click(patience);
const privately = (page: Page, words: RegExp) =>
  page.locator('#messages > article').filter({ hasText: words }).first().waitFor(patience);

describe('the digest of the day that was played', () => {
  test(
    'comes with a jump of the clock, once, and its buttons act',
    async () => {
      const ana = await sandbox.windowOf('ana');
      await act(ana, 'day', { act: 'pause' }); // nobody but this test acts
      for (const username of ['noor.linnen', 'zoe.home']) {
        await act(ana, 'viewer', { username, deed: 'dm', text: 'Is the moon white one still there?' });
        await ana
          .locator('#messages > article')
          .filter({ hasText: `@${username}` })
          .first()
          .waitFor(patience);
      }

      await act(ana, 'jump', { to: 'digest' });

      await digestIn(ana)
        .getByText(/First answer \(median\)/)
        .first()
        .waitFor(patience);
      expect(await digestIn(ana).locator('svg').count(), 'charts').toBeGreaterThanOrEqual(2);
      expect(
        await digestIn(ana)
          .getByText(/Leads by hour of the day/)
          .count(),
        'and the same in words',
      ).toBeGreaterThan(1);
      expect(await ana.locator('#messages > article').filter({ hasText: 'Digest of' }).count()).toBe(1);

      await press(ana, 'Claim leftovers');
      await privately(ana, /leads? (is|are) yours:/);

      await press(ana, 'Full report');
      await digestIn(ana)
        .getByRole('button', { name: /repl(y|ies)/ })
        .first()
        .click(patience);
      const thread = ana.locator('#thread');
      await thread
        .getByText(/by hour/)
        .first()
        .waitFor(patience);
      expect(await thread.locator('table').count()).toBeGreaterThanOrEqual(2);

      const mia = await sandbox.windowOf('mia');
      await press(mia, 'Change hour');
      const modal = mia.getByRole('dialog');
      await modal.getByLabel('Comes at').fill('18:15');
      await modal.getByRole('button', { name: 'Change hour', exact: true }).click();
      await modal.getByText(/the digest comes at 18:15/).waitFor(patience);
      await modal.getByRole('button', { name: 'Done' }).click();
      await modal.waitFor({ state: 'detached', ...patience });
    },
    limit,
  );
});

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { act } from './act.ts';
import { type BrowserSandbox, openSandbox } from './browser-sandbox.ts';

/** On a busy machine Slack's next second takes a while; nothing here is about speed. */
const patience = { timeout: 60_000 };
const limit = 240_000;
const viewer = 'noor.linnen';
const question = 'Is the moon white one still there?';

let sandbox: BrowserSandbox;
beforeAll(async () => {
  sandbox = await openSandbox();
}, 120_000);
afterAll(() => sandbox.close());

const cardOf = (page: Page) =>
  page
    .locator('#messages > article')
    .filter({ hasText: `@${viewer}` })
    .filter({ has: page.locator('[data-block="card_head"], .blocks') })
    .first();
const press = (page: Page, name: string) => cardOf(page).getByRole('button', { name, exact: true }).click(patience);

describe('answering a viewer in three clicks', () => {
  test(
    'Claim, a template, Send: the phone has it, sees it, replies; and the lead is won',
    async () => {
      const ana = await sandbox.windowOf('ana');
      await act(ana, 'day', { act: 'pause' }); // nobody but this test acts
      const phone = ana.locator('#phone');
      await phone.getByLabel('You are').fill(viewer);
      await ana.keyboard.press('Tab');
      await act(ana, 'viewer', { username: viewer, deed: 'dm', text: question });

      await press(ana, 'Claim');
      await press(ana, 'Answer');
      const composer = ana.getByRole('dialog', { name: 'Answer' });
      await composer.getByText('Goes as a reply').waitFor(patience);
      const text = await composer.getByLabel('Text', { exact: true }).inputValue();
      expect(text, 'filled in for whoever sends it').toContain('This is Ana');
      await composer.getByRole('button', { name: 'Send', exact: true }).click();
      await composer.waitFor({ state: 'detached', ...patience });

      await cardOf(ana).getByText(/Sent/).first().waitFor(patience);
      await phone.getByRole('button', { name: 'Messages' }).click();
      const inbox = phone.getByRole('region', { name: 'Messages with atelier.lumiere' });
      const words = text.replace(/\s+/g, ' ').trim();
      await inbox.getByText(words.slice(0, 40)).waitFor(patience);
      await cardOf(ana)
        .getByText(/· seen/)
        .first()
        .waitFor(patience);

      await phone.getByRole('textbox', { name: 'Message to atelier.lumiere' }).fill('Yes please, keep it for me');
      await ana.keyboard.press('Enter');
      await cardOf(ana)
        .getByText(/your turn/)
        .first()
        .waitFor(patience);

      await press(ana, 'Won');
      const won = ana.getByRole('dialog');
      await won.getByLabel(/^Value/).fill('40');
      await won.getByRole('button', { name: 'Won', exact: true }).click();
      await won.waitFor({ state: 'detached', ...patience });
      await cardOf(ana).getByText(/40/).first().waitFor(patience);
      await cardOf(ana).getByRole('button', { name: 'Reopen' }).waitFor(patience);
      expect(await inbox.locator('li.theirs').count(), 'one message, once').toBe(1);
    },
    limit,
  );
});

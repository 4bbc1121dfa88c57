import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BrowserSandbox, openSandbox } from './browser-sandbox.ts';

/** On a busy machine the first card takes a while; nothing here is about speed. */
const patience = { timeout: 60_000 };

describe('the desk in a browser', () => {
  let sandbox: BrowserSandbox;
  beforeAll(async () => {
    sandbox = await openSandbox();
  }, 120_000);
  afterAll(() => sandbox.close());

  test('shows cards while the story day plays, and two people press Claim on one of them: one wins, the other is told', async () => {
    const [ana, ben] = await Promise.all([sandbox.windowOf('ana'), sandbox.windowOf('ben')]);
    const firstClaim = ana.locator('.blocks').filter({ has: ana.getByRole('button', { name: 'Claim', exact: true }) });
    await firstClaim.first().waitFor(patience);
    const ts = await firstClaim.first().getAttribute('data-ts');
    const claimIn = (window: typeof ana) =>
      window.locator(`[data-ts="${ts}"]`).getByRole('button', { name: 'Claim', exact: true });
    await claimIn(ben).waitFor(patience);

    await Promise.all([claimIn(ana).click(), claimIn(ben).click()]);

    const told = (window: typeof ana) => window.getByText('Only visible to you').first();
    await Promise.race([told(ana).waitFor(patience), told(ben).waitFor(patience)]);
    await ana.locator(`[data-ts="${ts}"]`).getByRole('button', { name: 'Release' }).waitFor(patience);
    const losers = [await told(ana).isVisible(), await told(ben).isVisible()].filter(Boolean);
    expect(losers).toHaveLength(1);
  }, 180_000);

  test('answers /storydesk in the reader’s language, to the reader alone', async () => {
    const [ben, mia] = await Promise.all([sandbox.windowOf('ben'), sandbox.windowOf('mia')]);

    await ben.getByRole('textbox', { name: 'Message' }).fill('/storydesk help');
    await ben.getByRole('button', { name: 'Send' }).click();

    const answer = ben.locator('.body').filter({ hasText: 'ce que tu as pris' });
    await answer.waitFor(patience);
    expect(await answer.textContent()).toContain('Only visible to you');
    expect(await mia.getByText('Only visible to you').count()).toBe(0);
  }, 180_000);
});

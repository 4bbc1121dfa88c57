import { describe, expect, test } from 'vitest';
import { callbackIds } from '../../../src/bot/messages/action-ids.ts';
import { accountId, costKey } from '../../../src/domain/ids.ts';
import type { Entries } from '../../../src/sandbox/slack/people/fill-view.ts';
import { account, type DeskInSlack, desk, deskInSlack } from './desk-in-slack.ts';

/** Zoe is an admin, so a manager; Ben is not. */
const zoe = 'U0ZOE';

const open = (at: DeskInSlack, user = zoe) =>
  at.outcomesOf(() => at.slack.as(user).command('/storydesk', 'cost', desk));
const modal = (at: DeskInSlack) => at.slack.openViews(zoe).at(-1);

async function send(at: DeskInSlack, entries: Entries) {
  const outcomes = at.outcomes(1);
  const sent = await at.slack.as(zoe).submitView(String(modal(at)?.id), entries);
  return { fieldErrors: 'fieldErrors' in sent ? sent.fieldErrors : undefined, outcome: (await outcomes)[0] };
}

const costs = ({ domain }: DeskInSlack) => domain.database.stores.costs;
const told = (at: DeskInSlack) => at.slack.messages(at.slack.directMessages(zoe)).map(({ text }) => text);

describe('/storydesk cost', () => {
  test('asks a manager what was spent, and keeps it for the days and the campaign', async () => {
    const at = await deskInSlack();
    expect(await open(at)).toEqual(['cost: modal opened']);
    expect(modal(at)?.content.callback_id).toBe(callbackIds.cost);
    expect(JSON.stringify(modal(at)?.blocks)).toContain('"initial_date":"2026-11-20"');
    const view = String(modal(at)?.id);

    const sent = await send(at, {
      cost_amount: '120,50',
      cost_currency: 'chf',
      cost_to: '2026-11-22',
      cost_campaign: 'Spring <!here>',
    });

    expect(sent.outcome).toBe('noted');
    expect(await costs(at).find(account, [costKey(`slack:${view}`)])).toEqual([
      {
        team: account.team,
        account: account.id,
        key: `slack:${view}`,
        startsOn: '2026-11-20',
        endsOn: '2026-11-22',
        story: undefined,
        campaign: 'Spring <!here>',
        value: { amount: '120.5', currency: 'CHF' },
        recordedAt: at.clock.now(),
        by: zoe,
      },
    ]);
    expect(told(at)).toEqual([
      expect.stringMatching(/^Noted: CHF.120\.50 for Spring &lt;.*here&gt;, 20.–.22 November\.$/),
    ]);
    expect(await costs(at).lastCurrency(account)).toBe('CHF');
  });

  test('is for managers alone', async () => {
    const at = await deskInSlack();

    expect(await open(at, 'U0BEN')).toEqual(['cost: refused needs-manager']);
    expect(at.slack.openViews('U0BEN')).toEqual([]);
  });

  test.each([
    [{ cost_amount: '1.250' }, 'refused not-an-amount', 'cost_amount'],
    [{ cost_amount: '5', cost_currency: 'EUX' }, 'refused unknown-currency', 'cost_currency'],
    [{ cost_amount: '5', cost_to: '2026-11-19' }, 'refused ends-before-start', 'cost_to'],
    [{ cost_amount: '5', cost_to: '2062-11-20' }, 'refused too-many-days', 'cost_to'],
  ])('asks again for %j', async (entries, outcome, block) => {
    const at = await deskInSlack();
    await open(at);

    const sent = await send(at, entries);

    expect(sent.outcome).toBe(outcome);
    expect(Object.keys(sent.fieldErrors ?? {})).toEqual([block]);
    expect(await costs(at).lastCurrency(account)).toBeUndefined();
  });

  test('asks for which account, where the desk has several', async () => {
    const at = await deskInSlack();
    const second = { ...account, id: accountId('2'), userName: 'salon' };
    await at.domain.database.stores.accounts.put(second, at.clock.now());
    await open(at);

    expect((await send(at, { cost_account: '2', cost_amount: '5' })).outcome).toBe('noted');

    expect(await costs(at).lastCurrency(second)).toBe('EUR');
    expect(await costs(at).lastCurrency(account)).toBeUndefined();
  });
});

import { describe, expect, test } from 'vitest';
import { optOutModal } from '../../../src/bot/closing/opt-out-modal.ts';
import { callbackIds } from '../../../src/bot/messages/action-ids.ts';
import type { LeadId } from '../../../src/domain/ids.ts';
import { account, type DeskInSlack, deskInSlack } from './desk-in-slack.ts';
import { everyButton, postButtons } from './every-button.ts';
import { knownCard } from './known-card.ts';

/** Posts a button about Léa's lead as it is now, and presses it. */
async function press(at: DeskInSlack, user: string, name: string) {
  const button = everyButton(await at.viewerWrites('lea.martin'))[name];
  if (!button) throw new Error(`There is no button ${name}`);
  const message = await postButtons(at, [button]);
  return at.outcomesOf(() => at.slack.as(user).press({ ...message, actionId: button.actionId }));
}

const modal = (at: DeskInSlack, user = 'U0BEN') => at.slack.openViews(user).at(-1);

/** Fills in the modal on top and sends it. */
async function send(at: DeskInSlack, entries: Record<string, string | number>, user = 'U0BEN') {
  const outcomes = at.outcomes(1);
  const result = await at.slack.as(user).submitView(String(modal(at, user)?.id), entries);
  return { ...result, outcome: (await outcomes)[0] };
}

const lea = async (at: DeskInSlack) => at.lead((await at.viewerWrites('lea.martin')).id as LeadId);
const privately = (at: DeskInSlack, user: string) =>
  at.slack.messages(at.slack.directMessages(user)).map(({ text }) => text);

describe('Won', () => {
  test('asks for the value and keeps it, with the currency to begin with next time', async () => {
    const at = await deskInSlack();
    await press(at, 'U0BEN', 'Claim');

    expect(await press(at, 'U0BEN', 'Won')).toEqual(['modal opened']);
    expect(modal(at)?.content.callback_id).toBe(callbackIds.won);
    expect(JSON.stringify(modal(at)?.blocks)).toContain('"initial_value":"EUR"');
    expect((await send(at, { won_amount: '49,90', won_currency: 'chf', closing_note: 'two' })).outcome).toBe('won');

    expect(await lea(at)).toMatchObject({
      status: 'won',
      closedBy: 'U0BEN',
      value: { amount: '49.9', currency: 'CHF' },
      note: 'two',
    });
    expect(await at.domain.database.stores.leads.lastCurrency(account)).toBe('CHF');
  });

  test.each([
    [{ won_amount: '1.250', won_currency: 'EUR' }, 'refused not-an-amount', 'won_amount'],
    [{ won_amount: '5', won_currency: 'EUX' }, 'refused unknown-currency', 'won_currency'],
  ])('asks again for %j', async (entries, outcome, block) => {
    const at = await deskInSlack();
    await press(at, 'U0BEN', 'Won');

    const sent = await send(at, entries);

    expect(sent.outcome).toBe(outcome);
    expect(Object.keys(sent.fieldErrors ?? {})).toEqual([block]);
    expect((await lea(at)).status).toBe('open');
  });

  test('is refused for what somebody else has, before anything is filled in; a manager may', async () => {
    const at = await deskInSlack();
    await press(at, 'U0ANA', 'Claim');

    expect(await press(at, 'U0BEN', 'Won')).toEqual(['refused not-yours']);
    expect(at.slack.ephemerals('U0BEN')).toMatchObject([
      { text: expect.stringMatching(/<@U0ANA> holds.*lea\.martin/) },
    ]);
    expect(await press(at, 'U0ZOE', 'Won')).toEqual(['modal opened']);
    expect((await send(at, {}, 'U0ZOE')).outcome).toBe('won');
  });

  test('that comes second is told who was first, once the modal has closed', async () => {
    const at = await deskInSlack();
    await press(at, 'U0BEN', 'Won');
    await press(at, 'U0ANA', 'Lost');
    await send(at, { lost_reason: 'no-answer' }, 'U0ANA');

    expect((await send(at, {})).outcome).toBe('refused no-longer-open');

    expect(privately(at, 'U0BEN')).toEqual([expect.stringMatching(/<@U0ANA> marked .*lea\.martin.* as lost/)]);
  });
});

describe('Log conversion, in the menu of a message', () => {
  const use = (at: DeskInSlack, on: { channel: string; ts: string }) =>
    at.outcomesOf(() => at.slack.as('U0BEN').shortcut('log_conversion', on));

  async function leasCard() {
    const at = await deskInSlack();
    const { id } = await lea(at);
    const card = await knownCard(at, id);
    return { at, card };
  }

  test('is Won for the lead of a card, and of what stands in its thread', async () => {
    const { at, card } = await leasCard();
    const { ts } = await at.slack.as('U0ANA').post(card.channel, 'She bought two!', card.ts);

    expect(await use(at, { channel: card.channel, ts: String(ts) })).toEqual(['modal opened']);
    expect(await use(at, card)).toEqual(['modal opened']);
    expect((await send(at, { won_amount: '98' })).outcome).toBe('won');

    expect(await lea(at)).toMatchObject({ status: 'won', value: { amount: '98', currency: 'EUR' } });
    expect(await use(at, card)).toEqual(['refused no-longer-open']);
  });

  test('says elsewhere what it is for', async () => {
    const { at, card } = await leasCard();
    const { ts } = await at.slack.as('U0ANA').post(card.channel, 'lunch?');

    expect(await use(at, { channel: card.channel, ts: String(ts) })).toEqual(['not a card']);
    expect(at.slack.ephemerals('U0BEN').at(-1)?.text).toContain('Log conversion works on a viewer’s card');
    expect(at.slack.openViews('U0BEN')).toEqual([]);
  });
});

describe('Lost', () => {
  test('keeps the reason, and Reopen takes the lead up again', async () => {
    const at = await deskInSlack();
    await press(at, 'U0BEN', 'Lost');

    expect((await send(at, { lost_reason: 'too-expensive' })).outcome).toBe('lost');

    expect(await lea(at)).toMatchObject({ status: 'lost', reason: 'too-expensive' });
    expect(await press(at, 'U0ANA', 'Reopen')).toEqual(['reopened']);
  });
});

describe('Snooze', () => {
  test('puts the lead off, and Wake up now brings it back', async () => {
    const at = await deskInSlack();
    await press(at, 'U0BEN', 'Snooze');

    expect((await send(at, { snooze_until: 'tomorrow' })).outcome).toBe('snoozed');

    expect(await lea(at)).toMatchObject({ status: 'snoozed', snoozedUntil: new Date('2026-11-21T08:00:00Z') });
    expect(await at.tasks('end-snooze', (await lea(at)).id)).toEqual([new Date('2026-11-21T08:00:00Z')]);
    expect(await press(at, 'U0ANA', 'Wake up now')).toEqual(['woken']);
    expect(await press(at, 'U0ANA', 'Wake up now')).toEqual(['refused not-snoozed']);
  });

  test('asks again for a moment that is past', async () => {
    const at = await deskInSlack();
    await press(at, 'U0BEN', 'Snooze');

    const sent = await send(at, { snooze_other: Date.UTC(2026, 10, 20, 11) / 1000 });

    expect(sent.outcome).toBe('refused in-the-past');
    expect(Object.keys(sent.fieldErrors ?? {})).toEqual(['snooze_other']);
  });
});

describe('Opt out', () => {
  test('is asked about first; a manager alone takes it back', async () => {
    const at = await deskInSlack();
    expect(await press(at, 'U0BEN', 'Opt out')).toEqual(['modal opened']);
    expect((await lea(at)).status).toBe('open');

    expect((await send(at, {})).outcome).toBe('opted-out');

    expect(await lea(at)).toMatchObject({ status: 'suppressed', closedBy: 'U0BEN' });
    expect(await press(at, 'U0ANA', 'Opt out')).toEqual(['refused no-longer-open']);
    expect(await press(at, 'U0ANA', 'Reopen')).toEqual(['refused wants-no-messages']);
    expect(await press(at, 'U0ZOE', 'Reopen')).toEqual(['reopened']);
  });
});

describe('a modal of an older release, without an input to show it at', () => {
  test.each([
    ['about nobody knows which lead', { private_metadata: 'lead=7' }],
    ['that nobody knows any more', { callback_id: 'old' }],
  ])('%s says privately that nothing was changed', async (_which, changes) => {
    const at = await deskInSlack();
    await press(at, 'U0BEN', 'Opt out');
    const view = optOutModal(
      { lead: (await lea(at)).id, version: 1, place: 'message' },
      { handle: 'lea.martin', displayName: undefined },
      { language: 'en', timeZone: 'UTC' },
    );
    await at.clients.interactive.views.update({ view_id: String(modal(at)?.id), view: { ...view, ...changes } });

    expect((await send(at, {})).outcome).toBe('stale');
    expect(privately(at, 'U0BEN')).toEqual([expect.stringContaining('out of date')]);
    expect((await lea(at)).status).toBe('open');
  });
});

test('a button of the card may be pressed by those alone who may act', async () => {
  const at = await deskInSlack();
  for (const name of ['Won', 'Lost', 'Snooze', 'Opt out', 'Wake up now']) {
    expect(await press(at, 'U0GUS', name)).toEqual(['refused not-a-full-member']);
  }
  expect(at.slack.openViews('U0GUS')).toEqual([]);
});

import { describe, expect, test } from 'vitest';
import { leadValue } from '../../../src/bot/card/lead-value.ts';
import { actionIds } from '../../../src/bot/messages/action-ids.ts';
import { actions, button } from '../../../src/bot/messages/buttons.ts';
import { addMinutes } from '../../../src/domain/duration.ts';
import { type LeadId, slackUserId } from '../../../src/domain/ids.ts';
import { claim, release } from '../../../src/domain/lead/change-lead.ts';
import type { Touch } from '../../../src/domain/touch/touch.ts';
import { inEnglish } from '../../domain/template/template-builders.ts';
import { account, type DeskInSlack, type DeskInSlackOptions, desk, deskInSlack, team } from './desk-in-slack.ts';
import { knownCard } from './known-card.ts';

const ben = slackUserId('U0BEN');

interface OpenDesk extends DeskInSlack {
  readonly leadId: LeadId;
}

/** Léa has written, Ben has claimed her, and the account may send; one template is stored. */
async function benHasLea(options: DeskInSlackOptions & { readonly api?: boolean } = {}): Promise<OpenDesk> {
  const at = await deskInSlack(options);
  const { accounts, templates } = at.domain.database.stores;
  if (options.api !== false) await accounts.adoptToken(team, account.id, 'IGAA-token');
  await templates.save(
    team,
    inEnglish('Hi {first_name|there}, it is {ask: price}.'),
    { by: undefined, cause: 'library' },
    at.clock.now(),
  );
  const lead = await at.viewerWrites('lea.martin', 'price?');
  await claim(at.domain, { team, lead: lead.id, by: ben, cause: 'button' });
  return { ...at, leadId: lead.id };
}

/** Presses Answer on a card of this lead. */
async function answer(at: OpenDesk, user = 'U0BEN') {
  const value = leadValue(await at.lead(at.leadId));
  const { ts } = await at.clients.posting.chat.postMessage({
    channel: desk,
    text: 'card',
    blocks: [actions('card_actions', [button('en', 'button.answer', actionIds.answer, value)])],
  });
  return at.outcomesOf(() => at.slack.as(user).press({ channel: desk, ts: String(ts), actionId: actionIds.answer }));
}

const modal = (at: DeskInSlack, user = 'U0BEN') => at.slack.openViews(user).at(-1);
const words = (at: DeskInSlack, user?: string) => JSON.stringify(modal(at, user)?.blocks);
const told = (at: DeskInSlack, user = 'U0BEN') => JSON.stringify(at.slack.ephemerals(user).at(-1) ?? {});

/** What the app wrote to Ben in his direct messages. */
const directly = (at: DeskInSlack) => JSON.stringify(at.slack.messages(at.slack.directMessages('U0BEN')));

/** Chooses or types in the modal on top. */
const press = (at: DeskInSlack, actionId: string, value?: string) =>
  at.outcomesOf(() =>
    at.slack.as('U0BEN').press({ viewId: String(modal(at)?.id), actionId, ...(value !== undefined && { value }) }),
  );

/** Presses the submit button of the modal on top, with what is entered on the way. */
async function submit(at: DeskInSlack, entries: Record<string, string> = {}) {
  const outcomes = at.outcomes(1);
  const result = await at.slack.as('U0BEN').submitView(String(modal(at)?.id), entries);
  return { ...result, outcome: (await outcomes)[0] };
}

async function lastTouch({ domain }: DeskInSlack, lead: LeadId): Promise<Touch | undefined> {
  return domain.database.stores.touches.latestOfLead(team, lead);
}

describe('Answer', () => {
  test('opens the composer with what was said and the best suggestion', async () => {
    const at = await benHasLea();
    expect(await answer(at)).toEqual(['modal opened']);
    expect(words(at)).toContain('price?');
    expect(words(at)).toContain('Goes as a reply');
    expect(modal(at)?.content).toMatchObject({ title: { text: 'Answer' }, submit: { text: 'Send' } });
    expect(words(at)).toContain('Hi there, it is [price].');
  });

  test('renews the claim: whoever answers is at work', async () => {
    const at = await benHasLea();
    at.clock.set(addMinutes(at.clock.now(), 8));
    await answer(at);
    expect(await at.lead(at.leadId)).toMatchObject({ leaseUntil: addMinutes(at.clock.now(), 10) });
  });

  test('is refused to everybody else, with who has the lead; a manager may', async () => {
    const at = await benHasLea();
    expect(await answer(at, 'U0ANA')).toEqual(['refused not-yours']);
    expect(told(at, 'U0ANA')).toContain('<@U0BEN> has this lead');
    expect(await answer(at, 'U0GUS')).toEqual(['refused not-a-full-member']);
    expect(await answer(at, 'U0ZOE')).toEqual(['modal opened']);
  });

  test('wants the lead claimed first', async () => {
    const at = await benHasLea();
    await release(at.domain, { team, lead: at.leadId, by: ben, cause: 'button' }, false);
    expect(await answer(at)).toEqual(['refused not-claimed']);
    expect(told(at)).toContain('Press Claim first');
  });

  test('says why nothing can be sent, and what would help', async () => {
    const at = await benHasLea({ api: false });
    const { viewer } = await at.lead(at.leadId);
    await at.domain.database.stores.suppressions.addViewer(account, viewer, 'button', ben, at.clock.now());
    await answer(at);
    expect(words(at)).toContain('Leave them in peace');
    expect(modal(at)?.content).not.toHaveProperty('submit');
  });

  test('is offered in private when Slack no longer opens the modal', async () => {
    const at = await benHasLea();
    at.slack.faults.add({ method: 'views.open', kind: 'error', error: 'expired_trigger_id', times: 1 });
    expect(await answer(at)).toEqual(['modal not opened']);
    expect(told(at)).toContain('Slack did not let me open the window in time');
    expect(told(at)).toContain(actionIds.answer);
  });
});

describe('writing in the composer', () => {
  test('shows the text as it will arrive while one types', async () => {
    const at = await benHasLea();
    await answer(at);
    expect(await press(at, actionIds.composerAnswer, '45 €')).toEqual(['drawn']);
    expect(words(at)).toContain('Hi there, it is 45 €.');
    expect(await press(at, actionIds.composerText, 'Just come by, {ask: price} it is')).toEqual(['drawn']);
    expect(words(at)).toContain('Just come by, 45 € it is');
  });

  test('gives the box another text when another template is chosen, and keeps it when nothing is', async () => {
    const at = await benHasLea();
    await answer(at);
    await press(at, actionIds.composerTemplate, '-');
    expect(words(at)).toContain('composer_text_1');
    await press(at, actionIds.composerText, 'My own words');
    await press(at, actionIds.composerRoute, 'by_hand');
    expect(words(at)).toContain('composer_text_1');
    expect(words(at)).toContain('My own words');
    expect(modal(at)?.content).toMatchObject({ submit: { text: 'Show me the text' } });
  });

  test('renews the claim once half of it is over', async () => {
    const at = await benHasLea();
    await answer(at);
    const opened = await at.lead(at.leadId);
    at.clock.set(addMinutes(at.clock.now(), 4));
    await press(at, actionIds.composerText, 'a');
    expect((await at.lead(at.leadId)).version).toBe(opened.version);
    at.clock.set(addMinutes(at.clock.now(), 2));
    await press(at, actionIds.composerText, 'ab');
    expect(await at.lead(at.leadId)).toMatchObject({ leaseUntil: addMinutes(at.clock.now(), 10) });
    expect((await submit(at, { [actionIds.composerText]: 'abc' })).outcome).toBe('sent waiting');
  });
});

describe('Send', () => {
  test('takes the text into the outbox as it was shown, and closes', async () => {
    const at = await benHasLea();
    await answer(at);
    await press(at, actionIds.composerAnswer, '45 €');
    expect(await submit(at)).toMatchObject({ outcome: 'sent waiting' });
    expect(modal(at)).toBeUndefined();
    expect(await lastTouch(at, at.leadId)).toMatchObject({
      status: 'waiting',
      route: 'reply',
      text: 'Hi there, it is 45 €.',
      textKind: 'template',
      template: { key: 'thanks', version: 1, variant: 'a', language: 'en' },
      by: 'U0BEN',
    });
    expect(await at.tasks('send-touch', String((await lastTouch(at, at.leadId))?.id))).toHaveLength(1);
  });

  test('sends nothing while something is left to fill in, and says so under the text', async () => {
    const at = await benHasLea();
    await answer(at);
    expect(await submit(at)).toMatchObject({
      outcome: 'refused blocked',
      fieldErrors: { composer_text_0: 'Still to be filled in: price' },
    });
    expect(await lastTouch(at, at.leadId)).toBeUndefined();
  });

  test('shows what the viewer wrote meanwhile before anything goes out; a second press sends', async () => {
    const at = await benHasLea();
    await answer(at);
    await at.viewerWrites('lea.martin', 'in red please', 'mid.second');
    const entries = { [actionIds.composerText]: 'It is 45 €.' };
    expect((await submit(at, entries)).outcome).toBe('refused changed-meanwhile');
    expect(words(at)).toContain('in red please');
    expect(words(at)).toContain('Something has happened since you opened this');
    expect(await lastTouch(at, at.leadId)).toBeUndefined();
    expect((await submit(at)).outcome).toBe('sent waiting');
    expect(await lastTouch(at, at.leadId)).toMatchObject({ text: 'It is 45 €.', textKind: 'personal' });
  });

  test('still wants it to be seen when it came up while they were typing', async () => {
    const at = await benHasLea();
    await answer(at);
    await at.viewerWrites('lea.martin', 'in red please', 'mid.second');
    await press(at, actionIds.composerText, 'It is 45 €.');
    expect(words(at)).toContain('in red please');
    expect((await submit(at)).outcome).toBe('refused changed-meanwhile');
  });

  test('does not send a template that was chosen and not yet shown', async () => {
    const at = await benHasLea();
    await answer(at);
    expect((await submit(at, { [actionIds.composerTemplate]: '-', [actionIds.composerText]: 'x' })).outcome).toBe(
      'refused not what was on screen',
    );
    expect(words(at)).toContain('This was not on your screen yet');
    expect(await lastTouch(at, at.leadId)).toBeUndefined();
  });

  test('is refused once the lead was given back, with what was typed kept', async () => {
    const at = await benHasLea();
    await answer(at);
    await release(at.domain, { team, lead: at.leadId, by: ben, cause: 'button' }, false);
    expect((await submit(at, { [actionIds.composerText]: 'It is 45 €.' })).outcome).toBe('refused not-claimed');
    expect(words(at)).toContain('Nobody has claimed this lead');
    expect(words(at)).toContain('It is 45 €.');
  });

  test('sends one message at a time', async () => {
    const at = await benHasLea();
    await answer(at);
    await submit(at, { [actionIds.composerText]: 'First' });
    await answer(at);
    expect((await submit(at, { [actionIds.composerText]: 'Second' })).outcome).toBe('refused touch-under-way');
    expect(words(at)).toContain('one message at a time');
  });

  test('says in private until when it waits, and why', async () => {
    const at = await benHasLea();
    await answer(at);
    const until = addMinutes(at.clock.now(), 30);
    await at.domain.database.stores.accounts.pauseSending(team, account.id, { because: 'rate-limit', until });
    expect((await submit(at, { [actionIds.composerText]: 'Hello' })).outcome).toBe('sent waiting');
    expect(await lastTouch(at, at.leadId)).toMatchObject({ status: 'waiting', route: 'reply', until });
    expect(directly(at)).toContain(`waits until <!date^${until.getTime() / 1000}^`);
    expect(directly(at)).toContain('Instagram asks for fewer messages');
  });

  test('is not offered to somebody who may not answer any more', async () => {
    const at = await benHasLea();
    await answer(at);
    const heard = at.outcomes(1);
    await at.slack.admin.changePerson('U0BEN', { role: 'guest' });
    await heard;
    expect((await submit(at, { [actionIds.composerText]: 'Hello' })).outcome).toBe('refused not-a-full-member');
    expect(await lastTouch(at, at.leadId)).toBeUndefined();
  });
});

describe('sending by hand', () => {
  async function offered() {
    const at = await benHasLea({ api: false });
    await answer(at);
    expect((await submit(at, { [actionIds.composerText]: 'It is 45 €.' })).outcome).toBe('offered by hand');
    return at;
  }

  test('shows the text to copy and the profile to open', async () => {
    const at = await offered();
    expect(words(at)).toContain('It is 45 €.');
    expect(words(at)).toContain('https://www.instagram.com/lea.martin/');
  });

  test('takes their word for it, sent or not', async () => {
    const at = await offered();
    expect(await press(at, actionIds.confirmSent)).toEqual(['said-sent']);
    expect(words(at)).toContain('Noted: you sent it.');
    expect(await at.lead(at.leadId)).toMatchObject({ status: 'contacted' });
  });

  test('comes up again with Answer until they have said so', async () => {
    const at = await offered();
    await at.slack.as('U0BEN').closeView(String(modal(at)?.id));
    await answer(at);
    expect(words(at)).toContain('It is 45 €.');
    expect(await press(at, actionIds.confirmNotSent)).toEqual(['said-not-sent']);
  });
});

describe('Claim next', () => {
  test.each(['command', 'shortcut'] as const)('by %s opens the composer for the lead it brings', async (way) => {
    const at = await benHasLea();
    const zoe = await at.viewerWrites('zoe.k', 'do you ship?');
    const chloe = at.slack.as('U0CHLOE');
    await at.outcomesOf(() =>
      way === 'command' ? chloe.command('/storydesk', 'next', desk) : chloe.shortcut('claim_next'),
    );
    expect(await at.lead(zoe.id)).toMatchObject({ status: 'claimed', owner: 'U0CHLOE' });
    expect(words(at, 'U0CHLOE')).toContain('do you ship?');
    expect(modal(at, 'U0CHLOE')?.content).toMatchObject({ title: { text: 'Répondre' } });
  });

  test('keeps an Answer button at hand, also when Slack did not open the composer in time', async () => {
    const at = await benHasLea();
    await at.viewerWrites('zoe.k', 'do you ship?');
    at.slack.faults.add({ method: 'views.open', kind: 'error', error: 'expired_trigger_id', times: 1 });
    expect(await at.outcomesOf(() => at.slack.as('U0ANA').command('/storydesk', 'next', desk))).toEqual([
      'next: claimed next',
    ]);
    expect(modal(at, 'U0ANA')).toBeUndefined();
    const said = at.slack.ephemerals('U0ANA').at(-1);
    const where = { channel: desk, ts: String(said?.ts), actionId: actionIds.answer };
    expect(await at.outcomesOf(() => at.slack.as('U0ANA').press(where))).toEqual(['modal opened']);
  });
});

describe('Send as DM', () => {
  /** The card of Léa, known as such, with a thread below it. */
  async function cardWithThread() {
    const at = await benHasLea();
    const card = await knownCard(at, at.leadId);
    return { at, card };
  }
  const use = (at: DeskInSlack, on: { channel: string; ts: string }) =>
    at.outcomesOf(() => at.slack.as('U0BEN').shortcut('send_as_dm', on));

  test('opens the composer with what a teammate wrote below the card, as plain words', async () => {
    const { at, card } = await cardWithThread();
    const { ts } = await at.slack
      .as('U0ANA')
      .post(desk, '*45 €*, see <https://atelier.example|our shop> &amp; more', card.ts);
    expect(await use(at, { channel: desk, ts: String(ts) })).toEqual(['modal opened']);
    expect(JSON.stringify(modal(at)?.blocks)).toContain('45 €, see our shop https://atelier.example & more');
  });

  test('opens it with a suggestion on the card itself, whose words are ours', async () => {
    const { at, card } = await cardWithThread();
    expect(await use(at, card)).toEqual(['modal opened']);
    expect(words(at)).toContain('Hi there, it is [price].');
  });

  test('says elsewhere what it is for', async () => {
    const { at } = await cardWithThread();
    const { ts } = await at.slack.as('U0ANA').post(desk, 'lunch?');
    expect(await use(at, { channel: desk, ts: String(ts) })).toEqual(['not a card']);
    expect(told(at)).toContain('Send as DM works in the thread of a viewer’s card');
  });
});

describe('what becomes of the message, on the card', () => {
  async function waiting() {
    const at = await benHasLea();
    await answer(at);
    await submit(at, { [actionIds.composerText]: 'It is 45 €.' });
    return { at, card: await at.postCard(at.leadId) };
  }

  test('stands there, with Cancel while it waits', async () => {
    const { at, card } = await waiting();
    const pressed = () => at.slack.as('U0BEN').press({ ...card, actionId: actionIds.cancelSend });
    expect(await at.outcomesOf(pressed)).toEqual(['cancelled']);
    expect(await lastTouch(at, at.leadId)).toMatchObject({
      status: 'cancelled',
      why: { kind: 'by-person', by: 'U0BEN' },
    });
    expect(await at.tasks('send-touch', String((await lastTouch(at, at.leadId))?.id))).toEqual([]);
  });

  test('can be cancelled by its owner and by a manager, by nobody else', async () => {
    const { at, card } = await waiting();
    const press = (user: string) => () => at.slack.as(user).press({ ...card, actionId: actionIds.cancelSend });
    expect(await at.outcomesOf(press('U0ANA'))).toEqual(['refused not-yours']);
    expect(told(at, 'U0ANA')).toContain('This is for <@U0BEN>');
    expect(await at.outcomesOf(press('U0ZOE'))).toEqual(['cancelled']);
    expect(await at.outcomesOf(press('U0BEN'))).toEqual(['refused already-settled']);
  });
});

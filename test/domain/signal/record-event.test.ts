import { describe, expect, test } from 'vitest';
import { assembleCard } from '../../../src/domain/card/assemble-card.ts';
import { type LeadId, messageId, storyId } from '../../../src/domain/ids.ts';
import { claim } from '../../../src/domain/lead/change-lead.ts';
import { optOut } from '../../../src/domain/lead/finish-lead.ts';
import { recordProfile } from '../../../src/domain/viewer/record-profile.ts';
import { freshPostgresUrl, onBoth, openPostgres } from '../../support/databases.ts';
import { openDesk, type TestDesk } from '../../support/desk.ts';
import { aComment, aDm, anAccount, aReaction, aWithdrawal, ben, minutesLater, noon } from '../builders.ts';

const { id: account } = anAccount();
const event = { account, happenedAt: minutesLater(1) };

const leads = async ({ db }: TestDesk) =>
  (await db.selectFrom('lead').selectAll().orderBy('opened_at').orderBy('lead_id').execute()).map((row) => ({
    id: row.lead_id as LeadId,
    viewer: row.viewer_id,
    state: `${row.segment} ${row.status}${row.closed_as ? ` as ${row.closed_as}` : ''}`,
  }));

/** What the card of the only open lead shows of the viewer and their words. */
async function shownCard(desk: TestDesk) {
  const open = await desk.db.selectFrom('lead').select('lead_id').where('status', '<>', 'dismissed').execute();
  const parts = await desk.database.stores.desk.card(desk.account.team, open[0]?.lead_id as LeadId);
  if (!parts || open.length !== 1) throw new Error(`Expected one open lead, found ${open.length}`);
  return assembleCard(parts, desk.settings);
}

const publications = async ({ db }: TestDesk) =>
  (await db.selectFrom('task').select(['key', 'due_at']).where('kind', '=', 'publish').orderBy('key').execute()).map(
    ({ key, due_at }) => `${key} ${due_at.toISOString()}`,
  );
const forget = ({ db }: TestDesk) => db.deleteFrom('task').execute();

describe('a message', () => {
  onBoth('opens a Hot lead that shows its words, once, however often it is delivered', async (database) => {
    const desk = await openDesk(database);

    await desk.receive(aDm('7'), aDm('7'));

    expect(await leads(desk)).toMatchObject([{ viewer: 'igsid:7', state: 'hot open' }]);
    expect(await shownCard(desk)).toMatchObject({
      words: { kind: 'text', text: 'How much is it?' },
      lead: { version: 1 },
      signalCount: 1,
    });
  });

  onBoth('shows the last edit, whatever came first', async (database) => {
    const desk = await openDesk(database);
    const edit = (editCount: number) => ({
      ...event,
      type: 'message-edited' as const,
      message: messageId('m-7'),
      text: `edit ${editCount}`,
      editCount,
    });

    await desk.receive(edit(2), aDm('7'), edit(1));

    expect((await shownCard(desk)).words).toEqual({ kind: 'text', text: 'edit 2' });
  });

  onBoth('that was edited has its card redrawn, or is read back when the webhook has no words', async (database) => {
    const desk = await openDesk(database);
    await desk.receive(aDm('7'));
    await forget(desk);
    const edited = { ...event, type: 'message-edited' as const, message: messageId('m-7') };

    await desk.receive({ ...edited, text: 'In blue?', editCount: 1 });
    const afterWords = await publications(desk);
    await desk.receive({ ...edited, editCount: 2 });

    expect(afterWords).toHaveLength(1);
    const reading = await desk.db.selectFrom('task').select('key').where('kind', '=', 'read-message').execute();
    expect(reading).toEqual([{ key: `${account}:2:m-7` }]);
  });

  onBoth('that was unsent never shows its words, also when it comes after that', async (database) => {
    const desk = await openDesk(database);

    await desk.receive({ ...event, type: 'message-unsent', message: messageId('m-7') }, aDm('7'));

    expect((await shownCard(desk)).words).toEqual({ kind: 'unsent' });
    const kept = await desk.db.selectFrom('message').select('text_sealed').execute();
    expect(kept).toEqual([{ text_sealed: null }]);
  });
});

describe('the figures of a story that ended', () => {
  const figures = {
    ...event,
    type: 'story-insights' as const,
    story: storyId('s1'),
    metrics: { reach: { value: 17 } },
  };
  const samples = ({ database, account: { team, id } }: TestDesk) =>
    database.stores.insights.ofStory(team, id, figures.story);

  onBoth('have its board redrawn, once, however often they are told', async (database) => {
    const desk = await openDesk(database);
    await desk.openStories('s1');
    await forget(desk);

    await desk.receive(figures);
    const redrawn = await publications(desk);
    await forget(desk);
    await desk.receive(figures);

    expect(redrawn).toEqual([`board:${account}:s1 ${noon.toISOString()}`]);
    expect(await publications(desk)).toEqual([]);
    expect(await samples(desk)).toEqual([
      { at: minutesLater(1), source: 'webhook', metrics: { reach: { value: 17 } } },
    ]);
  });

  onBoth('are kept of a story that has no board', async (database) => {
    const desk = await openDesk(database);

    await desk.receive(figures);

    expect(await publications(desk)).toEqual([]);
    expect(await samples(desk)).toHaveLength(1);
  });
});

describe('what is not a viewer’s doing', () => {
  onBoth('opens no lead: echoes, read receipts, and what nobody needs', async (database) => {
    const desk = await openDesk(database);

    await desk.receive(
      { ...event, type: 'echo', message: messageId('ours-1'), to: { igsid: '7' }, text: 'Hello!' },
      { ...event, type: 'message-seen', message: messageId('ours-1') },
      { ...event, type: 'passing', what: 'policy' },
    );

    expect(await leads(desk)).toEqual([]);
    const messages = await desk.db.selectFrom('message').select(['direction', 'seen_at']).execute();
    expect(messages).toEqual([{ direction: 'out', seen_at: minutesLater(1) }]);
  });
});

describe('a reaction', () => {
  onBoth('that was taken back before we heard of it opens nothing', async (database) => {
    const desk = await openDesk(database);

    await desk.receive(aWithdrawal('7'), aReaction('7'));

    expect(await leads(desk)).toEqual([]);
  });

  onBoth('leaves its lead open when it is taken back later, and counts again when given again', async (database) => {
    const desk = await openDesk(database);

    await desk.receive(aReaction('7'), aWithdrawal('7'));
    const after = await leads(desk);
    await desk.receive(aReaction('7', { happenedAt: minutesLater(2), about: { emoji: '🔥' } }));

    expect(after).toMatchObject([{ state: 'warm open' }]);
    expect((await shownCard(desk)).last.about).toEqual({ emoji: '🔥' });
  });
});

describe('a card without a name', () => {
  onBoth('waits two seconds for it, and no longer, however many messages follow', async (database) => {
    const desk = await openDesk(database);
    const dueAfter = async (mid: string) => {
      await desk.receive(aDm('7', { mid, happenedAt: desk.clock.now() }));
      const [publication] = await publications(desk);
      const waits = Date.parse(String(publication?.split(' ')[1])) - noon.getTime();
      desk.clock.advance(1500);
      return waits / 1000;
    };

    const waits = [];
    for (let count = 0; count < 4; count += 1) waits.push(await dueAfter(`m${count}`));

    expect(waits).toEqual([2, 2, 2, 2]);
  });

  onBoth('is redrawn when a repeated payload tells the name', async (database) => {
    const desk = await openDesk(database);
    await desk.receive(aComment('7', 'jane', { person: { igsid: '7' } }));
    await forget(desk);

    await desk.receive(aComment('7', 'jane'));

    expect(await publications(desk)).toHaveLength(1);
    expect((await shownCard(desk)).viewer.userName).toBe('jane');
  });
});

describe('a lead that was closed before its name was known', () => {
  onBoth('says who it was once Instagram tells', async (database) => {
    const desk = await openDesk(database);
    await desk.receive(aDm('7'));
    const [open] = await leads(desk);
    if (!open) throw new Error('Whoever writes is a lead');
    await optOut(desk, { team: desk.account.team, lead: open.id, by: ben, cause: 'button' });
    await forget(desk);

    await desk.database.transaction((stores) => recordProfile(desk, stores, desk.account, '7', janesProfile));

    expect(await publications(desk)).toEqual([`card:${open.id} ${noon.toISOString()}`]);
  });
});

const janesProfile = { userName: 'jane', displayName: undefined, followers: undefined, followsUs: undefined };

describe('two viewers who turn out to be one person', () => {
  /** The one has an id and a Hot lead from a message, the other a name and a Hot lead from a comment without id. */
  async function strangers(desk: TestDesk): Promise<[LeadId, LeadId]> {
    await desk.receive(aDm('7'));
    await desk.receive(aComment('-', 'jane', { person: { userName: 'jane' }, happenedAt: minutesLater(1) }));
    const [first, second] = await leads(desk);
    if (!first || !second) throw new Error('Two strangers, two leads');
    return [first.id, second.id];
  }
  const tellName = (desk: TestDesk) =>
    desk.database.transaction((stores) => recordProfile(desk, stores, desk.account, '7', janesProfile));

  onBoth('keep the earlier lead, with what both did; the other is closed and both cards redrawn', async (database) => {
    const desk = await openDesk(database);
    const [first, second] = await strangers(desk);
    await forget(desk);

    await tellName(desk);

    expect(await leads(desk)).toEqual([
      { id: first, viewer: 'igsid:7', state: 'hot open' },
      { id: second, viewer: 'igsid:7', state: 'hot dismissed as duplicate' },
    ]);
    expect(await shownCard(desk)).toMatchObject({ signalCount: 2, viewer: { userName: 'jane' }, earlierLeads: 0 });
    expect(await publications(desk)).toEqual([
      `card:${first} ${noon.toISOString()}`,
      `card:${second} ${noon.toISOString()}`,
    ]);
  });

  onBoth('keep the lead that somebody has claimed, also when it is the later', async (database) => {
    const desk = await openDesk(database);
    const [first, second] = await strangers(desk);
    await claim(desk, { team: desk.account.team, lead: second, by: ben, cause: 'button' });

    await tellName(desk);

    expect(await leads(desk)).toEqual([
      { id: first, viewer: 'igsid:7', state: 'hot dismissed as duplicate' },
      { id: second, viewer: 'igsid:7', state: 'hot claimed' },
    ]);
  });

  onBoth('are reviewed together also when the payload that proves it is a repetition', async (database) => {
    const desk = await openDesk(database);
    await desk.receive(aReaction('7'));
    await desk.receive(aComment('-', 'jane', { comment: 'c1', person: { userName: 'jane' } }));

    // The same comment, this time with an id.
    await desk.receive(aComment('7', 'jane', { comment: 'c1' }));

    expect((await leads(desk)).filter(({ state }) => !state.includes('duplicate'))).toMatchObject([
      { viewer: 'igsid:7', state: 'hot open' },
    ]);
    expect(await shownCard(desk)).toMatchObject({ signalCount: 2 });
  });

  test('are joined once when many processes learn it at once', async () => {
    const url = await freshPostgresUrl();
    const desk = await openDesk(await openPostgres(url));
    const other = await openDesk(await openPostgres(url), { process: 'b' });
    await strangers(desk);

    await Promise.all([
      ...[desk, other, desk, other].map((one) => tellName(one)),
      ...[desk, other].map((one, index) =>
        one.receive(aComment('7', 'jane', { comment: `c${index}`, happenedAt: minutesLater(2 + index) })),
      ),
      claim(other, { team: desk.account.team, lead: 'a-00002' as LeadId, by: ben, cause: 'button' }),
    ]);

    const open = (await leads(desk)).filter(({ state }) => !state.includes('dismissed'));
    expect(open).toHaveLength(1);
    expect((await shownCard(desk)).signalCount).toBe(4);
  });
});

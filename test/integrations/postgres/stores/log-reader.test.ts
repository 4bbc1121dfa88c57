import { sql } from 'kysely';
import { expect } from 'vitest';
import { accountId, messageId, storyId } from '../../../../src/domain/ids.ts';
import type { LogParts, LogPlace, LogSpan } from '../../../../src/domain/log/log-reader.ts';
import { postgresLogReader } from '../../../../src/integrations/postgres/log-reader.ts';
import { aComment, aDm, anAccount, ben, minutesLater, noon } from '../../../domain/builders.ts';
import { at, convert, keep, leadOf, marieBuys, seen, sentTo } from '../../../domain/log/known-history.ts';
import { daysLater } from '../../../domain/touch/touch-builders.ts';
import { ManualClock } from '../../../sandbox/slack/manual-clock.ts';
import { onBoth } from '../../../support/databases.ts';
import { openDesk, type TestDesk, testSealer } from '../../../support/desk.ts';

const spansOf = (desk: TestDesk, over: Partial<LogSpan> = {}): LogSpan[] => [
  { account: desk.account, from: daysLater(-1), until: daysLater(30), ...over },
];

async function read(desk: TestDesk, spans = spansOf(desk)): Promise<readonly LogParts[]> {
  return (await desk.database.stores.log.page(desk.account.team, spans, undefined, 100)).leads;
}

const nobodys = { template: undefined, seenAt: undefined, repliedAt: undefined };

onBoth('The log holds everything that is known of a lead', async (database) => {
  const desk = await openDesk(database);
  await marieBuys(desk);

  expect(await read(desk)).toEqual([
    {
      lead: expect.objectContaining({ status: 'won', owner: ben, openedAt: noon }),
      account: desk.account,
      handle: 'marie',
      displayName: undefined,
      story: { id: '18001', caption: 'Story 18001', postedAt: noon },
      sent: [
        {
          at: at(5),
          step: 'day0',
          route: 'private_reply',
          template: { key: 'price-answer', title: 'Prix – bienvenue' },
          seenAt: at(6),
          repliedAt: at(10),
        },
        { ...nobodys, at: daysLater(2), step: 'day2', route: 'human_agent', seenAt: daysLater(3) },
        { ...nobodys, at: daysLater(6), step: 'day5', route: 'by_hand' },
        { ...nobodys, at: daysLater(20), step: 'nurture', route: 'reply' },
      ],
      converted: [{ at: daysLater(7), amount: '39.9', currency: 'EUR' }],
    },
  ]);
});

onBoth('What did not surely go out is not in the log', async (database) => {
  const desk = await openDesk(database);
  await desk.receive(aDm('7'));
  const { id, viewer } = await leadOf(desk, '7');
  const sent = sentTo(id, viewer, 't');
  const { sentAt: _, message: __, ...core } = sent;
  await keep(desk, {
    ...core,
    id: 't1' as typeof core.id,
    status: 'refused',
    refusal: 'window-closed' as never,
    refusedAt: at(1),
  });
  await keep(desk, { ...core, id: 't2' as typeof core.id, status: 'unknown', since: at(1), lookedAt: undefined });

  expect((await read(desk))[0]?.sent).toEqual([]);
});

onBoth('An answer belongs to the last message before it, and counts for seven days', async (database) => {
  const desk = await openDesk(database);
  await desk.receive(aDm('7'));
  const { id, viewer } = await leadOf(desk, '7');
  await keep(desk, sentTo(id, viewer, 't1', { at: at(1), sentAt: at(1) }));
  await keep(desk, sentTo(id, viewer, 't2', { at: at(2), sentAt: at(2) }));
  await desk.receive(aDm('7', { mid: 'quick', happenedAt: at(3) }));
  await keep(desk, sentTo(id, viewer, 't3', { at: at(4), sentAt: at(4) }));
  await desk.receive(aDm('7', { mid: 'slow', happenedAt: daysLater(7, at(4)) }));
  await keep(desk, sentTo(id, viewer, 't4', { at: daysLater(9), sentAt: daysLater(9) }));
  await desk.receive(aDm('7', { mid: 'too-slow', happenedAt: daysLater(17) }));

  const [line] = await read(desk);

  expect(line?.sent.map(({ repliedAt }) => repliedAt)).toEqual([undefined, at(3), daysLater(7, at(4)), undefined]);
});

onBoth('Seven days are as many hours where the database lives in a zone whose clocks change', async (database) => {
  const openedAt = new Date('2026-10-20T12:00:00Z'); // five days later, in Paris, a day has 25 hours
  const desk = await openDesk(database, { clock: new ManualClock(openedAt.toISOString()) });
  await desk.receive(aDm('7', { happenedAt: openedAt }));
  const { id, viewer } = await leadOf(desk, '7');
  const sentAt = minutesLater(1, openedAt);
  await keep(desk, sentTo(id, viewer, 't1', { at: sentAt, sentAt }));
  await desk.receive(aDm('7', { mid: 'too-slow', happenedAt: minutesLater(30, daysLater(7, sentAt)) }));

  const { leads } = await database.db.transaction().execute(async (tx) => {
    await sql`set local time zone 'Europe/Paris'`.execute(tx);
    const span = { account: desk.account, from: daysLater(-1, openedAt), until: daysLater(1, openedAt) };
    return postgresLogReader(tx, testSealer).page(desk.account.team, [span], undefined, 10);
  });

  expect(leads[0]?.sent).toEqual([expect.objectContaining({ at: sentAt, repliedAt: undefined })]);
});

onBoth('A message typed in the Instagram app is in the log of the lead that was open then', async (database) => {
  const desk = await openDesk(database);
  await desk.receive(aDm('7'));
  const echo = { type: 'echo', account: desk.account.id, to: { igsid: '7' }, text: 'Hi!' } as const;
  await desk.receive({ ...echo, message: messageId('before'), happenedAt: at(-5) });
  await desk.receive({ ...echo, message: messageId('in app'), happenedAt: at(3) });
  await desk.receive(
    { type: 'message-seen', account: desk.account.id, happenedAt: at(4), message: messageId('in app') },
    aDm('7', { mid: 'thanks', happenedAt: at(6) }),
  );
  const { id, viewer } = await leadOf(desk, '7');
  await keep(desk, sentTo(id, viewer, 'ours', { at: at(7), sentAt: at(7) }));
  await desk.receive({ ...echo, message: messageId('mid of ours'), happenedAt: at(7) });
  await seen(desk, 'ours', at(8));

  expect((await read(desk))[0]?.sent).toEqual([
    { at: at(3), step: undefined, route: 'instagram-app', template: undefined, seenAt: at(4), repliedAt: at(6) },
    { at: at(7), step: 'day0', route: 'reply', template: undefined, seenAt: at(8), repliedAt: undefined },
  ]);
});

onBoth('The log tells each currency apart, and sales without a value', async (database) => {
  const desk = await openDesk(database);
  await desk.receive(aDm('7'));
  const { id } = await leadOf(desk, '7');
  await convert(desk, id, 'a', { happened_at: at(1), amount: '20', currency: 'EUR' });
  await convert(desk, id, 'b', { happened_at: at(2), amount: '5.5', currency: 'USD' });
  await convert(desk, id, 'c', { happened_at: at(3) });
  await convert(desk, id, 'd', { kind: 'refund', happened_at: at(0), amount: '20.25', currency: 'EUR' });

  expect((await read(desk))[0]?.converted).toEqual([
    { at: at(1), amount: '-0.25', currency: 'EUR' },
    { at: at(2), amount: '5.5', currency: 'USD' },
    { at: at(3), amount: undefined, currency: undefined },
  ]);
});

onBoth(
  'A period of one account holds what opened in it, its end excluded, of no other account and no other team',
  async (database) => {
    const desk = await openDesk(database);
    const other = anAccount({ id: accountId('2') });
    await desk.database.stores.accounts.put(other, noon);
    await desk.receive(
      aDm('1', { happenedAt: at(0) }),
      aDm('2', { happenedAt: at(1) }),
      aDm('3', { happenedAt: at(2) }),
    );
    await desk.db.updateTable('lead').set({ account_id: other.id }).where('viewer_id', '=', 'igsid:3').execute();

    const opened = async (...spans: LogSpan[]) => (await read(desk, spans)).map(({ lead }) => lead.viewer);

    expect(await opened(...spansOf(desk, { from: at(0), until: at(1) }))).toEqual(['igsid:1']);
    expect(await opened(...spansOf(desk, { from: at(1), until: at(9) }))).toEqual(['igsid:2']);
    expect(
      await opened(...spansOf(desk, { from: at(1), until: at(9) }), { account: other, from: at(0), until: at(9) }),
    ).toEqual(['igsid:2', 'igsid:3']);
    expect(await desk.database.stores.log.page('T2' as never, spansOf(desk), undefined, 10)).toEqual({
      leads: [],
      end: undefined,
    });
  },
);

onBoth('Pages follow each other without a gap or a repetition, also where leads opened at once', async (database) => {
  const desk = await openDesk(database);
  const names = Array.from({ length: 7 }, (_, index) => String(index + 1));
  await desk.receive(
    ...names.map((name, index) =>
      aComment(name, `user${name}`, { happenedAt: at(index < 4 ? 0 : 1), story: storyId('1') }),
    ),
  );
  await sql`update lead set opened_at = opened_at + interval '600 microseconds'`.execute(desk.db);
  const { log } = desk.database.stores;

  const pages: string[][] = [];
  let after: LogPlace | undefined;
  do {
    const { leads, end } = await log.page(desk.account.team, spansOf(desk), after, 3);
    pages.push(leads.map(({ handle }) => String(handle)));
    after = end;
  } while (after);

  expect(pages.map((page) => page.length)).toEqual([3, 3, 1]);
  expect(pages.flat().toSorted()).toEqual(names.map((name) => `user${name}`));
});

import { expect } from 'vitest';
import { accountId, teamId } from '../../../../src/domain/ids.ts';
import { postgresFiguresReader } from '../../../../src/integrations/postgres/figures-reader.ts';
import { hoursLater } from '../../../domain/builders.ts';
import type { PlainConversion } from '../../../domain/figures/plain-rows.ts';
import { writeHistory } from '../../../domain/figures/write-history.ts';
import { onBoth } from '../../../support/databases.ts';

const place = { team: 'T1', account: 'A' };
const jane = { ...place, viewer: 'jane', lead: 'lead-1' };
const sale: PlainConversion = {
  ...jane,
  id: 'order-1',
  kind: 'sale',
  happenedAt: hoursLater(2),
  campaign: undefined,
  amount: '20',
  currency: 'EUR',
  refunds: undefined,
  voidedAt: undefined,
};
const weeksLater = hoursLater(30 * 24);
const refund: PlainConversion = { ...sale, id: 'refund-1', kind: 'refund', happenedAt: weeksLater };

onBoth('A refund goes where the sale went that it names, and else by its own time', async ({ db }) => {
  await writeHistory(db, {
    stories: [],
    leads: [
      {
        ...jane,
        id: 'lead-1',
        story: 'story-1',
        segment: 'hot',
        segmentSince: hoursLater(0),
        openedAt: hoursLater(0),
        status: 'open',
        closedAt: undefined,
        closedAs: undefined,
      },
    ],
    touches: [],
    messages: [
      { ...jane, id: 'm-1', direction: 'out', at: hoursLater(1), seenAt: undefined },
      { ...jane, id: 'm-2', direction: 'out', at: hoursLater(30 * 24 - 1), seenAt: undefined },
    ],
    signals: [],
    conversions: [
      sale,
      { ...refund, id: 'by-name', refunds: 'order-1', viewer: undefined, lead: undefined },
      { ...refund, id: 'by-time' },
      { ...refund, id: 'of-nobody', viewer: undefined, lead: undefined },
    ],
    costs: [],
  });

  const conversions = await postgresFiguresReader(db).conversions(
    { team: teamId('T1'), accounts: [accountId('A')] },
    { from: weeksLater, until: hoursLater(31 * 24) },
    hoursLater(31 * 24),
  );

  expect(
    conversions.map(({ key, lead, story, segment, attribution }) => [key, lead, story, segment, attribution?.at]),
  ).toEqual([
    ['by-name', 'lead-1', 'story-1', 'hot', hoursLater(1)],
    ['by-time', 'lead-1', 'story-1', 'hot', hoursLater(30 * 24 - 1)],
    ['of-nobody', undefined, undefined, undefined, undefined],
  ]);
});

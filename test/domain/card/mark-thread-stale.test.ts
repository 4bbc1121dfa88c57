import { describe, expect } from 'vitest';
import { markThreadStale } from '../../../src/domain/card/mark-thread-stale.ts';
import { type Post, type ThreadWhat, threadOf } from '../../../src/domain/card/post.ts';
import { leadId } from '../../../src/domain/ids.ts';
import { onBoth } from '../../support/databases.ts';
import { openDesk } from '../../support/desk.ts';
import { aContactedLead, anAccount, minutesLater, noon } from '../builders.ts';

const lead = aContactedLead({ id: leadId('L1'), version: 7 });
const inThread = (what: ThreadWhat, triedAt: Date | undefined): Post => ({
  team: lead.team,
  subject: threadOf(lead.id, what),
  kind: 'thread',
  channel: anAccount().desk,
  state: triedAt ? 'shown' : 'wanted',
  messageTs: triedAt && `${triedAt.getTime()}.0`,
  shownHash: undefined,
  shownVersion: undefined,
  firstAttemptAt: triedAt,
  postedAt: triedAt,
  pinned: false,
  segment: undefined,
  reason: undefined,
});

describe('what stands in the thread of a card, once the lead has changed', () => {
  onBoth('is redrawn: the two that were posted last, whatever was wanted and never posted', async (database) => {
    const desk = await openDesk(database);
    const posts = [
      inThread('suggestions', noon),
      inThread('reply-1', minutesLater(1)),
      inThread('reply-2', minutesLater(2)),
      inThread('reply-3', undefined),
      inThread('reply-4', undefined),
    ];

    await desk.database.transaction(async (stores) => {
      for (const post of posts) await stores.posts.save(post);
      await markThreadStale(stores, desk.account, lead, noon);
    });

    const rows = await desk.db.selectFrom('task').select('key').where('kind', '=', 'publish').orderBy('key').execute();
    expect(rows.map(({ key }) => key)).toEqual(['thread:L1:reply-1', 'thread:L1:reply-2']);
  });
});

import { cardOf, subjectParts } from '../../../src/domain/card/post.ts';
import type { DeskReader } from '../../../src/domain/desk-reader.ts';
import { type Thousandths, thousandthsOf } from '../../../src/domain/figures/thousandths.ts';
import { isClosed, type Lead, ownerOf, progressOf } from '../../../src/domain/lead/lead.ts';
import { type Money, plainAmount } from '../../../src/domain/lead/money.ts';
import type { BoardParts } from '../../../src/domain/story/assemble-board.ts';
import { postLane } from '../../../src/domain/task/task.ts';
import type { Account } from '../../../src/domain/team/account.ts';
import type { EngineTransaction } from './engine.ts';
import { modelInsightStore } from './insight-store.ts';
import { byText, byTime } from './order.ts';
import { accounts, keyOf, leads, posts, signals, stories, tasks, viewers } from './tables.ts';

/** How many Warm leads without a card a board names. */
const mostListed = 10;

export function modelBoardReader(tx: EngineTransaction): Pick<DeskReader, 'board'> {
  return {
    async board(team, account, id) {
      const story = tx.get(stories, keyOf(team, account, id))?.story;
      const owner = tx.get(accounts, keyOf(team, account))?.account;
      if (!story || !owner) return undefined;

      const isOfStory = (row: Pick<Lead, 'team' | 'account' | 'story'>) =>
        row.team === team && row.account === account && row.story === id;
      const theirs = [...tx.rows(leads)].map(({ lead }) => lead).filter(isOfStory);
      const acts = [...tx.rows(signals)].map(({ signal }) => signal).filter(isOfStory);
      const hotWaiting = theirs.filter((lead) => isWaiting(lead) && lead.segment === 'hot');
      const latest = await modelInsightStore(tx).latestOf(team, [story]);
      const countOf = (counts: (lead: Lead) => boolean) => theirs.filter(counts).length;
      return {
        story,
        account: owner,
        hotWaiting: hotWaiting.length,
        warmWaiting: countOf((lead) => isWaiting(lead) && lead.segment === 'warm'),
        claimed: countOf((lead) => ownerOf(lead) !== undefined && !isClosed(lead)),
        dismissed: countOf(({ status }) => status === 'dismissed'),
        oldestHotAt: hotWaiting.map(waitsSince).toSorted(byTime)[0],
        viewers: new Set(acts.map(({ viewer }) => viewer)).size,
        cardsQueued: queuedCards(tx, owner),
        results: {
          hot: countOf((lead) => lead.segment === 'hot' && !isDuplicate(lead)),
          warm: countOf((lead) => lead.segment === 'warm' && !isDuplicate(lead)),
          answered: countOf((lead) => progressOf(lead).contactedAt !== undefined),
          won: countOf(({ status }) => status === 'won'),
          worth: worthOf(theirs),
        },
        insights: latest.get(id) ?? {},
        repliesReceived: acts.filter(({ kind }) => kind === 'story_reply').length,
        ...listedLeads(tx, owner),
      };
    },
  };
}

/** Nobody has it, and it is our turn. */
const isWaiting = (lead: Lead) => (lead.status === 'open' || lead.status === 'replied') && ownerOf(lead) === undefined;

const waitsSince = (lead: Lead) => (lead.status === 'replied' ? lead.repliedAt : lead.segmentSince);

/** The second lead of somebody who turned out to have one. */
const isDuplicate = (lead: Lead) => lead.status === 'dismissed' && lead.dismissedAs === 'duplicate';

/** One sum for each currency. */
function worthOf(ofStory: readonly Lead[]): readonly Money[] {
  const sums = new Map<string, Thousandths>();
  for (const lead of ofStory) {
    if (lead.status !== 'won' || !lead.value) continue;
    const { amount, currency } = lead.value;
    sums.set(currency, (sums.get(currency) ?? 0n) + thousandthsOf(amount));
  }
  return [...sums]
    .toSorted(([a], [b]) => byText(a, b))
    .map(([currency, sum]) => ({ amount: decimalOf(sum), currency }));
}

const decimalOf = (sum: Thousandths) => plainAmount(`${sum / 1000n}.${String(sum % 1000n).padStart(3, '0')}`);

/** Cards that have never been posted and wait for nothing but Slack's pace; listed ones wait for room. */
function queuedCards(tx: EngineTransaction, { team, desk }: Account): number {
  const waiting = [...tx.rows(tasks)].filter(
    (task) => task.team === team && task.kind === 'publish' && task.lane === postLane(desk),
  );
  return waiting.filter(({ key }) => {
    const post = tx.get(posts, keyOf(team, key));
    return subjectParts(key).kind === 'card' && post?.messageTs === undefined && post?.state !== 'listed';
  }).length;
}

function listedLeads(tx: EngineTransaction, { team, id }: Account): Pick<BoardParts, 'listed' | 'listedCount'> {
  const all = [...tx.rows(leads)]
    .map(({ lead }) => lead)
    .filter((lead) => lead.team === team && lead.account === id && lead.segment === 'warm' && lead.status === 'open')
    .filter((lead) => tx.get(posts, keyOf(team, cardOf(lead.id)))?.state === 'listed')
    .toSorted((a, b) => b.heat - a.heat || byText(a.id, b.id));
  const listed = all.slice(0, mostListed).map((lead) => {
    const viewer = tx.get(viewers, keyOf(team, id, lead.viewer));
    return {
      lead: lead.id,
      handle: viewer?.userName,
      displayName: viewer?.displayName,
      heat: lead.heat,
      lastSignalAt: lead.lastSignalAt,
    };
  });
  return { listed, listedCount: all.length };
}

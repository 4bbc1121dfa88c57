import { boardOf, cardOf } from '../../../../src/domain/card/post.ts';
import type { Stores } from '../../../../src/domain/database.ts';
import { messageId, signalKey, touchId } from '../../../../src/domain/ids.ts';
import { isClosed, type Lead } from '../../../../src/domain/lead/lead.ts';
import { type Signal, type SignalAbout, signalKinds } from '../../../../src/domain/signal/signal.ts';
import { postLane } from '../../../../src/domain/task/task.ts';
import type { Touch } from '../../../../src/domain/touch/touch.ts';
import { aLead, anAccount, ben, noon } from '../../../domain/builders.ts';
import { aSentTouch, aWaitingTouch } from '../../../domain/touch/touch-builders.ts';
import type { Engine, EngineTransaction } from '../engine.ts';
import { keyOf, leads, type MessageRow, messages, signals, touches, type ViewerRow, viewers } from '../tables.ts';
import { accountCalls } from './account-calls.ts';
import type { Draw } from './draw.ts';
import { nextLead } from './lead-facts.ts';
import { somePost } from './notice-calls.ts';
import { someSample, someStory } from './story-calls.ts';

/** Something that screens show: written by the stores, and where the model's are proven elsewhere, as rows. */
export interface Fact {
  readonly told: string;
  real(stores: Stores): Promise<unknown>;
  model(stores: Stores, tx: EngineTransaction): Promise<unknown>;
}

/** @param known what was committed: a fact fits what is there */
export function someFact(draw: Draw, known: Engine, number: number): Fact {
  const often = [leadFact, leadFact, leadFact, signalFact, signalFact, ownFact, ownFact, ownFact];
  const facts = [...often, viewerFact, messageFact, messageFact, touchFact];
  return draw.pick(facts)(draw, known, number);
}

function leadFact(draw: Draw, known: Engine): Fact {
  const { team, id: account } = draw.account();
  const fresh = aLead({ team, account, id: draw.lead(), viewer: draw.viewer(), version: 0 });
  const rows = [...known.committed(leads)];
  const stored = rows.find(({ lead }) => lead.team === team && lead.id === fresh.id);
  const before = stored?.lead ?? fresh;
  const others = rows.filter(({ lead }) => lead.id !== before.id && isOfSameViewer(lead, before));
  const lead = nextLead(
    draw,
    before,
    others.every((other) => isClosed(other.lead)),
  );
  const now = draw.minute();
  const createdAt = stored?.createdAt ?? now;
  return {
    told: `lead ${team} ${lead.id} ${lead.status}`,
    real: ({ leads: store }) => store.save(lead, 'opened', { actor: ben, cause: 'button' }, now),
    model: (_stores, tx) =>
      tx.put(leads, keyOf(team, lead.id), { lead: { ...lead, version: lead.version + 1 }, createdAt }),
  };
}

const isOfSameViewer = (one: Lead, other: Lead) =>
  one.team === other.team && one.account === other.account && one.viewer === other.viewer;

function viewerFact(draw: Draw, known: Engine): Fact {
  const account = draw.account();
  const id = draw.viewer();
  const seen = { userName: draw.maybe('marie'), displayName: draw.maybe('Marie ☀️'), at: draw.minute() };
  const row: ViewerRow = {
    team: account.team,
    account: account.id,
    id,
    userName: seen.userName,
    displayName: seen.displayName,
    followers: undefined,
    followsUs: undefined,
    firstSeenAt: seen.at,
    profileReadAt: undefined,
    userNameSeenAt: seen.userName ? seen.at : undefined,
  };
  const isKnown = [...known.committed(viewers)].some(
    (one) => one.team === row.team && one.account === row.account && one.id === id,
  );
  if (isKnown) return nothing;
  const { userName, displayName, at } = seen;
  return {
    told: `viewer ${id}`,
    real: ({ viewers: store }) =>
      store.put(account, id, { ...(userName && { userName }), ...(displayName && { displayName }), at }),
    model: (_stores, tx) => tx.put(viewers, keyOf(row.team, row.account, id), row),
  };
}

function signalFact(draw: Draw, _known: Engine, number: number): Fact {
  const { team, id: account } = draw.account();
  const happenedAt = draw.minute();
  const signal: Signal = {
    team,
    account,
    key: signalKey(`signal:${String(number).padStart(4, '0')}`),
    kind: draw.pick([...signalKinds, 'view', 'reaction', 'story_reply'] as const),
    viewer: draw.viewer(),
    story: draw.maybe(draw.storyOf(account)),
    happenedAt,
    receivedAt: draw.minute(),
    source: 'webhook',
    message: draw.maybe(someMessage(draw)),
    about: draw.pick<SignalAbout>([{}, { attachments: ['image'] }, { emoji: '❤' }, { unreadable: true }]),
    // A reaction that was given again after it was taken back stands.
    withdrawnAt: draw.isSo(0.3) ? draw.pick([happenedAt, draw.minute()]) : undefined,
  };
  const late = draw.isSo(0.2);
  return {
    told: `signal ${signal.key} ${signal.kind}`,
    real: ({ signals: store }) => store.add(signal, late),
    model: (_stores, tx) => tx.put(signals, keyOf(team, account, signal.key), { signal, late }),
  };
}

const someMessage = (draw: Draw) => messageId(`m${draw.whole(9)}`);

/** Somebody's words, or that they took them back. */
function messageFact(draw: Draw, known: Engine): Fact {
  const account = draw.account();
  const message = someMessage(draw);
  const viewer = draw.viewer();
  const text = draw.pick([undefined, 'How much is it?', 'C’est combien ? 😍']);
  const at = draw.minute();
  const before = [...known.committed(messages)].find(
    (one) => one.team === account.team && one.account === account.id && one.message === message,
  );
  const row: MessageRow = before ?? {
    team: account.team,
    account: account.id,
    message,
    viewer,
    direction: 'in',
    text,
    editCount: 0,
    editedAt: undefined,
    unsentAt: undefined,
    seenAt: undefined,
    notedAt: at,
  };
  const put = (tx: EngineTransaction, changed: MessageRow) =>
    tx.put(messages, keyOf(account.team, account.id, message), changed);
  if (!before) {
    return {
      told: `words ${message}`,
      real: ({ messages: store }) => store.noteWords(account, message, 'in', text, at, viewer),
      model: (_stores, tx) => put(tx, row),
    };
  }
  return {
    told: `unsent ${message}`,
    real: ({ messages: store }) => store.noteUnsent(account, message, at),
    model: (_stores, tx) => put(tx, { ...row, text: undefined, unsentAt: at }),
  };
}

function touchFact(draw: Draw, known: Engine, number: number): Fact {
  const theirs = [...known.committed(leads)];
  if (theirs.length === 0) return nothing;
  const { lead } = draw.pick(theirs);
  const touch = someTouch(draw, lead, known, number);
  const pressKey = `press-${number}`;
  return {
    told: `touch ${touch.id}`,
    real: ({ touches: store }) =>
      store.add({ touch, pressKey, isCold: false }, { actor: ben, cause: 'button' }, touch.at),
    model: (_stores, tx) => tx.put(touches, keyOf(touch.team, touch.id), { touch, pressKey, isCold: false }),
  };
}

function someTouch(draw: Draw, { team, account, viewer, id: lead }: Lead, known: Engine, number: number): Touch {
  const core = {
    team,
    account,
    viewer,
    lead,
    id: touchId(`touch-${String(number).padStart(4, '0')}`),
    text: draw.pick(['It is 49 euros.', 'Le lien : https://atelier.example']),
    at: draw.minute(),
  };
  const isUnderWay = [...known.committed(touches)].some(
    ({ touch }) => touch.team === team && touch.lead === lead && touch.status === 'waiting',
  );
  return isUnderWay || draw.isSo(0.5)
    ? aSentTouch({ ...core, message: draw.maybe(messageId(`ours-${number}`)) })
    : aWaitingTouch({
        ...core,
        until: draw.maybe(noon),
        why: { kind: 'limit', limit: { kind: 'person-week', most: 2 } },
      });
}

/** What the model's own stores write. */
function ownFact(draw: Draw): Fact {
  const { put, putUserName } = accountCalls(draw);
  const story = someStory(draw);
  const sample = someSample(draw);
  const account = draw.account();
  const post = somePost(draw, ['card', 'card', 'card', 'board']);
  const listed = { ...post, state: 'listed' as const };
  const task = {
    team: draw.team(),
    kind: 'publish' as const,
    key: draw.pick([cardOf(draw.lead()), boardOf(account.id, draw.storyOf(account.id))]),
    dueAt: noon,
    lane: postLane(draw.channel()),
  };
  const owner = anAccount({ team: story.team, id: story.account });
  const told = draw.pick<readonly [string, (stores: Stores) => Promise<unknown>]>([
    ['account', ({ accounts }) => put(accounts)],
    ['user name', ({ accounts }) => putUserName(accounts)],
    ['story', async ({ stories }) => (await stories.add(story, undefined)) || stories.save(story)],
    ['insight', ({ insights }) => insights.add(owner, story.id, sample)],
    ['post', ({ posts }) => posts.save(post)],
    ['listed', ({ posts }) => posts.save(listed)],
    ['task', ({ tasks }) => tasks.schedule(task)],
    ['no task', ({ tasks }) => tasks.cancel(task.team, task.kind, task.key)],
  ]);
  return { told: told[0], real: told[1], model: told[1] };
}

const nothing: Fact = { told: 'nothing', real: async () => {}, model: async () => {} };

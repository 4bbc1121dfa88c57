import { assembleCard } from '../../domain/card/assemble-card.ts';
import { cardPriority } from '../../domain/card/card-priority.ts';
import { type Subject, subjectParts } from '../../domain/card/post.ts';
import type { Stores } from '../../domain/database.ts';
import type { AccountId, LeadId, StoryId, TeamId } from '../../domain/ids.ts';
import { isClosed } from '../../domain/lead/lead.ts';
import { assembleBoard } from '../../domain/story/assemble-board.ts';
import type { DeskSettings } from '../../domain/team/settings.ts';
import { renderBoard } from '../board/render-board.ts';
import { renderCard, renderPlainCard } from '../card/render-card.ts';
import { digestMessage, reportMessage } from './digest-message.ts';
import { messageHash } from './message-hash.ts';
import type { SubjectMessage } from './subject-message.ts';
import { threadMessage } from './thread-message.ts';

/** Renders a subject as it is `now`; undefined when it is not kept any more. */
export async function subjectMessage(
  stores: Stores,
  settings: DeskSettings,
  team: TeamId,
  subject: Subject,
  now: Date,
): Promise<SubjectMessage | undefined> {
  const parts = subjectParts(subject);
  switch (parts.kind) {
    case 'card':
      return cardMessage(stores, settings, team, parts.lead);
    case 'thread':
      return threadMessage(stores, settings, team, parts.lead, parts.what);
    case 'board':
      return boardMessage(stores, settings, team, parts.account, parts.story);
    case 'digest':
      return digestMessage(stores, settings, team, parts.channel, parts.day, now);
    case 'report':
      return reportMessage(stores, settings, team, parts.channel, parts.day, parts.what);
  }
}

async function cardMessage(
  stores: Stores,
  settings: DeskSettings,
  team: TeamId,
  lead: LeadId,
): Promise<SubjectMessage | undefined> {
  const card = await stores.desk.card(team, lead);
  if (!card) return undefined;
  const facts = assembleCard(card, settings);
  const unversioned = { ...facts, lead: { ...facts.lead, version: 0 } };
  return {
    kind: 'card',
    message: renderCard(facts),
    plain: renderPlainCard(facts),
    hash: await messageHash(renderCard(unversioned)),
    version: facts.lead.version,
    account: facts.account,
    channel: facts.account.desk,
    thread: undefined,
    isOver: isClosed(facts.lead),
    lead: facts.lead,
    priority: cardPriority(facts.lead),
  };
}

async function boardMessage(
  stores: Stores,
  settings: DeskSettings,
  team: TeamId,
  account: AccountId,
  story: StoryId,
): Promise<SubjectMessage | undefined> {
  const board = await stores.desk.board(team, account, story);
  if (!board) return undefined;
  const facts = assembleBoard(board, settings);
  const message = renderBoard(facts);
  return {
    kind: 'board',
    message,
    // A picture that Slack cannot fetch is what it refuses a board for.
    plain: renderBoard({ ...facts, story: { ...facts.story, thumbnailUrl: undefined } }),
    hash: await messageHash(message),
    version: 0,
    account: board.account,
    channel: board.account.desk,
    thread: undefined,
    isOver: board.story.closedAt !== undefined,
    lead: undefined,
    priority: 0,
  };
}

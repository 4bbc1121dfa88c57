import { assembleCard } from '../../domain/card/assemble-card.ts';
import { type Subject, subjectParts } from '../../domain/card/post.ts';
import type { Stores } from '../../domain/database.ts';
import type { ChannelId, TeamId } from '../../domain/ids.ts';
import { isClosed, type Lead } from '../../domain/lead/lead.ts';
import { assembleBoard } from '../../domain/story/assemble-board.ts';
import type { Account } from '../../domain/team/account.ts';
import type { DeskSettings } from '../../domain/team/settings.ts';
import { renderBoard } from '../board/render-board.ts';
import { renderCard, renderPlainCard } from '../card/render-card.ts';
import type { SlackMessage } from '../messages/slack-message.ts';

/** A subject as Slack should show it now. */
export interface SubjectMessage {
  readonly message: SlackMessage;
  /** A layout Slack cannot have anything against, for when it refuses the first. */
  readonly plain: SlackMessage;
  /** Equal for two messages that look the same, whatever the version of what they show. */
  readonly hash: string;
  readonly version: number;
  readonly account: Account;
  readonly channel: ChannelId;
  /** Closed: brought up to date if it stands, not posted any more. */
  readonly isOver: boolean;
  readonly lead: Lead | undefined;
  readonly isBoard: boolean;
}

/** Renders a subject; undefined when it is not kept any more. */
export async function subjectMessage(
  stores: Stores,
  settings: DeskSettings,
  team: TeamId,
  subject: Subject,
): Promise<SubjectMessage | undefined> {
  const parts = subjectParts(subject);
  if (parts.kind === 'card') {
    const card = await stores.desk.card(team, parts.lead);
    if (!card) return undefined;
    const facts = assembleCard(card, settings);
    const unversioned = { ...facts, lead: { ...facts.lead, version: 0 } };
    return {
      message: renderCard(facts),
      plain: renderPlainCard(facts),
      hash: await fingerprint(renderCard(unversioned)),
      version: facts.lead.version,
      account: facts.account,
      channel: facts.account.desk,
      isOver: isClosed(facts.lead),
      lead: facts.lead,
      isBoard: false,
    };
  }
  const board = await stores.desk.board(team, parts.account, parts.story);
  if (!board) return undefined;
  const facts = assembleBoard(board, settings);
  const message = renderBoard(facts);
  return {
    message,
    // A picture that Slack cannot fetch is what it refuses a board for.
    plain: renderBoard({ ...facts, story: { ...facts.story, thumbnailUrl: undefined } }),
    hash: await fingerprint(message),
    version: 0,
    account: board.account,
    channel: board.account.desk,
    isOver: board.story.closedAt !== undefined,
    lead: undefined,
    isBoard: true,
  };
}

async function fingerprint(message: SlackMessage): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify([message.text, message.blocks]));
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest).slice(0, 12), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

import type { Post } from '../../domain/card/post.ts';
import type { ChannelId } from '../../domain/ids.ts';
import type { Lead } from '../../domain/lead/lead.ts';
import type { Account } from '../../domain/team/account.ts';
import type { SlackMessage } from '../messages/slack-message.ts';
import type { InThread } from './slack-channel.ts';

/** Stands below another message: below a card, or below a digest. */
export const isThreaded = (kind: Post['kind']) => kind === 'thread' || kind === 'report';

/** A subject as Slack should show it now. */
export interface SubjectMessage {
  readonly kind: Post['kind'];
  readonly message: SlackMessage;
  /** A layout Slack cannot have anything against, for when it refuses the first. */
  readonly plain: SlackMessage;
  /** Equal for two messages that look the same, whatever the version of what they show. */
  readonly hash: string;
  readonly version: number;
  readonly account: Account;
  readonly channel: ChannelId;
  /** Where it stands when its kind is a threaded one; undefined while the card or digest is not posted. */
  readonly thread: InThread | undefined;
  /** Closed: brought up to date if it stands, not posted any more. */
  readonly isOver: boolean;
  readonly lead: Lead | undefined;
  /** Where it stands in the line for Slack once it has been tried. */
  readonly priority: number;
}

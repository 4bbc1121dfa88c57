import type { KnownBlock } from '@slack/types';
import type { Mrkdwn } from './mrkdwn.ts';

/** What a card carries unseen: which lead at which version it shows. Readable by every app of the workspace. */
export interface CardMetadata {
  readonly event_type: 'storydesk_card';
  readonly event_payload: { readonly lead_id: string; readonly version: number };
}

/** What a board carries unseen. */
export interface BoardMetadata {
  readonly event_type: 'storydesk_board';
  readonly event_payload: { readonly story_id: string };
}

/** What a message in the thread of a card carries unseen: whose card, and what it is for. */
export interface ThreadMetadata {
  readonly event_type: 'storydesk_thread';
  readonly event_payload: { readonly lead_id: string; readonly what: string };
}

type AnyMetadata = CardMetadata | BoardMetadata | ThreadMetadata;

/**
 * A message everybody in a channel sees: what chat.postMessage and chat.update take.
 *
 * `text` is what phones, screen readers and search get, so it must be enough alone.
 */
export interface SlackMessage<Metadata extends AnyMetadata = AnyMetadata> {
  readonly text: Mrkdwn;
  readonly blocks: KnownBlock[];
  readonly metadata: Metadata;
}

/** An answer that only one person sees: for chat.postEphemeral, a response_url or the answer to a command. */
export interface PrivateMessage {
  readonly text: Mrkdwn;
  /** Absent when the sentence is all there is. */
  readonly blocks?: KnownBlock[];
}

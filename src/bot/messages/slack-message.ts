import type { KnownBlock } from '@slack/types';
import type { ChartBlock } from './chart-block.ts';
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

/** What a digest carries unseen: the local day it is about, `YYYY-MM-DD`. Part of the contract: others find it by this. */
export interface DigestMetadata {
  readonly event_type: 'storydesk_digest';
  readonly event_payload: { readonly date: string };
}

/** What a table of the full report carries unseen: the first day it is about, and which table it is. */
export interface ReportMetadata {
  readonly event_type: 'storydesk_report';
  readonly event_payload: { readonly date: string; readonly part: string };
}

/** What a weekly review carries unseen: its Monday. */
export interface ReviewMetadata {
  readonly event_type: 'storydesk_review';
  readonly event_payload: { readonly date: string };
}

type AnyMetadata = CardMetadata | BoardMetadata | ThreadMetadata | DigestMetadata | ReportMetadata | ReviewMetadata;

/** Everything a message may be made of: what Slack's types know, and charts. */
export type MessageBlock = KnownBlock | ChartBlock;

/**
 * A message everybody in a channel sees: what chat.postMessage and chat.update take.
 *
 * `text` is what phones, screen readers and search get, so it must be enough alone.
 */
export interface SlackMessage<Metadata extends AnyMetadata = AnyMetadata> {
  readonly text: Mrkdwn;
  readonly blocks: MessageBlock[];
  readonly metadata: Metadata;
}

/** An answer that only one person sees: for chat.postEphemeral, a response_url or the answer to a command. */
export interface PrivateMessage {
  readonly text: Mrkdwn;
  /** Absent when the sentence is all there is. */
  readonly blocks?: MessageBlock[];
  /** In place of `blocks` where Slack refuses them, as it may charts and tables. */
  readonly plain?: MessageBlock[];
}

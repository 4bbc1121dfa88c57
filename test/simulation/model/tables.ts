import type { Alarm } from '../../../src/domain/alarm/alarm.ts';
import type { CaptureOutcome } from '../../../src/domain/capture/capture.ts';
import type { Post } from '../../../src/domain/card/post.ts';
import type { Conversion } from '../../../src/domain/conversion/conversion.ts';
import type { Cost } from '../../../src/domain/cost/cost.ts';
import type { QuarantinedEntry } from '../../../src/domain/delivery/delivery.ts';
import type { Digest } from '../../../src/domain/digest/digest-store.ts';
import type {
  AccountId,
  LeadId,
  MessageId,
  SlackUserId,
  StoryId,
  TeamId,
  TouchId,
  ViewerId,
} from '../../../src/domain/ids.ts';
import type { Lead } from '../../../src/domain/lead/lead.ts';
import type { Cause, LeadEventKind } from '../../../src/domain/lead/lead-event.ts';
import type { LocalTime } from '../../../src/domain/local-day.ts';
import type { Signal } from '../../../src/domain/signal/signal.ts';
import type { Story } from '../../../src/domain/story/story.ts';
import type { InsightSample } from '../../../src/domain/story/story-insights.ts';
import type { Suppression } from '../../../src/domain/suppression/suppression.ts';
import type { TaskKind } from '../../../src/domain/task/task.ts';
import type { Account } from '../../../src/domain/team/account.ts';
import type { AccountToken } from '../../../src/domain/team/account-store.ts';
import type { TemplateVersion } from '../../../src/domain/template/template-store.ts';
import type { RouteClosing } from '../../../src/domain/touch/route-closing.ts';
import type { AccountPause } from '../../../src/domain/touch/sending-account.ts';
import type { Touch } from '../../../src/domain/touch/touch.ts';
import type { Viewer } from '../../../src/domain/viewer/viewer.ts';
import { table } from './engine.ts';

/** Whose a row is. */
interface OfAccount {
  readonly team: TeamId;
  readonly account: AccountId;
}

/** The parts of a row's name, put together so that no two names are alike. */
export const keyOf = (...parts: readonly string[]): string => parts.map(encodeURIComponent).join('/');

export interface AccountRow {
  readonly account: Account;
  readonly createdAt: Date;
  readonly token: AccountToken | undefined;
  /** The token of the configuration that was adopted last. */
  readonly configuredToken: string | undefined;
  readonly paused: { readonly because: string; readonly at: Date } | undefined;
  readonly humanAgentApproved: boolean;
  readonly humanAgentRefusedAt: Date | undefined;
  readonly sendingPause: AccountPause | undefined;
  readonly restrictions: number;
  readonly digestAt: LocalTime | undefined;
}
/** Key: team, account. */
export const accounts = table<AccountRow>('account');

export interface ViewerRow extends Viewer {
  readonly userNameSeenAt: Date | undefined;
}
/** Key: team, account, viewer. */
export const viewers = table<ViewerRow>('viewer');

export interface IdentityRow extends OfAccount {
  readonly identity: string;
  /** Undefined for a row that was written only to be locked. */
  readonly viewer: ViewerId | undefined;
  readonly seenAt: Date;
}
/** Key: team, account, identity. */
export const identities = table<IdentityRow>('identity');

export interface SignalRow {
  readonly signal: Signal;
  readonly late: boolean;
}
/** Key: team, account, signal key. */
export const signals = table<SignalRow>('signal');

export interface MessageRow extends OfAccount {
  readonly message: MessageId;
  readonly viewer: ViewerId | undefined;
  readonly direction: 'in' | 'out' | 'unknown';
  readonly text: string | undefined;
  readonly editCount: number;
  readonly editedAt: Date | undefined;
  readonly unsentAt: Date | undefined;
  readonly seenAt: Date | undefined;
  readonly notedAt: Date;
}
/** Key: team, account, message. */
export const messages = table<MessageRow>('message');

export interface LeadRow {
  /** At its stored version. */
  readonly lead: Lead;
  readonly createdAt: Date;
}
/** Key: team, lead. */
export const leads = table<LeadRow>('lead');

export interface LeadEventRow extends Cause {
  readonly team: TeamId;
  readonly lead: LeadId;
  readonly version: number;
  readonly kind: LeadEventKind;
  readonly at: Date;
}
/** Key: team, lead, version. */
export const leadEvents = table<LeadEventRow>('lead_event');

export interface TouchRow {
  readonly touch: Touch;
  readonly pressKey: string;
  readonly isCold: boolean;
}
/** Key: team, touch. */
export const touches = table<TouchRow>('touch');

export interface TouchEventRow extends Cause {
  readonly team: TeamId;
  readonly touch: TouchId;
  readonly version: number;
  readonly status: Touch['status'];
  readonly at: Date;
}
/** Key: team, touch, version. */
export const touchEvents = table<TouchEventRow>('touch_event');

export interface PrivateReplyRow extends OfAccount {
  readonly comment: MessageId;
  readonly touch: TouchId;
  readonly begunAt: Date;
}
/** Key: team, account, comment. */
export const privateReplies = table<PrivateReplyRow>('private_reply');

export interface ClosingRow extends OfAccount {
  readonly viewer: ViewerId;
  readonly closing: RouteClosing;
}
/** Key: team, account, viewer, route, comment or ''. */
export const closings = table<ClosingRow>('route_closing');
export const closingKey = ({ team, account, viewer, closing: { route, lift } }: ClosingRow): string =>
  keyOf(team, account, viewer, route, lift.kind === 'never' ? lift.comment : '');

export interface SuppressionRow extends OfAccount, Suppression {
  readonly identity: string;
  readonly actor: SlackUserId | undefined;
}
/** Key: team, account, identity. */
export const suppressions = table<SuppressionRow>('suppression');

export interface StoryRow {
  readonly story: Story;
  readonly openedBy: SlackUserId | undefined;
}
/** Key: team, account, story. */
export const stories = table<StoryRow>('story');

export interface InsightRow extends OfAccount {
  readonly story: StoryId;
  readonly sample: InsightSample;
}
/** Key: team, account, story, instant, source. */
export const insights = table<InsightRow>('story_insight');

export interface CaptureRow extends OfAccount {
  readonly id: string;
  readonly story: StoryId;
  readonly by: SlackUserId;
  readonly at: Date;
  readonly outcome: CaptureOutcome;
}
/** Key: team, account, capture. */
export const captures = table<CaptureRow>('capture');

export interface TemplateRow {
  readonly team: TeamId;
  /** The one that holds now is the last. */
  readonly versions: readonly TemplateVersion[];
}
/** Key: team, template. */
export const templates = table<TemplateRow>('template');

/** Key: team, subject. */
export const posts = table<Post>('slack_post');

export interface AlarmRow {
  readonly alarm: Alarm;
  readonly clearedAt: Date | undefined;
}
/** Key: team, kind, subject. */
export const alarms = table<AlarmRow>('alarm');

export interface DeliveryRow {
  readonly id: string;
  readonly receivedAt: Date;
  /** Undefined once read. */
  readonly body: Uint8Array | undefined;
  readonly readAt: Date | undefined;
  readonly reader: string | undefined;
  readonly leaseUntil: Date | undefined;
  readonly attempts: number;
}
/** Key: the delivery. */
export const deliveries = table<DeliveryRow>('delivery');

/** Key: team, delivery, place. */
export const quarantined = table<QuarantinedEntry>('quarantined_entry');

/** Key: team, account, conversion. */
export const conversions = table<Conversion>('conversion');

export interface CostRow extends OfAccount {
  readonly cost: Cost;
}
/** Key: team, account, cost. */
export const costs = table<CostRow>('cost');

export interface DigestRow {
  readonly digest: Digest;
  readonly madeAt: Date;
}
/** Key: team, channel, day. */
export const digests = table<DigestRow>('digest');

export interface LaneRow {
  readonly team: TeamId;
  readonly lane: string;
  readonly nextFreeAt: Date;
  readonly heldUntil: Date | undefined;
  readonly parkedBecause: string | undefined;
}
/** Key: team, lane. */
export const lanes = table<LaneRow>('lane');

/** A task that is not over; ended ones are forgotten. */
export interface TaskRow {
  readonly team: TeamId;
  readonly id: string;
  readonly kind: TaskKind;
  readonly key: string;
  readonly lane: string | undefined;
  readonly priority: number;
  readonly dueAt: Date;
  readonly leaseUntil: Date | undefined;
  readonly againAt: Date | undefined;
  readonly fence: number;
  readonly attempts: number;
  readonly faults: number;
}
/** Key: team, kind, key. */
export const tasks = table<TaskRow>('task');

import { addDays, addHours } from '../duration.ts';
import { type Signal, type SignalKind, signalKinds } from '../signal/signal.ts';

/** How long Instagram lets us write after what a person did (Messenger Platform policy, "24-hour window"). */
export const replyWindowHours = 24;
/** How long a person may still answer with the human agent tag (same policy). */
const humanAgentDays = 7;
/** How long the first window may be after a Click-to-Direct ad (same policy, 2026-09-28). */
const adWindowDays = 7;

/**
 * What a kind of signal opens. `unsure` is on the policy's list in Messenger's words and unproven for Instagram: a
 * person may try, and Instagram may refuse.
 *
 * Source: https://developers.facebook.com/documentation/business-messaging/messenger-platform/policy
 */
const openings: Readonly<Record<SignalKind, 'sure' | 'unsure' | 'none'>> = {
  dm: 'sure',
  story_reply: 'sure',
  quick_reply: 'sure', // a tapped ice breaker, button or menu entry too
  mention: 'sure', // in their story; see `isPublicMention` for the others
  referral: 'sure',
  reaction: 'unsure',
  comment: 'none',
  view: 'none',
  sticker_tap: 'none',
  link_click: 'none',
  profile_visit: 'none',
  follow: 'none',
};

/** The kinds that open the window: a person wrote to us. */
export const windowOpeners: readonly SignalKind[] = signalKinds.filter((kind) => openings[kind] === 'sure');

/** A signal as windows see it. */
export type PastAct = Pick<Signal, 'kind' | 'happenedAt' | 'message' | 'about' | 'withdrawnAt'>;

/** Until when, exclusively, Instagram lets us write to a person; undefined where nothing they did opens it. */
export interface Windows {
  /** Instagram surely takes a reply. */
  readonly sureUntil: Date | undefined;
  /** Instagram may take a reply; never earlier than `sureUntil`. */
  readonly until: Date | undefined;
  /** A person may answer as a human agent, where the account has the feature. */
  readonly humanAgentUntil: Date | undefined;
}

/**
 * Computes the windows from what a person did, in any order. What counts is when it happened: a message that reaches
 * us late leaves us less time, not Instagram more.
 */
export function windowsOf(acts: readonly PastAct[]): Windows {
  const sure = acts.filter(opensSurely);
  const unsure = acts.filter((act) => act.withdrawnAt === undefined && openings[act.kind] === 'unsure');
  const fromAds = sure.filter((act) => act.about.adId !== undefined);
  // A followed link tells Instagram that they are there, but it is no message that a human agent could answer.
  const written = sure.filter((act) => act.kind !== 'referral');

  const sureUntil = latest(sure.map(({ happenedAt }) => addHours(happenedAt, replyWindowHours)));
  return {
    sureUntil,
    until: latest([
      ...(sureUntil ? [sureUntil] : []),
      ...unsure.map(({ happenedAt }) => addHours(happenedAt, replyWindowHours)),
      ...fromAds.map(({ happenedAt }) => addDays(happenedAt, adWindowDays)),
    ]),
    humanAgentUntil: latest(written.map(({ happenedAt }) => addDays(happenedAt, humanAgentDays))),
  };
}

/** Whether Instagram counts it as writing to us. */
export const opensSurely = (act: PastAct) =>
  act.withdrawnAt === undefined && openings[act.kind] === 'sure' && !isPublicMention(act);

/** A mention in a comment or a caption: it is written for everybody, and brings no message of a thread. */
const isPublicMention = ({ kind, message }: PastAct) =>
  kind === 'mention' && (message === undefined || message.startsWith('comment:'));

const latest = (instants: readonly Date[]) => instants.toSorted((a, b) => b.getTime() - a.getTime())[0];

import { createHash } from 'node:crypto';
import { subjectMessage } from '../../../src/bot/publisher/read-subject.ts';
import { cardOf } from '../../../src/domain/card/post.ts';
import { leadId } from '../../../src/domain/ids.ts';
import type { DeskSettings } from '../../../src/domain/team/settings.ts';
import type { Touch } from '../../../src/domain/touch/touch.ts';
import type { Message } from '../../../src/sandbox/slack/workspace/message.ts';
import type { BookedEvent, Books } from '../books.ts';
import type { Chance } from '../chance.ts';
import type { Timeline } from '../timeline.ts';
import type { Passage, Wire } from '../wire.ts';
import { messagesOnDesks, type Outside } from '../world.ts';
import { difference } from './difference.ts';
import type { Rule, Violation } from './violations.ts';

const second = 1_000;
const minute = 60_000;
/** Twice what clocks are stepped by, and the way. */
export const clocksDifferMs = 25 * second;
/** How long a process may work on what it has begun. */
const leaseMs = 30 * second;
const longestDoubleMs = 5 * minute;
/** Slack's limits, a lease, and somebody who probes a channel that was archived. */
const longestStaleMs = 30 * minute;
/** So many cards are compared at each look. */
const comparedCards = 2;

/** A message as it left for Instagram. */
export interface Posted {
  readonly to: string;
  readonly text: string;
  /** The touch it belongs to. */
  readonly touch: string | undefined;
  readonly atMs: number;
  /** Instagram said no to it, and we heard it; or it surely did not arrive. */
  isSurelyNotTaken: boolean;
}

export interface WatchGround {
  readonly timeline: Timeline;
  readonly wire: Wire;
  readonly outside: Outside;
  readonly books: () => Books;
  readonly settings: DeskSettings;
  readonly chance: Chance;
  /** Whether somebody could mend a message now: a process runs, and Slack takes calls for the desk. */
  readonly canMend: () => boolean;
}

/** A card that does not show what it should. */
interface Stale {
  /** What it should show. */
  readonly hash: string;
  readonly mendableMs: number;
  readonly lastMs: number;
}

/** Looks at everything that goes out, as it goes out. */
export class Watch {
  readonly violations: Violation[] = [];
  readonly #ground: WatchGround;
  readonly #doubles = new Map<string, { sinceMs: number; mendableMs: number; lastMs: number }>();
  readonly #stale = new Map<string, Stale>();
  /** What left for Instagram, whatever became of it. */
  readonly posted: Posted[] = [];
  readonly #answered = new Map<Passage, Posted>();

  constructor(ground: WatchGround) {
    this.#ground = ground;
    ground.wire.onSend = (passage) => this.#onSend(passage);
    ground.wire.onAnswer = (passage, status) => this.#onAnswer(passage, status);
    ground.outside.slack.onChange((change) => {
      if (change.kind === 'message') this.#onMessage(change.channel);
    });
  }

  report(rule: Rule, detail: string): void {
    this.violations.push({ rule, detail: `${new Date(this.#ground.timeline.now).toISOString()} ${detail}` });
  }

  /** A message leaves one of our processes for Instagram. */
  async #onSend(passage: Passage): Promise<void> {
    const { to, method, path, body, from, fault } = passage;
    if (!to.startsWith('graph') || method !== 'POST' || !/\/messages(\?|$)/.test(path)) return;
    const { recipient, message } = JSON.parse(body.toString('utf8')) as {
      recipient: { id?: string; comment_id?: string };
      message: { text?: string };
    };
    const books = this.#ground.books();
    const touches = await books.touches();
    const events = await books.touchEvents();
    const begun = [];
    for (const touch of touches) {
      if (touch.text !== message.text || !this.#isBegun(touch, events)) continue;
      const isTheirs =
        recipient.comment_id === undefined
          ? (await books.stores.viewers.igsid(await this.#accountOf(touch), touch.viewer)) === recipient.id
          : touch.comment?.endsWith(recipient.comment_id);
      if (isTheirs) begun.push(touch);
    }
    if (begun.length === 0) {
      this.report(
        'nothing is sent without a begun touch',
        `${from} sends “${message.text}” to ${recipient.id ?? recipient.comment_id}`,
      );
    }
    const [first] = begun;
    if (first) this.#checkEarlier(first, events);
    const posted = {
      to: recipient.id ?? recipient.comment_id ?? '',
      text: message.text ?? '',
      touch: first?.id,
      atMs: this.#ground.timeline.now,
      isSurelyNotTaken: fault === 'refused',
    };
    this.posted.push(posted);
    this.#answered.set(passage, posted);
  }

  /** What left before for the same touch surely did not arrive, or a person has said so since. */
  #checkEarlier({ id, text }: Touch, events: readonly BookedEvent[]): void {
    const [unsettled] = this.posted
      .filter(({ touch, isSurelyNotTaken }) => touch === id && !isSurelyNotTaken)
      .slice(-1);
    if (!unsettled) return;
    // The first is the press of Send itself.
    const isSaid = events.some(
      ({ of, actor, at, version }) =>
        of === id && version > 1 && actor !== undefined && at.getTime() > unsettled.atMs - clocksDifferMs,
    );
    if (!isSaid) this.report('what may have arrived is not sent again by itself', `${id} “${text}”`);
  }

  /** Being sent, or just given up by somebody whose clock is ahead: a lease that is over for longer is over for all. */
  #isBegun({ id, status, version }: Touch, events: readonly BookedEvent[]): boolean {
    const since = events.find((event) => event.of === id && event.version === version)?.at.getTime() ?? 0;
    const agoMs = this.#ground.timeline.now - since;
    if (status === 'sending') return agoMs < leaseMs + clocksDifferMs;
    return status === 'unknown' && agoMs < clocksDifferMs;
  }

  async #accountOf({ account: id }: Touch) {
    const account = (await this.#ground.books().stores.accounts.all()).find((each) => each.id === id);
    if (!account) throw new Error(`Something is sent for account ${id}, that nobody knows`);
    return account;
  }

  /** A message or a webhook was answered. */
  async #onAnswer(passage: Passage, status: number): Promise<void> {
    const { method, path, body, from, fault } = passage;
    const posted = this.#answered.get(passage);
    if (posted && status >= 400 && (fault === undefined || fault === 'slow')) posted.isSurelyNotTaken = true;
    if (method !== 'POST' || !path.startsWith('/instagram/webhook') || status !== 200) return;
    const id = createHash('sha256').update(body).digest('hex');
    const stored = await this.#ground.books().deliveries();
    if (!stored.has(id)) this.report('what was answered 200 is stored', `delivery ${id} from ${from}`);
  }

  /** Compares some cards with what they should show, and those again that were found to differ; to be called often. */
  async lookAtCards(): Promise<void> {
    const { outside, chance } = this.#ground;
    const cards = messagesOnDesks(outside).filter(
      ({ deletedAt, metadata }) => deletedAt === undefined && metadata?.event_type === 'storydesk_card',
    );
    const some = Array.from({ length: Math.min(cards.length, comparedCards) }, () => chance.pick(cards));
    const again = cards.filter(({ ts }) => this.#stale.has(ts));
    for (const card of new Set([...some, ...again])) await this.#compare(card);
  }

  async #compare(card: Message): Promise<void> {
    const { timeline, settings, canMend } = this.#ground;
    const { stores } = this.#ground.books();
    const [account] = await this.#ground.books().stores.accounts.all();
    if (!account) return;
    const { team } = account;
    const subject = cardOf(leadId(String(card.metadata?.event_payload.lead_id)));
    const wanted = await subjectMessage(stores, settings, team, subject, new Date(timeline.now));
    const differs = wanted && difference(card, wanted.message) && difference(card, wanted.plain);
    if (!differs) return void this.#stale.delete(card.ts);
    const known = this.#stale.get(card.ts);
    const isSame = known?.hash === wanted.hash;
    const mendableMs = isSame ? known.mendableMs + (canMend() ? timeline.now - known.lastMs : 0) : 0;
    if (isSame && mendableMs > longestStaleMs && known.mendableMs <= longestStaleMs)
      this.report('a card shows the state of its lead', `${subject} shows ${differs} for long`);
    this.#stale.set(card.ts, { hash: wanted.hash, mendableMs, lastMs: timeline.now });
  }

  #onMessage(channel: string): void {
    if (!this.#ground.outside.desks.some((desk) => desk.channel === channel)) return;
    this.lookAtDoubles();
  }

  /** To be called often, and whenever something changes. */
  lookAtDoubles(): void {
    const { timeline, outside, canMend } = this.#ground;
    const standing = new Map<string, number>();
    for (const message of messagesOnDesks(outside)) {
      if (message.deletedAt !== undefined) continue;
      const subject = subjectOf(message);
      if (subject) standing.set(subject, (standing.get(subject) ?? 0) + 1);
    }
    for (const [subject, count] of standing) {
      if (count > 1 && !this.#doubles.has(subject)) {
        this.#doubles.set(subject, { sinceMs: timeline.now, mendableMs: 0, lastMs: timeline.now });
      }
    }
    for (const [subject, known] of this.#doubles) {
      const mendableMs = known.mendableMs + (canMend() ? timeline.now - known.lastMs : 0);
      if (mendableMs > longestDoubleMs && known.mendableMs <= longestDoubleMs) {
        const since = new Date(known.sinceMs).toISOString();
        this.report(
          'two cards never stand for more than five minutes',
          `${subject} stands more than once since ${since}`,
        );
      }
      if ((standing.get(subject) ?? 0) > 1) {
        this.#doubles.set(subject, { ...known, mendableMs, lastMs: timeline.now });
      } else {
        this.#doubles.delete(subject);
      }
    }
  }
}

/** What a message of ours shows: cards, boards and digests by what they are about. */
export function subjectOf({ channel, metadata, threadTs }: Message): string | undefined {
  if (!metadata) return undefined;
  const { lead_id: lead, story_id: story, date, what, part } = metadata.event_payload;
  const about = [lead, story, date, what, part].filter((each) => each !== undefined).join(' ');
  return `${channel}: ${metadata.event_type} ${about}${threadTs === undefined ? '' : ' in its thread'}`;
}

import { createHash } from 'node:crypto';
import type { Touch } from '../../../src/domain/touch/touch.ts';
import type { Message } from '../../../src/sandbox/slack/workspace/message.ts';
import type { BookedEvent, Books } from '../books.ts';
import type { Timeline } from '../timeline.ts';
import type { Passage, Wire } from '../wire.ts';
import { deskChannel, type Outside } from '../world.ts';
import type { Rule, Violation } from './violations.ts';

const second = 1_000;
const minute = 60_000;
/** What began before an opt-out was written down may still be on its way: a lease, and a clock that is off. */
const graceMs = 60 * second;
/** Twice what clocks are stepped by, and the way. */
const clocksDifferMs = 25 * second;
/** How long a process may work on what it has begun. */
const leaseMs = 30 * second;
const longestDoubleMs = 5 * minute;

export interface WatchGround {
  readonly timeline: Timeline;
  readonly wire: Wire;
  readonly outside: Outside;
  readonly books: () => Books;
  /** Whether somebody could mend a double now: a process runs, and Slack takes calls for the desk. */
  readonly canMend: () => boolean;
}

/** Looks at everything that goes out, as it goes out. */
export class Watch {
  readonly violations: Violation[] = [];
  readonly #ground: WatchGround;
  /** When a viewer's opt-out was first seen in the books. */
  readonly #optedOutAt = new Map<string, number>();
  readonly #doubles = new Map<string, { sinceMs: number; mendableMs: number; lastMs: number }>();
  /** What left for Instagram, whatever became of it. */
  readonly posted: { readonly to: string; readonly text: string }[] = [];

  constructor(ground: WatchGround) {
    this.#ground = ground;
    ground.wire.onSend = (passage) => this.#onSend(passage);
    ground.wire.onAnswer = (passage) => this.#onAnswer(passage);
    ground.outside.slack.onChange((change) => {
      if (change.kind === 'message') this.#onMessage(change.channel);
    });
  }

  report(rule: Rule, detail: string): void {
    this.violations.push({ rule, detail: `${new Date(this.#ground.timeline.now).toISOString()} ${detail}` });
  }

  /** A message leaves one of our processes for Instagram. */
  async #onSend({ to, method, path, body, from }: Passage): Promise<void> {
    if (!to.startsWith('graph') || method !== 'POST' || !/\/messages(\?|$)/.test(path)) return;
    const { recipient, message } = JSON.parse(body.toString('utf8')) as {
      recipient: { id?: string; comment_id?: string };
      message: { text?: string };
    };
    const books = this.#ground.books();
    const touches = await books.touches();
    const events = await books.touchEvents();
    this.posted.push({ to: recipient.id ?? recipient.comment_id ?? '', text: message.text ?? '' });
    const begun = [];
    for (const touch of touches) {
      if (touch.text !== message.text || !this.#isBegun(touch, events)) continue;
      const isTheirs =
        recipient.comment_id === undefined
          ? (await books.stores.viewers.igsid(await this.#account(), touch.viewer)) === recipient.id
          : touch.comment?.endsWith(recipient.comment_id);
      if (isTheirs) begun.push(touch);
    }
    if (begun.length === 0) {
      this.report(
        'nothing is sent without a begun touch',
        `${from} sends “${message.text}” to ${recipient.id ?? recipient.comment_id}`,
      );
    }
    for (const touch of begun) {
      const since = this.#optedOutAt.get(touch.viewer);
      if (since !== undefined && since < this.#ground.timeline.now - graceMs) {
        this.report('nothing is sent after an opt-out', `${from} sends touch ${touch.id} to ${touch.viewer}`);
      }
    }
  }

  /** Being sent, or just given up by somebody whose clock is ahead: a lease that is over for longer is over for all. */
  #isBegun({ id, status, version }: Touch, events: readonly BookedEvent[]): boolean {
    const since = events.find((event) => event.of === id && event.version === version)?.at.getTime() ?? 0;
    const agoMs = this.#ground.timeline.now - since;
    if (status === 'sending') return agoMs < leaseMs + clocksDifferMs;
    return status === 'unknown' && agoMs < clocksDifferMs;
  }

  async #account() {
    const [account] = await this.#ground.books().stores.accounts.all();
    if (!account) throw new Error('Something is sent for an account that nobody knows');
    return account;
  }

  /** A webhook was answered. */
  async #onAnswer({ method, path, body, status, from }: Passage): Promise<void> {
    if (method !== 'POST' || !path.startsWith('/instagram/webhook') || status !== 200) return;
    const id = createHash('sha256').update(body).digest('hex');
    const stored = await this.#ground.books().deliveries();
    if (!stored.has(id)) this.report('what was answered 200 is stored', `delivery ${id} from ${from}`);
  }

  /** Whoever opted out by now; to be called often. */
  async look(): Promise<void> {
    const books = this.#ground.books();
    const { timeline } = this.#ground;
    const [account] = await books.stores.accounts.all();
    if (!account) return;
    for (const viewer of new Set((await books.touches()).map((touch) => touch.viewer))) {
      const isSuppressed = (await books.stores.suppressions.find(account, viewer)) !== undefined;
      if (isSuppressed && !this.#optedOutAt.has(viewer)) this.#optedOutAt.set(viewer, timeline.now);
      if (!isSuppressed) this.#optedOutAt.delete(viewer);
    }
  }

  #onMessage(channel: string): void {
    if (channel !== deskChannel) return;
    this.lookAtDoubles();
  }

  /** To be called often, and whenever something changes. */
  lookAtDoubles(): void {
    const { timeline, outside, canMend } = this.#ground;
    const standing = new Map<string, number>();
    for (const message of outside.slack.messagesIn(deskChannel)) {
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
export function subjectOf({ metadata, threadTs }: Message): string | undefined {
  if (!metadata) return undefined;
  const { lead_id: lead, story_id: story, date, what, part } = metadata.event_payload;
  const about = [lead, story, date, what, part].filter((each) => each !== undefined).join(' ');
  return `${metadata.event_type} ${about}${threadTs === undefined ? '' : ' in its thread'}`;
}

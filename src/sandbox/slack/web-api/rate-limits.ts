import type { JsonObject } from '../json-object.ts';
import type { Rate } from '../methods/method.ts';
import type { SlackClock } from '../slack-clock.ts';

const SECOND_MS = 1000;
const MINUTE_MS = 60_000;

/**
 * Calls a minute for each method. Tiers are their documented floors, except
 * the first: Slack lets an app open its ten sockets in a row.
 *
 * Source: docs.slack.dev/apis/web-api/rate-limits
 */
const PER_MINUTE: Record<Rate, number> = { tier1: 10, tier2: 20, tier3: 50, tier4: 100, special: 300 };

export type RateLimitOptions = {
  enabled: boolean;
  /** Messages that a channel takes at once before "one a second" bites. */
  postBurst: number;
  /** Calls a minute by method name, in place of the tier's. */
  perMinute: Readonly<Record<string, number>>;
};

export const DOCUMENTED_LIMITS: RateLimitOptions = { enabled: true, postBurst: 1, perMinute: {} };

/** Says how long a caller has to wait, counting only what was let through. */
export class RateLimits {
  options: RateLimitOptions;
  readonly #clock: SlackClock;
  readonly #let = new Map<string, number[]>();

  constructor(options: RateLimitOptions, clock: SlackClock) {
    this.options = options;
    this.#clock = clock;
  }

  /** Whole seconds for `Retry-After`, or undefined when the call may go through (and is counted). */
  retryAfterSeconds(method: string, rate: Rate, args: JsonObject): number | undefined {
    if (!this.options.enabled) return undefined;
    const windows = [{ key: method, spanMs: MINUTE_MS, most: this.options.perMinute[method] ?? PER_MINUTE[rate] }];
    if (method === 'chat.postMessage') {
      const most = this.options.postBurst;
      windows.push({ key: `${method} ${String(args.channel)}`, spanMs: most * SECOND_MS, most });
    }
    const now = this.#clock.now().getTime();
    const waits = windows.map(({ key, spanMs, most }) => this.#waitMs(key, spanMs, most, now));
    const longest = Math.max(...waits);
    if (longest > 0) return Math.ceil(longest / SECOND_MS);
    for (const { key } of windows) this.#let.get(key)?.push(now);
    return undefined;
  }

  #waitMs(key: string, spanMs: number, most: number, now: number): number {
    const recent = (this.#let.get(key) ?? []).filter((at) => at > now - spanMs);
    this.#let.set(key, recent);
    const oldestThatCounts = recent[recent.length - most];
    return oldestThatCounts === undefined ? 0 : oldestThatCounts + spanMs - now;
  }
}

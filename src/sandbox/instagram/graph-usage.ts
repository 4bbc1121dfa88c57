import { refusal } from './graph-error.ts';
import type { InstagramClock } from './instagram-clock.ts';
import type { Account } from './instagram-world.ts';

/** How much the app may call. Source: Graph API rate limiting; Messenger Platform rate limiting (2026-03-23). */
export type GraphLimits = {
  /** All accounts together; Meta: 200 times the app's users. */
  appCallsPerHour: number;
  /** Per account; Meta: 4800 times the impressions of the last 24 hours. */
  accountCallsPerDay: number;
  /** Per account. */
  conversationCallsPerSecond: number;
  /** Per account: text, links, reactions. */
  sendsPerSecond: number;
  /** Per account, on posts and reels. */
  privateRepliesPerHour: number;
};

export const usualGraphLimits: GraphLimits = {
  appCallsPerHour: 20_000,
  accountCallsPerDay: 48_000,
  conversationCallsPerSecond: 2,
  sendsPerSecond: 100,
  privateRepliesPerHour: 750,
};

const second = 1000;
const hour = 3600 * second;
const day = 24 * hour;

export type GraphUsage = {
  /** Counts a call for the app and the account; refuses with 4 or 80002 when either is used up. */
  countCall(account: Account): void;
  countConversationCall(account: Account): void;
  countSend(account: Account): void;
  countPrivateReply(account: Account): void;
  /** `X-App-Usage` and `X-Business-Use-Case-Usage`: percent used, and minutes until it is free again. */
  headers(account: Account | undefined): Record<string, string>;
};

export function graphUsage(clock: InstagramClock, limits: GraphLimits): GraphUsage {
  const meters = new Map<string, ReturnType<typeof slidingMeter>>();
  const meter = (name: string, limit: number, windowMs: number) => {
    const known = meters.get(name) ?? slidingMeter(clock, limit, windowMs);
    meters.set(name, known);
    return known;
  };
  const app = () => meter('app', limits.appCallsPerHour, hour);
  const calls = ({ id }: Account) => meter(`calls ${id}`, limits.accountCallsPerDay, day);

  return {
    countCall(account) {
      if (!app().take()) throw refusal.appLimit();
      if (!calls(account).take()) throw refusal.accountLimit();
    },
    countConversationCall({ id }) {
      if (!meter(`conversations ${id}`, limits.conversationCallsPerSecond, second).take())
        throw refusal.endpointLimit();
    },
    countSend({ id }) {
      if (!meter(`sends ${id}`, limits.sendsPerSecond, second).take()) throw refusal.endpointLimit();
    },
    countPrivateReply({ id }) {
      if (!meter(`private replies ${id}`, limits.privateRepliesPerHour, hour).take()) throw refusal.endpointLimit();
    },
    headers(account) {
      const usage = (percent: number) => ({ call_count: percent, total_cputime: 0, total_time: percent });
      const headers: Record<string, string> = { 'X-App-Usage': JSON.stringify(usage(app().percent())) };
      if (account !== undefined) {
        const { percent, minutesToRegain } = calls(account);
        headers['X-Business-Use-Case-Usage'] = JSON.stringify({
          [account.id]: [
            { type: 'instagram', ...usage(percent()), estimated_time_to_regain_access: minutesToRegain() },
          ],
        });
      }
      return headers;
    },
  };
}

/** Counts uses within the last `windowMs`. A refused use does not count. */
function slidingMeter(clock: InstagramClock, limit: number, windowMs: number) {
  let uses: number[] = [];
  const recent = () => {
    const since = clock.now().getTime() - windowMs;
    const firstRecent = uses.findIndex((at) => at > since);
    uses = firstRecent === -1 ? [] : firstRecent === 0 ? uses : uses.slice(firstRecent);
    return uses;
  };
  return {
    take(): boolean {
      if (recent().length >= limit) return false;
      uses.push(clock.now().getTime());
      return true;
    },
    percent: () => (limit === 0 ? 100 : Math.min(100, Math.floor((recent().length / limit) * 100))),
    minutesToRegain(): number {
      const oldest = recent()[0];
      if (oldest === undefined || uses.length < limit) return 0;
      return Math.ceil((oldest + windowMs - clock.now().getTime()) / 60_000);
    },
  };
}

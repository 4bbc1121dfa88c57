import { atLocalHour, localHour } from './local-time.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** What is due at an instant is due a moment after it for certain. */
const momentMs = 5_000;

/** How long a claim lasts unless somebody changed the settings. */
const leaseMs = 10 * minuteMs;
const digestHour = 8.5;
const working = { from: 9, to: 18, resumesAt: 10 };

/** What a jump is reckoned from. */
export type JumpScene = {
  now: Date;
  /** The stories that are up, newest first. */
  stories: readonly { postedAt: Date; endsAt: Date }[];
  /** The account's time zone. */
  zone: string;
};

type Jump = { label: string; target: (scene: JumpScene) => Date | undefined };

const jumps = {
  /** Later than the end of every claim of this moment. */
  'lease-end': { label: 'Claims run out', target: ({ now }) => after(now, leaseMs + momentMs) },

  /** Later than every reply window of this moment: Instagram takes no answer any more until they write again. */
  'window-end': { label: 'Reply windows close', target: ({ now }) => after(now, dayMs + momentMs) },

  /** An hour after the newest story was posted, two hours before its end, 45 minutes before: whichever is next. */
  'capture-reminder': {
    label: 'Capture reminder',
    target({ now, stories: [newest] }) {
      if (!newest) return undefined;
      const { postedAt, endsAt } = newest;
      const reminders = [after(postedAt, hourMs), after(endsAt, -2 * hourMs), after(endsAt, -45 * minuteMs)];
      const next = reminders.find((at) => at > now);
      return next && after(next, momentMs);
    },
  },

  /** The story that ends first. */
  'story-end': {
    label: 'A story ends',
    target({ stories }) {
      const ends = stories.map(({ endsAt }) => endsAt.getTime());
      return ends.length === 0 ? undefined : new Date(Math.min(...ends) + momentMs);
    },
  },

  /** Tomorrow's, also before today's: the digest tells of the day before, and tomorrow's tells of what is seen now. */
  digest: {
    label: 'Tomorrow’s digest',
    target: ({ now, zone }) => after(atLocalHour(now, zone, 1, digestHour), momentMs),
  },

  'day-2': { label: 'Day 2', target: ({ now, zone }) => whileWorking(after(now, 2 * dayMs), zone) },
  'day-5': { label: 'Day 5', target: ({ now, zone }) => whileWorking(after(now, 5 * dayMs), zone) },
} satisfies Record<string, Jump>;

export type JumpName = keyof typeof jumps;
export const jumpNames = Object.keys(jumps) as [JumpName, ...JumpName[]];

export const jumpLabel = (name: JumpName): string => jumps[name].label;

/** Where a jump leads; undefined when there is nothing on the stage to jump to. */
export const jumpTarget = (name: JumpName, scene: JumpScene): Date | undefined => jumps[name].target(scene);

/** `at`, or the morning after when nobody works at that hour. */
function whileWorking(at: Date, zone: string): Date {
  const hour = localHour(at, zone);
  if (hour >= working.from && hour < working.to) return at;
  return atLocalHour(at, zone, hour < working.from ? 0 : 1, working.resumesAt);
}

function after(at: Date, ms: number): Date {
  return new Date(at.getTime() + ms);
}

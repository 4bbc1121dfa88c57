import { type InstagramClock, waitOn } from '../instagram-clock.ts';
import { ImpossibleActError } from '../instagram-stage.ts';
import type { LocalInstagram } from '../local-instagram.ts';
import type { DayStory, TimedAct } from './story-day-act.ts';
import { type MadeIds, storyDayStage } from './story-day-stage.ts';

/** 24 hours in 12 minutes. */
export const usualSpeed = 120;

/** Lost time is made up for, but after a sleep of the machine the day goes on instead of rushing. */
const longestCatchUpMs = 2_000;

/** How far a day has come, as plain JSON. */
export type DayPosition = { acts: number; minute: number; made: MadeIds };

export type PlayOptions = {
  /** Minutes of the day per minute of the clock. Default {@link usualSpeed}. */
  speed?: number;
  /** Default: Instagram's own. With a clock that runs fast itself, play at speed 1. */
  clock?: InstagramClock;
  /** Where the same day goes on, on the Instagram where it began. Default: its beginning. */
  from?: DayPosition | undefined;
  /** Waits for `resume` first. */
  isPaused?: boolean;
  /** Ends the play; what was done stays. */
  signal?: AbortSignal;
  /** Whose day it is. Default: the first account. */
  accountId?: string;
  /** Told after each act, and of those that had become impossible. */
  onAct?: (act: TimedAct, outcome: 'done' | 'impossible') => void;
};

export type StoryDayPlay = {
  pause(): void;
  resume(): void;
  isPaused(): boolean;
  /** How far the day has come, in its minutes. */
  minute(): number;
  /** The ids of the stories posted so far. */
  storyIds: ReadonlyMap<DayStory, string>;
  /** For `from`. An act counts as done when it begins: one that a restart cuts off is not performed twice. */
  position(): DayPosition;
  /** Resolves at the end of the day or when the signal ends it; rejects when an act fails unexpectedly. */
  ended: Promise<'played' | 'aborted'>;
};

/**
 * Performs `day` on `instagram`, each act at its time. Every timestamp on the wire is
 * the clock's at that moment, whatever the speed. An act that has become impossible
 * (a pause outlived the story) is passed over.
 */
export function playStoryDay(
  instagram: LocalInstagram,
  day: readonly TimedAct[],
  {
    speed = usualSpeed,
    clock = instagram.clock,
    signal = new AbortController().signal,
    from,
    isPaused = false,
    accountId,
    onAct,
  }: PlayOptions = {},
): StoryDayPlay {
  const stage = storyDayStage(instagram, instagram.account(accountId).id, from?.made);
  let acts = from?.acts ?? 0;
  let minute = from?.minute ?? 0;
  /** The clock's time, in ms, at which the day stood at `minute`. */
  let minuteAt = clock.now().getTime();
  let pausing = new AbortController();
  let resumed = Promise.withResolvers<void>();
  if (isPaused) pausing.abort();

  /** Between two acts the day has come further than the last of them. */
  function minuteNow(): number {
    if (pausing.signal.aborted) return minute;
    const passed = ((clock.now().getTime() - minuteAt) / 60_000) * speed;
    return Math.min(day[acts]?.atMinutes ?? minute, minute + passed);
  }

  function standStill(): void {
    minute = minuteNow();
    minuteAt = clock.now().getTime();
  }

  async function playUntil(atMinutes: number): Promise<void> {
    while ((minute < atMinutes || pausing.signal.aborted) && !signal.aborted) {
      if (pausing.signal.aborted) {
        await Promise.race([resumed.promise, aborted(signal)]);
        continue;
      }
      const dueAt = minuteAt + ((atMinutes - minute) * 60_000) / speed;
      const waitMs = dueAt - clock.now().getTime();
      const waited = await waitOn(clock, waitMs, AbortSignal.any([signal, pausing.signal]));
      if (waited !== 'passed') continue;
      minute = atMinutes;
      minuteAt = Math.max(dueAt, clock.now().getTime() - longestCatchUpMs);
    }
  }

  async function play(): Promise<'played' | 'aborted'> {
    for (const timed of day.slice(acts)) {
      await playUntil(timed.atMinutes);
      if (signal.aborted) return 'aborted';
      acts += 1;
      try {
        await stage.perform(timed.act);
        onAct?.(timed, 'done');
      } catch (error) {
        if (!(error instanceof ImpossibleActError)) throw error;
        onAct?.(timed, 'impossible');
      }
    }
    return 'played';
  }

  return {
    pause() {
      if (pausing.signal.aborted) return;
      resumed = Promise.withResolvers<void>();
      standStill();
      pausing.abort();
    },
    resume() {
      if (!pausing.signal.aborted) return;
      minuteAt = clock.now().getTime();
      pausing = new AbortController();
      resumed.resolve();
    },
    isPaused: () => pausing.signal.aborted,
    minute: minuteNow,
    storyIds: stage.storyIds,
    position: () => ({ acts, minute: minuteNow(), made: stage.made() }),
    ended: play(),
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

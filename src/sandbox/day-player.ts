import { type InstagramClock, realInstagramClock } from './instagram/instagram-clock.ts';
import type { LocalInstagram } from './instagram/local-instagram.ts';
import { type DayPosition, playStoryDay, type StoryDayPlay, usualSpeed } from './instagram/story-day/play-story-day.ts';
import { recordedStoryDay } from './instagram/story-day/recorded-story-day.ts';
import { speedClock } from './speed-clock.ts';

export type DayStatus = 'waiting' | 'playing' | 'paused' | 'over' | 'failed';

/** What a later run needs to go on with the day, as plain JSON. */
export type DayState = { seed: number; status: DayStatus; speed: number; position: DayPosition | undefined };

/** Plays recorded story days, one at a time. */
export type DayPlayer = {
  status(): DayStatus;
  /** How far the day has come, in its 1,440 minutes. */
  minute(): number;
  /** What went wrong when the status is `failed`. */
  failure(): string | undefined;
  /** Starts a new day; one that is still playing ends where it is. */
  play(): void;
  pause(): void;
  resume(): void;
  /** Minutes of the day per minute. */
  setSpeed(speed: number): void;
  speed(): number;
  /** Calls `listener` after each change; returns how to stop. */
  onChange(listener: () => void): () => void;
  snapshot(): DayState;
  /** Ends the day; resolves when nothing of it is under way. */
  stop(): Promise<void>;
};

export type DayPlayerOptions = {
  /** Which day comes first; the next one comes after it. Another seed is another day with other people. */
  firstSeed: number;
  /** Where an earlier run was, on the Instagram it left. A day that was playing waits to be played on: nobody may be looking yet. */
  earlier?: DayState | undefined;
  /**
   * What the day is paced by. Not the sandbox's clock, so that a jump of that leaves the day where it is: its speed is
   * the watcher's choice, not hours of the desk. Playing what was skipped in one burst would bury what the jump is to
   * show under a hundred cards, and leaving it out would take away the people who are yet to come. What they do after
   * the jump carries the time after the jump; what needs a story that has ended meanwhile is passed over.
   */
  pace?: InstagramClock;
};

export function dayPlayer(
  instagram: LocalInstagram,
  { firstSeed, earlier, pace = realInstagramClock }: DayPlayerOptions,
): DayPlayer {
  const listeners = new Set<() => void>();
  let speed = earlier?.speed ?? usualSpeed;
  const clock = speedClock(pace, speed / usualSpeed);
  let seed = earlier?.seed ?? firstSeed - 1;
  let status: DayStatus = 'waiting';
  let failure: string | undefined;
  let playing: { play: StoryDayPlay; end: AbortController; ended: Promise<void> } | undefined;

  function tell(): void {
    for (const listener of listeners) listener();
  }

  function become(changed: DayStatus): void {
    status = changed;
    tell();
  }

  function begin(from: DayPosition | undefined, isPaused: boolean): void {
    const end = new AbortController();
    const { signal } = end;
    const play = playStoryDay(instagram, recordedStoryDay(seed), { clock, signal, from, isPaused, onAct: tell });
    playing = { play, end, ended: follow(play, end) };
    become(isPaused ? 'paused' : 'playing');
  }

  async function follow(play: StoryDayPlay, end: AbortController): Promise<void> {
    try {
      await play.ended;
      if (!end.signal.aborted) become('over');
    } catch (error) {
      if (end.signal.aborted) return;
      failure = error instanceof Error ? error.message : String(error);
      become('failed');
    }
  }

  if (earlier?.status === 'over') status = 'over';
  if (earlier?.position && (earlier.status === 'playing' || earlier.status === 'paused')) begin(earlier.position, true);

  return {
    status: () => status,
    minute: () => playing?.play.minute() ?? 0,
    failure: () => failure,
    speed: () => speed,
    play() {
      playing?.end.abort();
      seed += 1;
      begin(undefined, false);
    },
    pause() {
      if (status !== 'playing') return;
      playing?.play.pause();
      become('paused');
    },
    resume() {
      if (status !== 'paused') return;
      playing?.play.resume();
      become('playing');
    },
    setSpeed(changed) {
      speed = changed;
      clock.setRate(changed / usualSpeed);
      tell();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    snapshot: () => ({ seed, status, speed, position: playing?.play.position() }),
    async stop() {
      playing?.end.abort();
      await playing?.ended;
    },
  };
}

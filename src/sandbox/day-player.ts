import type { LocalInstagram } from './instagram/local-instagram.ts';
import { playStoryDay, type StoryDayPlay, usualSpeed } from './instagram/story-day/play-story-day.ts';
import { recordedStoryDay } from './instagram/story-day/recorded-story-day.ts';
import { speedClock } from './speed-clock.ts';

export type DayStatus = 'waiting' | 'playing' | 'paused' | 'over' | 'failed';

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
  /** Ends the day; resolves when nothing of it is under way. */
  stop(): Promise<void>;
};

/** @param firstSeed which day comes first; the next one comes after it. Another seed is another day with other people. */
export function dayPlayer(instagram: LocalInstagram, firstSeed: number): DayPlayer {
  const listeners = new Set<() => void>();
  const clock = speedClock(instagram.clock, 1);
  let speed = usualSpeed;
  let seed = firstSeed;
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

  return {
    status: () => status,
    minute: () => playing?.play.minute() ?? 0,
    failure: () => failure,
    speed: () => speed,
    play() {
      playing?.end.abort();
      const end = new AbortController();
      const play = playStoryDay(instagram, recordedStoryDay(seed++), { clock, signal: end.signal, onAct: tell });
      playing = { play, end, ended: follow(play, end) };
      become('playing');
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
    async stop() {
      playing?.end.abort();
      await playing?.ended;
    },
  };
}

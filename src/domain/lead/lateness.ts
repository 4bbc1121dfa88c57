import type { RhythmSettings } from '../team/settings.ts';
import type { WorkClock } from '../team/working-hours.ts';
import type { LeadBase } from './lead.ts';

/** How long we may take, and which minutes count. */
export interface Allowance {
  readonly rhythm: Pick<RhythmSettings, 'hotFirstTouchMinutes' | 'warmFirstTouchHours'>;
  readonly worked: WorkClock;
}

/**
 * Whether an answer at that time is too late. Who rose to Hot has what is left of the time for Warm until then, and the
 * time for Hot from then on.
 */
export function isLate(
  { openedAt, segment, segmentSince }: Pick<LeadBase, 'openedAt' | 'segment' | 'segmentSince'>,
  at: Date,
  { rhythm, worked }: Allowance,
): boolean {
  const hotFrom = segment === 'hot' && segmentSince < at ? later(openedAt, segmentSince) : at;
  return (
    worked(openedAt, hotFrom) > rhythm.warmFirstTouchHours * 60 || worked(hotFrom, at) > rhythm.hotFirstTouchMinutes
  );
}

/** A lead that somebody has and that waits for us: they have not answered it, or the viewer has written since. */
export interface OurTurn extends Pick<LeadBase, 'id' | 'version' | 'openedAt' | 'segment' | 'segmentSince'> {
  /** When they wrote after our last message; undefined before our first. */
  readonly repliedAt: Date | undefined;
  /** When somebody last took it or did something with it; undefined where that is not known. */
  readonly takenAt: Date | undefined;
}

/**
 * Whether the time to answer is over: the first time as the figures have it, later as long from their word on. Whoever
 * has just taken it has as long as if it had come then: they are at it.
 */
export function isMissed(lead: OurTurn, now: Date, allowance: Allowance): boolean {
  const { repliedAt, takenAt, segment } = lead;
  const { rhythm, worked } = allowance;
  const allowed = segment === 'hot' ? rhythm.hotFirstTouchMinutes : rhythm.warmFirstTouchHours * 60;
  if (takenAt && worked(takenAt, now) <= allowed) return false;
  return repliedAt ? worked(repliedAt, now) > allowed : isLate(lead, now, allowance);
}

const later = (one: Date, other: Date) => (one > other ? one : other);

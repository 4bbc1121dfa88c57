import type { RhythmSettings } from '../team/settings.ts';
import { type WorkingHours, workingMinutesBetween } from '../team/working-hours.ts';
import type { LeadFacts } from './lead-facts.ts';
import { type Rate, rateOf } from './rate.ts';
import { type Spread, spreadOf } from './spread.ts';

/** How long it took us to answer. */
export interface ResponseTime {
  /** Minutes around the clock. */
  readonly minutes: Spread | undefined;
  /** Minutes of working hours; undefined where an account has none, or nothing was answered. */
  readonly workingMinutes: Spread | undefined;
  /**
   * Answered in time, of those whose time is over or who were answered. In working hours where there are any. Who rose to
   * Hot has what is left of the time for Warm until then, and the time for Hot from then on.
   */
  readonly inTime: Rate;
}

/** What became of leads. All of it is about the leads that opened in the period, whenever the rest happened. */
export interface LeadFigures {
  readonly opened: number;
  /** Answered, of those that opened and were not closed before. */
  readonly answered: { readonly all: Rate; readonly hot: Rate; readonly warm: Rate };
  readonly response: ResponseTime;
  /** Wrote within 7 days of a message of ours, of those answered. */
  readonly replied: Rate;
  /** Bought, booked or joined, of those answered. */
  readonly won: Rate;
}

/** What decides whether an answer was in time. */
export interface Pace {
  readonly rhythm: Pick<RhythmSettings, 'hotFirstTouchMinutes' | 'warmFirstTouchHours'>;
  /** Undefined: around the clock. */
  readonly hours: WorkingHours | undefined;
  readonly timeZone: string;
  readonly asOf: Date;
}

/** @param leads as known at `pace.asOf` */
export function leadFigures(leads: readonly LeadFacts[], pace: Pace): LeadFigures {
  const toAnswer = leads.filter(({ answer, leftAt }) => answer || !leftAt);
  const answered = leads.filter(({ answer }) => answer);
  const ofSegment = (segment: LeadFacts['segment']) => toAnswer.filter((lead) => lead.segment === segment);
  return {
    opened: leads.length,
    answered: {
      all: rateOf(toAnswer, isAnswered),
      hot: rateOf(ofSegment('hot'), isAnswered),
      warm: rateOf(ofSegment('warm'), isAnswered),
    },
    response: responseTime(toAnswer, pace),
    replied: rateOf(answered, ({ repliedAt }) => repliedAt !== undefined),
    won: rateOf(answered, ({ wonAt }) => wonAt !== undefined),
  };
}

const isAnswered = ({ answer }: LeadFacts) => answer !== undefined;

function responseTime(leads: readonly LeadFacts[], { rhythm, hours, timeZone, asOf }: Pace): ResponseTime {
  const worked = (from: Date, to: Date) =>
    hours ? workingMinutesBetween(from, to, hours, timeZone) : minutesBetween(from, to);
  const minutes: number[] = [];
  const working: number[] = [];
  let inTime = 0;
  let due = 0;
  const isLate = ({ openedAt, segment, segmentSince }: LeadFacts, at: Date) => {
    const hotFrom = segment === 'hot' && segmentSince < at ? later(openedAt, segmentSince) : at;
    return (
      worked(openedAt, hotFrom) > rhythm.warmFirstTouchHours * 60 || worked(hotFrom, at) > rhythm.hotFirstTouchMinutes
    );
  };
  for (const lead of leads) {
    const { openedAt, answer } = lead;
    const late = isLate(lead, answer?.at ?? asOf);
    if (answer) {
      minutes.push(minutesBetween(openedAt, answer.at));
      working.push(worked(openedAt, answer.at));
    }
    if (answer || late) due += 1;
    if (answer && !late) inTime += 1;
  }
  return {
    minutes: spreadOf(minutes),
    workingMinutes: hours && spreadOf(working),
    inTime: { hits: inTime, of: due },
  };
}

const later = (one: Date, other: Date) => (one > other ? one : other);

export const minutesBetween = (from: Date, to: Date) => (to.getTime() - from.getTime()) / 60_000;

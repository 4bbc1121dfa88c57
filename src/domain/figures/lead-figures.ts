import { minutesBetween } from '../duration.ts';
import { isLate } from '../lead/lateness.ts';
import type { RhythmSettings } from '../team/settings.ts';
import { type WorkingHours, workClock } from '../team/working-hours.ts';
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

/** A lead with its times worked out: they are counted in many groups. */
export interface TimedLead extends LeadFacts {
  /** Until our first message, around the clock; undefined before it. */
  readonly minutes: number | undefined;
  /** The same in working hours; undefined also where there are none. */
  readonly workedMinutes: number | undefined;
  /** Undefined while there is time left. */
  readonly isInTime: boolean | undefined;
}

/** @param leads as known at `pace.asOf` */
export function timeLeads(leads: readonly LeadFacts[], { rhythm, hours, timeZone, asOf }: Pace): TimedLead[] {
  const worked = workClock(hours, timeZone);
  return leads.map((lead) => {
    const { openedAt, answer } = lead;
    const late = isLate(lead, answer?.at ?? asOf, { rhythm, worked });
    return {
      ...lead,
      minutes: answer && minutesBetween(openedAt, answer.at),
      workedMinutes: answer && hours && worked(openedAt, answer.at),
      isInTime: answer ? !late : late ? false : undefined,
    };
  });
}

export function leadFigures(leads: readonly TimedLead[]): LeadFigures {
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
    response: {
      minutes: spreadOf(answered.flatMap(({ minutes }) => minutes ?? [])),
      workingMinutes: spreadOf(answered.flatMap(({ workedMinutes }) => workedMinutes ?? [])),
      inTime: rateOf(
        toAnswer.filter(({ isInTime }) => isInTime !== undefined),
        ({ isInTime }) => isInTime === true,
      ),
    },
    replied: rateOf(answered, ({ repliedAt }) => repliedAt !== undefined),
    won: rateOf(answered, ({ wonAt }) => wonAt !== undefined),
  };
}

const isAnswered = ({ answer }: LeadFacts) => answer !== undefined;

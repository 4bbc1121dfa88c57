import type { SlackUserId, StoryId, TemplateKey } from '../ids.ts';
import { localHourOf } from '../local-day.ts';
import type { Language } from '../team/account.ts';
import type { MoneySettings } from '../team/settings.ts';
import type { ConversionFacts } from './conversion-facts.ts';
import type { CostFacts } from './cost-facts.ts';
import { factsAsOf, type LeadFacts } from './lead-facts.ts';
import { type LeadFigures, leadFigures, type Pace, type TimedLead, timeLeads } from './lead-figures.ts';
import { type MoneyFigures, moneyFigures } from './money-figures.ts';
import type { Period } from './period.ts';
import { type Rate, rateOf } from './rate.ts';
import type { TouchFacts } from './touch-facts.ts';
import { type TouchFigures, touchAsOf, touchFigures } from './touch-figures.ts';

/** Everything that is counted of a period, as known at one instant. Defined in docs/metrics.md. */
export interface Figures {
  readonly period: Period;
  readonly asOf: Date;
  readonly leads: LeadFigures;
  readonly touches: TouchFigures;
  readonly money: MoneyFigures;
  readonly byStory: readonly StoryFigures[];
  readonly bySegment: readonly SegmentFigures[];
  readonly byTemplate: readonly TemplateFigures[];
  readonly byLanguage: readonly LanguageFigures[];
  /** Only hours in which somebody came. */
  readonly byHour: readonly HourFigures[];
  /** For managers alone. */
  readonly byPerson: readonly PersonFigures[];
  /** How often they reply, by how fast they were answered. */
  readonly bySpeed: readonly SpeedFigures[];
}

interface Worth {
  readonly leads: LeadFigures;
  /** Conversions that happened in the period, costs of the story included where it is one. */
  readonly money: MoneyFigures;
}

/** A story that brought somebody, sold something or cost something; `undefined` is who came by no story. */
export interface StoryFigures extends Worth {
  readonly story: StoryId | undefined;
}
export interface SegmentFigures extends Worth {
  readonly segment: LeadFacts['segment'];
}
/** One wording: a template's variant in a language. */
export interface TemplateFigures {
  readonly key: TemplateKey;
  readonly variant: string;
  readonly language: Language;
  readonly touches: TouchFigures;
  readonly money: MoneyFigures;
}
/** `undefined` is what was written freely. */
export interface LanguageFigures {
  readonly language: Language | undefined;
  readonly touches: TouchFigures;
}
/** Leads that opened in that hour of the day, 0 to 23, whichever the day. */
export interface HourFigures {
  readonly hour: number;
  readonly leads: LeadFigures;
}
/**
 * The leads somebody answered first, the messages they sent, and what is put down to messages of theirs; `undefined` is
 * whoever answered in the Instagram app.
 */
export interface PersonFigures extends Worth {
  readonly person: SlackUserId | undefined;
  readonly touches: TouchFigures;
}
export interface SpeedFigures {
  /** Answered within so many minutes and in more than those of the one before; undefined: later than all of them. */
  readonly withinMinutes: number | undefined;
  readonly replied: Rate;
}

/** What the figures of a period are reckoned from. */
export interface Facts {
  readonly leads: readonly LeadFacts[];
  readonly touches: readonly TouchFacts[];
  readonly conversions: readonly ConversionFacts[];
  readonly costs: readonly CostFacts[];
}

export interface Reckoning extends Pace {
  readonly period: Period;
  readonly money: MoneySettings;
}

/** Answered within so many minutes: the steps of the curve. */
const speeds = [5, 20, 60, 360, undefined] as const;

/** Reckons everything from the facts of the period; what happened after `asOf` does not count yet. */
export function reckonFigures(facts: Facts, reckoning: Reckoning): Figures {
  const { asOf, timeZone, period, money } = reckoning;
  const known = facts.leads.filter(({ openedAt }) => openedAt <= asOf).map((lead) => factsAsOf(lead, asOf));
  const leads = timeLeads(known, reckoning);
  const touches = facts.touches.filter(({ sentAt }) => sentAt <= asOf).map((touch) => touchAsOf(touch, asOf));
  const conversions = facts.conversions.filter(({ happenedAt }) => happenedAt <= asOf);
  const worth = (some: readonly TimedLead[], sales: readonly ConversionFacts[], costs: readonly CostFacts[] = []) => ({
    leads: leadFigures(some),
    money: moneyFigures(sales, { period, costs, leads: some.length, touches: 0, money }),
  });
  return {
    period,
    asOf,
    leads: leadFigures(leads),
    touches: touchFigures(touches),
    money: moneyFigures(conversions, {
      period,
      costs: facts.costs,
      leads: leads.length,
      touches: touches.length,
      money,
    }),
    byStory: groups(
      [leads, (one) => one.story],
      [conversions, (one) => one.story],
      [facts.costs.filter(({ story }) => story), (one) => one.story],
    ).map(([story, some, sales, costs]) => ({ story, ...worth(some, sales, costs) })),
    bySegment: (['hot', 'warm'] as const).map((segment) => ({
      segment,
      ...worth(
        leads.filter((lead) => lead.segment === segment),
        conversions.filter((one) => one.segment === segment),
      ),
    })),
    byTemplate: byTemplate(touches, conversions, reckoning),
    byLanguage: groups([touches, (one) => one.template?.language]).map(([language, some]) => ({
      language,
      touches: touchFigures(some),
    })),
    byHour: groups([leads, (one) => localHourOf(one.openedAt, timeZone)])
      .map(([hour, some]) => ({ hour, leads: leadFigures(some) }))
      .toSorted((a, b) => a.hour - b.hour),
    byPerson: byPerson(leads, touches, conversions, worth),
    bySpeed: bySpeed(leads),
  };
}

function byTemplate(
  touches: readonly TouchFacts[],
  conversions: readonly ConversionFacts[],
  { period, money }: Reckoning,
): TemplateFigures[] {
  const nameOf = (used: TouchFacts['template']) => used && `${used.key}\n${used.variant}\n${used.language}`;
  return groups(
    [touches, (one) => nameOf(one.template)],
    [conversions, (one) => nameOf(one.attribution?.template)],
  ).flatMap(([name, some, sales]) => {
    if (name === undefined) return [];
    const [key, variant, language] = name.split('\n') as [TemplateKey, string, Language];
    const figures = moneyFigures(sales, { period, costs: [], leads: 0, touches: 0, money });
    return { key, variant, language, touches: touchFigures(some), money: figures };
  });
}

function byPerson(
  leads: readonly TimedLead[],
  touches: readonly TouchFacts[],
  conversions: readonly ConversionFacts[],
  worth: (some: readonly TimedLead[], sales: readonly ConversionFacts[]) => Worth,
): PersonFigures[] {
  const answered = leads.filter(({ answer }) => answer);
  const people = new Set([
    ...answered.map(({ answer }) => answer?.by),
    ...touches.map(({ by }) => by),
    ...conversions.flatMap(({ attribution }) => (attribution ? [attribution.by] : [])),
  ]);
  return [...people]
    .map((person) => ({
      person,
      touches: touchFigures(touches.filter(({ by }) => by === person)),
      ...worth(
        answered.filter(({ answer }) => answer?.by === person),
        conversions.filter(({ attribution }) => attribution && attribution.by === person),
      ),
    }))
    .toSorted((a, b) => b.leads.opened - a.leads.opened || String(a.person).localeCompare(String(b.person)));
}

function bySpeed(leads: readonly TimedLead[]): SpeedFigures[] {
  const answered = leads.flatMap(({ minutes, repliedAt }) => (minutes === undefined ? [] : { minutes, repliedAt }));
  return speeds.map((withinMinutes, index) => {
    const above = index === 0 ? -Infinity : (speeds[index - 1] as number);
    const these = answered.filter(({ minutes }) => minutes > above && minutes <= (withinMinutes ?? Infinity));
    return { withinMinutes, replied: rateOf(these, ({ repliedAt }) => repliedAt !== undefined) };
  });
}

type Keyed<One, Key> = readonly [all: readonly One[], keyOf: (one: One) => Key];

/** Groups lists by what they have in common; the largest group of the first list in front, then of the second. */
function groups<A, Key, B = never, C = never>(
  first: Keyed<A, Key>,
  second?: Keyed<B, Key>,
  third?: Keyed<C, Key>,
): [Key, A[], B[], C[]][] {
  const [as, bs, cs] = [byKey(first), byKey(second), byKey(third)];
  return [...new Set([...as.keys(), ...bs.keys(), ...cs.keys()])]
    .map((key): [Key, A[], B[], C[]] => [key, as.get(key) ?? [], bs.get(key) ?? [], cs.get(key) ?? []])
    .toSorted(
      (a, b) => b[1].length - a[1].length || b[2].length - a[2].length || (String(a[0]) < String(b[0]) ? -1 : 1),
    );
}

const byKey = <One, Key>(keyed: Keyed<One, Key> | undefined): Map<Key, One[]> =>
  keyed ? Map.groupBy(...keyed) : new Map();

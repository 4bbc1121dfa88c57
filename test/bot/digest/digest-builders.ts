import type { DigestFacts, Waits } from '../../../src/domain/digest/digest-facts.ts';
import { judgeTemplates } from '../../../src/domain/digest/judge-templates.ts';
import type { WeekFacts } from '../../../src/domain/digest/week-facts.ts';
import type { ConversionFacts } from '../../../src/domain/figures/conversion-facts.ts';
import { type Facts, type Figures, reckonFigures } from '../../../src/domain/figures/figures.ts';
import type { LeadFacts } from '../../../src/domain/figures/lead-facts.ts';
import { dayPeriod, type Period } from '../../../src/domain/figures/period.ts';
import type { TouchFacts } from '../../../src/domain/figures/touch-facts.ts';
import { accountId, leadId, storyId, templateKey, touchId } from '../../../src/domain/ids.ts';
import { addLocalDays } from '../../../src/domain/local-day.ts';
import type { Language } from '../../../src/domain/team/account.ts';
import { defaultSettings } from '../../../src/domain/team/settings.ts';
import type { Template } from '../../../src/domain/template/template.ts';
import { anAccount, ana, aStory, ben } from '../messages/desk-builders.ts';

/** A Thursday. */
const day = '2026-11-26';
const timeZone = 'Europe/Paris';
/** The next morning, when its digest comes. */
const nextMorning = new Date('2026-11-27T07:30:00Z');
/** An instant of that day, by the clock of Paris. */
export const onTheDay = (time: string) => new Date(`${day}T${time}:00+01:00`);
const later = (at: Date, minutes: number) => new Date(at.getTime() + minutes * 60_000);

const account = accountId('17841400000000001');

/** A lead that came at `time`; answered and replied so many minutes later. */
export const aLead = (
  index: number,
  time: string,
  { answered, replied, won }: { answered?: number; replied?: number; won?: number } = {},
  changes: Partial<LeadFacts> = {},
): LeadFacts => {
  const openedAt = onTheDay(time);
  const after = (minutes: number | undefined) => (minutes === undefined ? undefined : later(openedAt, minutes));
  return {
    lead: leadId(`lead-${index}`),
    account,
    story: storyId('18000000000000001'),
    segment: 'hot',
    segmentSince: openedAt,
    openedAt,
    answer:
      answered === undefined
        ? undefined
        : { at: later(openedAt, answered), touch: touchId(`touch-${index}`), by: index % 2 === 0 ? ana : ben },
    repliedAt: after(replied),
    wonAt: after(won),
    leftAt: undefined,
    ...changes,
  };
};

export const aTouch = (index: number, time: string, changes: Partial<TouchFacts> = {}): TouchFacts => ({
  touch: touchId(`touch-${index}`),
  lead: leadId(`lead-${index}`),
  sentAt: onTheDay(time),
  by: index % 2 === 0 ? ana : ben,
  step: 'day0',
  route: 'reply',
  template: { key: 'thanks', version: 1, variant: 'a', language: 'en' },
  isTraceable: true,
  seenAt: onTheDay(time),
  repliedAt: undefined,
  hasLink: false,
  clickedAt: undefined,
  soldAt: undefined,
  ...changes,
});

export const aSale = (
  index: number,
  amount: string | undefined,
  changes: Partial<ConversionFacts> = {},
): ConversionFacts => ({
  key: `sale-${index}`,
  kind: 'sale',
  account,
  happenedAt: onTheDay('15:00'),
  lead: leadId(`lead-${index}`),
  story: storyId('18000000000000001'),
  segment: 'hot',
  campaign: undefined,
  value: amount === undefined ? undefined : { amount, currency: 'EUR' },
  attribution: { at: onTheDay('14:00'), touch: touchId(`touch-${index}`), by: ana, template: undefined },
  ...changes,
});

const nothing: Facts = { leads: [], touches: [], conversions: [], costs: [] };

/** The figures of what happened, as known the next morning. */
export const figuresOf = (facts: Partial<Facts>, period: Period = dayPeriod(day, timeZone)): Figures =>
  reckonFigures(
    { ...nothing, ...facts },
    {
      period,
      rhythm: defaultSettings.rhythm,
      money: defaultSettings.money,
      hours: undefined,
      timeZone,
      asOf: nextMorning,
    },
  );

const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));

/** Thirty-two leads of which thirty were answered in four minutes and twelve replied; three sales. */
export const aBusyDay = (): Partial<Facts> => ({
  leads: times(32, (index) =>
    aLead(index, index < 20 ? '09:30' : '19:15', {
      ...(index < 30 && { answered: 4 }),
      ...(index < 12 && { replied: 60 }),
      ...(index < 2 && { won: 300 }),
    }),
  ),
  touches: times(30, (index) => aTouch(index, '10:00', index < 12 ? { repliedAt: onTheDay('11:00') } : {})),
  conversions: [aSale(0, '100'), aSale(1, '49.9'), aSale(2, undefined, { attribution: undefined })],
});

export const aTemplate = (key: string, title: string, changes: Partial<Template> = {}): Template => ({
  key: templateKey(key),
  kind: 'dm',
  step: 'day0',
  signals: [],
  segments: [],
  topics: [],
  promotional: false,
  archived: false,
  languages: { en: { title, a: 'Hello' } },
  version: 1,
  ...changes,
});

/** So many messages of one wording, and how many of them got a reply. */
export const sentOf = (key: string, sent: number, replied: number, variant = 'a', language: Language = 'en') =>
  times(sent, (index) =>
    aTouch(index, '10:00', {
      template: { key, version: 1, variant, language },
      repliedAt: index < replied ? onTheDay('11:00') : undefined,
    }),
  );

/** The first two of these messages sold something. */
const withSales = (touches: readonly TouchFacts[]) =>
  touches.map((touch, index) => (index < 2 ? { ...touch, soldAt: onTheDay('15:00') } : touch));

export const standingOf = (...touches: readonly (readonly TouchFacts[])[]) =>
  judgeTemplates(figuresOf({ touches: touches.flat() }).byTemplate);

export const someWaits = (changes: Partial<Waits> = {}): Waits => ({
  at: nextMorning,
  hot: 0,
  warm: 0,
  oldestHotAt: undefined,
  missed: 0,
  unconfirmed: 0,
  ...changes,
});

export const aDigest = (changes: Partial<DigestFacts> = {}): DigestFacts => ({
  account: anAccount(),
  day,
  asOf: nextMorning,
  isSoFar: false,
  isPosted: true,
  waits: someWaits({ hot: 3, warm: 5, oldestHotAt: onTheDay('21:04'), missed: 2, unconfirmed: 1 }),
  figures: figuresOf(aBusyDay()),
  usual: { weeks: 4, opened: 29.25, conversions: 2.25, responseMinutes: 11, replied: 0.31 },
  trend: times(7, (index) => ({
    day: addLocalDays(day, index - 6),
    opened: 20 + 2 * index,
    answered: 18 + index,
    replied: index,
  })),
  templates: standingOf(sentOf('thanks', 32, 20), sentOf('price', 40, 4)),
  library: [aTemplate('thanks', 'Warm thanks'), aTemplate('price', 'Price – short')],
  stories: [aStory()],
  insights: new Map(),
  missedDays: [],
  ...changes,
});

export const aQuietDay = (changes: Partial<DigestFacts> = {}): DigestFacts =>
  aDigest({
    waits: someWaits(),
    figures: figuresOf({}),
    trend: [],
    templates: judgeTemplates([]),
    stories: [],
    ...changes,
  });

/** Monday to Sunday. */
export const week: Period = { from: '2026-11-23', to: '2026-11-29', timeZone };

export const aWeek = (changes: Partial<WeekFacts> = {}): WeekFacts => ({
  account: anAccount(),
  asOf: new Date('2026-11-30T07:30:00Z'),
  figures: figuresOf(
    { ...aBusyDay(), touches: [...withSales(sentOf('thanks', 32, 20)), ...withSales(sentOf('price', 40, 4))] },
    week,
  ),
  before: figuresOf({ leads: [aLead(0, '09:00', { answered: 20 })] }, week),
  templates: standingOf(sentOf('thanks', 32, 20), sentOf('price', 40, 4)),
  library: [aTemplate('thanks', 'Warm thanks'), aTemplate('price', 'Price – short')],
  stories: [aStory()],
  insights: new Map(),
  postingHours: [
    { hour: 18, stories: 4, leadsPerStory: 12.5, replied: { hits: 20, of: 50 } },
    { hour: 9, stories: 1, leadsPerStory: 9, replied: { hits: 2, of: 9 } },
  ],
  ...changes,
});

/** A day on which everything came at once: many stories, many templates in every wording, each hour, many currencies. */
export function aHugeDay(title: string, language: Language, size = { stories: 100, templates: 60 }): DigestFacts {
  const stories = times(size.stories, (index) =>
    aStory({ id: storyId(`1800000000000${1000 + index}`), caption: title }),
  );
  const library = times(size.templates, (index) =>
    aTemplate(`template-${index}`, title, {
      languages: { en: { title, a: 'A', b: 'B' }, fr: { title, a: 'A', b: 'B' }, nl: { title, a: 'A', b: 'B' } },
    }),
  );
  const wordings = library.flatMap(({ key }) =>
    (['a', 'b'] as const).flatMap((variant) =>
      (['en', 'fr', 'nl'] as const).map((spoken) => ({ key, variant, spoken })),
    ),
  );
  const currencies = ['EUR', 'USD', 'GBP', 'JPY', 'CHF', 'SEK', 'KWD'];
  const figures = figuresOf({
    leads: times(24 * size.stories, (index) =>
      aLead(
        index,
        `${String(index % 24).padStart(2, '0')}:10`,
        { answered: index % 500, replied: 700, won: 700 },
        { story: storyId(`1800000000000${1000 + (index % size.stories)}`), segment: index % 3 === 0 ? 'warm' : 'hot' },
      ),
    ),
    touches: wordings.flatMap(({ key, variant, spoken }) => sentOf(key, 3, 1, variant, spoken)),
    conversions: times(7 * size.stories, (index) =>
      aSale(index, '123456789.5', {
        story: storyId(`1800000000000${1000 + (index % size.stories)}`),
        value: { amount: '123456789', currency: currencies[index % currencies.length] as string },
        ...(index % 2 === 0 && { attribution: undefined }),
      }),
    ),
  });
  return aDigest({
    account: anAccount({ language }),
    figures,
    stories,
    library,
    templates: standingOf(
      sentOf('template-1', 900, 800, 'a', 'fr'),
      sentOf('template-2', 900, 10, 'b', 'nl'),
      sentOf('template-3', 1, 0),
    ),
    trend: times(7, (index) => ({
      day: addLocalDays(day, index - 6),
      opened: 123_456,
      answered: 123_456,
      replied: 99_999,
    })),
    missedDays: times(40, (index) => addLocalDays(day, index - 41)),
    waits: someWaits({ hot: 12_345, warm: 67_890, oldestHotAt: onTheDay('01:00'), missed: 4_321, unconfirmed: 1_234 }),
  });
}

/** The same as a week. */
export const aHugeWeek = (huge: DigestFacts): WeekFacts =>
  aWeek({
    account: huge.account,
    figures: huge.figures,
    before: huge.figures,
    templates: huge.templates,
    library: huge.library,
    stories: huge.stories,
    postingHours: times(24, (hour) => ({ hour, stories: 9, leadsPerStory: 1234.56, replied: { hits: 900, of: 1000 } })),
  });

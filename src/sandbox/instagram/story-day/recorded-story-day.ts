import { openingActs } from './opening-acts.ts';
import { type SeededRandom, seededRandom } from './seeded-random.ts';
import type { DayPerson, DayStory, StoryDayAct, TimedAct } from './story-day-act.ts';
import { type NextPerson, type StoryDayCast, storyDayCast } from './story-day-cast.ts';
import * as lines from './story-day-lines.ts';
import { trapActs } from './trap-acts.ts';

/** How long the recorded day is. */
export const dayMinutes = 24 * 60;

const castSize = 240;
const storyNames: DayStory[] = ['morning', 'noon', 'evening'];

/**
 * A day at atelier.lumiere, a small shop for ceramics and linen: three stories, 240
 * people in three languages, a large majority of whom only watch, and every trap of
 * the field once. The same seed gives the same day.
 */
export function recordedStoryDay(seed: number): TimedAct[] {
  const random = seededRandom(seed);
  const cast = storyDayCast(random, castSize);
  const awkward = new Set(Object.values(cast.awkward));
  const queue = random.shuffled(cast.people.filter((person) => !awkward.has(person)));
  const nextPerson: NextPerson = (language) => {
    const index = language === undefined ? 0 : queue.findIndex((person) => person.language === language);
    const [person] = queue.splice(index, 1);
    if (person === undefined) throw new Error(`The cast has nobody left who speaks ${language ?? 'at all'}.`);
    return person;
  };

  const day = [
    ...postings(),
    ...openingActs(nextPerson),
    ...storyReplies(random, nextPerson),
    ...otherTalk(random, nextPerson),
    ...trapActs(cast, nextPerson),
  ];
  return [...day, ...views(random, cast, day)].sort((a, b) => a.atMinutes - b.atMinutes);
}

function postings(): TimedAct[] {
  return [
    { atMinutes: 0, act: { kind: 'post-picture', caption: 'The autumn table: bowls, linen, light' } },
    ...storyNames.map((story): TimedAct => {
      const { atMinutes, ...content } = lines.stories[story];
      return { atMinutes, act: { kind: 'post-story', story, ...content } };
    }),
  ];
}

/** Most answers come in the first two hours, a few until the end of the day. */
function storyReplies(random: SeededRandom, nextPerson: NextPerson): TimedAct[] {
  return storyNames.flatMap((story) => {
    const { atMinutes } = lines.stories[story];
    return Object.values(lines.storyReplies[story])
      .flat()
      .map((text): TimedAct => {
        const viewer = nextPerson(languageOf(text, lines.storyReplies[story]));
        return {
          atMinutes: soonAfter(random, atMinutes + 14, 110),
          act: { kind: 'story-reply', viewer, story, text },
        };
      });
  });
}

/** What people do besides answering stories, spread over the waking hours. */
function otherTalk(random: SeededRandom, nextPerson: NextPerson): TimedAct[] {
  const during = (from: number, to: number) => round(random.between(from, to));
  const speaker = () => {
    const viewer = nextPerson();
    return { viewer, ...pickFor(random, viewer) };
  };
  const several = <Act extends StoryDayAct>(count: number, from: number, to: number, make: () => Act): TimedAct[] =>
    Array.from({ length: count }, () => ({ atMinutes: during(from, to), act: make() }));

  const messages = Object.entries(lines.directMessages).flatMap(([language, texts]) =>
    texts.map((content): TimedAct => {
      const viewer = nextPerson(language as DayPerson['language']);
      return { atMinutes: during(40, 1300), act: { kind: 'dm', viewer, content } };
    }),
  );
  const attachments: TimedAct[] = [
    { kind: 'image' as const, count: 2 },
    { kind: 'audio' as const },
    { kind: 'reel' as const, title: 'Table styling with bowls #ceramics' },
    { kind: 'post' as const, title: 'Autumn table' },
    { kind: 'ephemeral' as const },
    { kind: 'like_heart' as const },
    { kind: 'unsupported' as const },
  ].map((content) => ({ atMinutes: during(60, 1200), act: { kind: 'dm', viewer: nextPerson(), content } }));

  return [
    ...messages,
    ...attachments,
    ...several(6, 30, 1300, () => ({ kind: 'mention', viewer: nextPerson() })),
    ...several(10, 20, 1200, () => {
      const { viewer, comment } = speaker();
      return { kind: 'comment', viewer, on: 'picture', text: comment };
    }),
    ...several(3, 330, 900, () => {
      const { viewer, comment } = speaker();
      return { kind: 'comment', viewer, on: 'noon', text: comment };
    }),
    ...several(4, 320, 900, () => {
      const { viewer, quickReply } = speaker();
      return { kind: 'quick-reply', viewer, ...quickReply };
    }),
    ...several(3, 60, 1100, () => {
      const { viewer, iceBreaker } = speaker();
      return { kind: 'ice-breaker', viewer, ...iceBreaker };
    }),
    ...several(3, 700, 1100, () => ({ kind: 'share', viewer: nextPerson(), story: 'evening' })),
    ...several(4, 320, 1200, () => ({ kind: 'follow', viewer: nextPerson(), story: 'noon' })),
    ...several(5, 30, 280, () => ({ kind: 'visit-profile', viewer: nextPerson(), story: 'morning' })),
  ];
}

/** Everybody watches something; whoever answers a story has seen it half a minute before. */
function views(random: SeededRandom, { people }: StoryDayCast, day: TimedAct[]): TimedAct[] {
  const watched = day.flatMap(({ atMinutes, act }): TimedAct[] => {
    const seen = act.kind === 'repeated' ? act.act : act;
    return seen.kind === 'story-reply'
      ? [{ atMinutes: round(atMinutes - 0.5), act: viewOf(random, seen.viewer, seen.story) }]
      : [];
  });
  const strolls = people.flatMap((viewer) => {
    const count = random.pick([1, 1, 1, 1, 2, 2, 2, 3]);
    const chosen = random.shuffled(storyNames).slice(0, count);
    const again = random.chance(0.1) ? chosen.slice(0, 1) : [];
    return [...chosen, ...again].map((story): TimedAct => {
      const { atMinutes } = lines.stories[story];
      return { atMinutes: soonAfter(random, atMinutes + 1, 240), act: viewOf(random, viewer, story) };
    });
  });
  return [...watched, ...strolls];
}

function viewOf(random: SeededRandom, viewer: DayPerson, story: DayStory): StoryDayAct {
  const next = random.pick([
    'tap_forward',
    'tap_forward',
    'tap_forward',
    'tap_back',
    'tap_exit',
    'swipe_forward',
  ] as const);
  return { kind: 'view', viewer, story, next };
}

function pickFor(random: SeededRandom, { language }: DayPerson) {
  return {
    comment: random.pick(lines.comments[language]),
    quickReply: lines.quickReplies[language],
    iceBreaker: lines.iceBreakers[language],
  };
}

function languageOf(text: string, texts: Record<DayPerson['language'], string[]>): DayPerson['language'] {
  return (['fr', 'nl', 'en'] as const).find((language) => texts[language].includes(text)) ?? 'en';
}

/** A time after `from`, likelier soon than late (exponential), within the day. */
function soonAfter(random: SeededRandom, from: number, meanMinutes: number): number {
  const wait = -Math.log(1 - random.next()) * meanMinutes;
  const latest = dayMinutes - 5;
  return round(from + wait < latest ? from + wait : random.between(from, latest));
}

const round = (minutes: number) => Math.round(minutes * 100) / 100;

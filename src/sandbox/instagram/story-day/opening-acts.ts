import type { TimedAct } from './story-day-act.ts';
import type { NextPerson } from './story-day-cast.ts';
import { answersInApp, iceBreakers, thanks } from './story-day-lines.ts';

/**
 * The first quarter of an hour, written out: at the usual speed (two minutes a second)
 * the first cards are there within seconds of the start, one of each important kind.
 */
export function openingActs(nextPerson: NextPerson): TimedAct[] {
  const [asker, reserver, caller, mentioner, fan] = [
    nextPerson('en'),
    nextPerson('fr'),
    nextPerson('nl'),
    nextPerson('fr'),
    nextPerson('en'),
  ];
  return [
    {
      atMinutes: 2,
      act: { kind: 'story-reply', viewer: asker, story: 'morning', text: 'price?', as: 'first-question' },
    },
    {
      atMinutes: 4,
      act: {
        kind: 'story-reply',
        viewer: reserver,
        story: 'morning',
        text: 'Trop beau ! Vous pouvez m’en mettre deux de côté ?',
      },
    },
    {
      atMinutes: 6,
      act: { kind: 'dm', viewer: caller, content: 'Hoi! Is de Lune-kom ook los te koop? En wat kost hij?' },
    },
    { atMinutes: 9, act: { kind: 'mention', viewer: mentioner } },
    { atMinutes: 11, act: { kind: 'ice-breaker', viewer: fan, ...iceBreakers.en } },
    {
      atMinutes: 26,
      act: { kind: 'answer-in-app', viewer: reserver, text: answersInApp.fr, as: 'first-answer' },
      trap: 'own-answer-echo',
    },
    { atMinutes: 29, act: { kind: 'see', viewer: reserver, message: 'first-answer' } },
    { atMinutes: 31, act: { kind: 'react', viewer: reserver, to: 'first-answer', reaction: 'love', emoji: '❤️' } },
    { atMinutes: 33, act: { kind: 'dm', viewer: reserver, content: thanks.fr } },
  ];
}

import type { RawTrap, TimedAct } from './story-day-act.ts';
import type { NextPerson, StoryDayCast } from './story-day-cast.ts';
import { answersInApp } from './story-day-lines.ts';

/** Every difficulty the field has reported, once each, spread over the day; `opening-acts` brings the echo. */
export function trapActs({ awkward }: StoryDayCast, nextPerson: NextPerson): TimedAct[] {
  return [
    ...retellings(nextPerson),
    ...changesOfMind(nextPerson),
    ...awkwardWords(awkward),
    ...ownWords(nextPerson),
    ...rawTrapTimes.map(
      ([atMinutes, trap]): TimedAct => ({ atMinutes, act: { kind: 'raw', trap, viewer: nextPerson() }, trap }),
    ),
  ];
}

const rawTrapTimes: [number, RawTrap][] = [
  [17, 'dashboard-test'],
  [52, 'unknown-kinds'],
  [88, 'unknown-account'],
  [131, 'broken-entry'],
  [219, 'numbers-for-ids'],
  [263, 'times-in-every-unit'],
  [402, 'postback-from-customer-entry'],
  [455, 'unsend-of-nothing'],
  [518, 'flat-comment'],
  [733, 'standby'],
];

/** The same news twice, late, all at once or without its other half. */
function retellings(nextPerson: NextPerson): TimedAct[] {
  const [doubled, hasty, seer, linked, newcomer, plain, muted, unheard] = [
    nextPerson('fr'),
    nextPerson('nl'),
    nextPerson('fr'),
    nextPerson('nl'),
    nextPerson('en'),
    nextPerson('fr'),
    nextPerson('nl'),
    nextPerson('en'),
  ];
  return [
    {
      atMinutes: 13,
      act: {
        kind: 'repeated',
        copies: 2,
        act: { kind: 'story-reply', viewer: doubled, story: 'morning', text: 'Combien le lot de six ?' },
      },
      trap: 'duplicate-delivery',
    },
    {
      atMinutes: 22,
      act: { kind: 'story-reply', viewer: plain, story: 'morning', text: 'Is it heavy?', withoutUrl: true },
      trap: 'story-reply-without-url',
    },
    {
      atMinutes: 364,
      act: {
        kind: 'backwards',
        acts: [
          { kind: 'story-reply', viewer: hasty, story: 'noon', text: 'Hebben jullie hem in het zwart?', as: 'hasty' },
          { kind: 'edit', viewer: hasty, message: 'hasty', text: 'Hebben jullie hem in het donkergroen?' },
          { kind: 'react', viewer: hasty, to: 'hasty', reaction: 'love', emoji: '❤️' },
          { kind: 'unsend', viewer: hasty, message: 'hasty' },
        ],
      },
      trap: 'out-of-order',
    },
    {
      atMinutes: 176,
      act: {
        kind: 'dm',
        viewer: muted,
        content: 'Hoi, hoe lang duurt de levering?',
        options: { told: 'as-empty-edit' },
      },
      trap: 'edit-with-zeros',
    },
    {
      atMinutes: 240,
      act: { kind: 'dm', viewer: unheard, content: 'Hello, do you repair chipped plates?', options: { told: 'never' } },
      trap: 'untold-message',
    },
    { atMinutes: 380, act: { kind: 'dm', viewer: seer, content: 'Do you sell gift cards?', as: 'gift-card' } },
    { atMinutes: 391, act: { kind: 'answer-in-app', viewer: seer, text: answersInApp.en, as: 'gift-answer' } },
    {
      atMinutes: 396,
      act: { kind: 'see', viewer: seer, message: 'gift-answer', withoutParties: true },
      trap: 'seen-without-parties',
    },
    { atMinutes: 420, act: { kind: 'ig-me-link', viewer: newcomer, ref: 'bio_link' } },
    {
      atMinutes: 422,
      act: { kind: 'dm', viewer: newcomer, content: 'Hoi, ik kom via de link in je bio. Maken jullie ook op maat?' },
    },
    {
      atMinutes: 430,
      act: { kind: 'dm', viewer: linked, content: 'Bonjour, je cherche un service pour huit personnes' },
    },
    { atMinutes: 612, act: { kind: 'ig-me-link', viewer: linked, ref: 'story_sienne_card' } },
    {
      atMinutes: 690,
      act: {
        kind: 'together',
        acts: [
          { kind: 'dm', viewer: linked, content: 'Vous êtes encore là ?' },
          { kind: 'react', viewer: seer, to: 'gift-answer', reaction: 'love', emoji: '❤️' },
          { kind: 'unreact', viewer: seer, to: 'gift-answer' },
          { kind: 'comment', viewer: newcomer, on: 'picture', text: 'Prachtig 😍' },
        ],
      },
      trap: 'batch',
    },
  ];
}

/** People who take back or correct what they wrote. */
function changesOfMind(nextPerson: NextPerson): TimedAct[] {
  const [regretful, careful] = [nextPerson('fr'), nextPerson('nl')];
  return [
    {
      atMinutes: 45,
      act: { kind: 'story-reply', viewer: regretful, story: 'morning', text: 'C’est cher pour un bol…', as: 'regret' },
    },
    { atMinutes: 47, act: { kind: 'unsend', viewer: regretful, message: 'regret' }, trap: 'unsend' },
    { atMinutes: 70, act: { kind: 'dm', viewer: careful, content: 'Ik wil graag 4 borden', as: 'order' } },
    {
      atMinutes: 72,
      act: { kind: 'edit', viewer: careful, message: 'order', text: 'Ik wil graag 14 borden' },
      trap: 'edit',
    },
  ];
}

/** Names and texts that are markup, control characters or half a character. */
function awkwardWords({
  rightToLeft,
  joined,
  channel,
  link,
  invisible,
  reversed,
}: StoryDayCast['awkward']): TimedAct[] {
  return [
    {
      atMinutes: 8,
      act: { kind: 'story-reply', viewer: joined, story: 'morning', text: 'Wat kost de kleine? 👩🏽‍🎤🥰' },
      trap: 'name-with-marks',
    },
    {
      atMinutes: 36,
      act: {
        kind: 'dm',
        viewer: channel,
        content: '<!channel> <@U012AB3CD> everything 90% off *today* & more: <https://evil.example|your-bank.com>',
      },
      trap: 'injection',
    },
    {
      atMinutes: 104,
      act: {
        kind: 'comment',
        viewer: link,
        on: 'picture',
        text: '<https://evil.example|your-bank.com> confirm your account',
      },
      trap: 'injection',
    },
    {
      atMinutes: 150,
      act: {
        kind: 'story-reply',
        viewer: rightToLeft,
        story: 'morning',
        text: '\u200fכמה זה עולה?\u200e price please',
      },
      trap: 'name-with-marks',
    },
    {
      atMinutes: 340,
      act: { kind: 'dm', viewer: invisible, content: 'Bonjour\u0000 vous avez\ud83d encore la robe \udc00 en 38 ?' },
      trap: 'nul-and-lone-surrogate',
    },
    {
      atMinutes: 470,
      act: { kind: 'story-reply', viewer: reversed, story: 'noon', text: 'Is \u202egpj.exe the size chart?' },
      trap: 'name-with-marks',
    },
  ];
}

/** What the account says itself must never become a lead. */
function ownWords(nextPerson: NextPerson): TimedAct[] {
  const asked = nextPerson('nl');
  return [
    {
      atMinutes: 58,
      act: { kind: 'comment-as-owner', text: 'Thank you all! Prices are in our stories 🤍' },
      trap: 'own-comment',
    },
    { atMinutes: 310, act: { kind: 'note-to-self', text: 'testing the inbox' }, trap: 'note-to-self' },
    { atMinutes: 352, act: { kind: 'story-reply', viewer: asked, story: 'noon', text: 'Is de jurk gevoerd?' } },
    { atMinutes: 371, act: { kind: 'answer-in-app', viewer: asked, text: answersInApp.nl }, trap: 'own-answer-echo' },
  ];
}

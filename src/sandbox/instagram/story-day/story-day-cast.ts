import type { SeededRandom } from './seeded-random.ts';
import type { DayLanguage, DayPerson } from './story-day-act.ts';

const names: Record<DayLanguage, { first: string[]; last: string[] }> = {
  fr: {
    first: ['Léa', 'Camille', 'Chloé', 'Manon', 'Inès', 'Zoé', 'Hugo', 'Théo', 'Maëlys', 'Anaïs', 'Jules', 'Élodie'],
    last: ['Moreau', 'Lefèvre', 'Garnier', 'Rousseau', 'Fontaine', 'Mercier', 'Blanchard', 'Perrin', 'Renaud', 'Colin'],
  },
  nl: {
    first: ['Sanne', 'Lotte', 'Fleur', 'Noor', 'Daan', 'Bram', 'Femke', 'Sofie', 'Joris', 'Anouk', 'Tess', 'Wout'],
    last: ['de Vries', 'Jansen', 'Bakker', 'Visser', 'Mulder', 'Peeters', 'Maes', 'van Dijk', 'Claes', 'Hendriks'],
  },
  en: {
    first: ['Emma', 'Olivia', 'Grace', 'Ruby', 'Maya', 'Priya', 'Amelia', 'Jack', 'Aisha', 'Hannah', 'Ethan', 'Niamh'],
    last: ['Walker', 'Hughes', 'Patel', 'Murphy', 'Evans', 'Khan', 'Turner', 'Bennett', 'Shaw', 'Doyle'],
  },
};
const crafts = ['studio', 'ceramics', 'home', 'slowliving', 'atelier', 'linen', 'diary', 'and.co'];
const ornaments = ['✨', '🌿', '🏺', '🤍', '☕️', '👩🏽‍🎨'];

/** People whose names cause trouble: direction marks, joiners, Slack markup, look-alike links. */
const awkward: Pick<DayPerson, 'username' | 'displayName' | 'language'>[] = [
  { username: 'noa.levi.tlv', displayName: '\u200fנועה לוי\u200e 🌊', language: 'en' },
  { username: 'zoe.makes.music', displayName: 'Zoë 👩🏽‍🎤✨ (she/her)', language: 'nl' },
  { username: 'channel_hopper', displayName: '<!channel> SALE TODAY', language: 'en' },
  { username: 'bank.support.team', displayName: '<https://evil.example|your-bank.com>', language: 'en' },
  { username: 'mia_invisible', displayName: 'M\u200bi\u200da\u2060 *bold* _it_ `code`', language: 'fr' },
  { username: 'reverse.rita', displayName: 'Rita \u202egpj.exe', language: 'en' },
];

/** A person of this language who has not spoken yet; of any language when none is asked. */
export type NextPerson = (language?: DayLanguage) => DayPerson;

export type StoryDayCast = {
  /** Everybody, the awkward included. */
  people: DayPerson[];
  awkward: Record<'rightToLeft' | 'joined' | 'channel' | 'link' | 'invisible' | 'reversed', DayPerson>;
};

/** The people who see the account's stories that day: `size` distinct names in three languages. */
export function storyDayCast(random: SeededRandom, size: number): StoryDayCast {
  const people = new Map<string, DayPerson>();
  const add = (person: Pick<DayPerson, 'username' | 'displayName' | 'language'>): DayPerson => {
    const followsAccount = random.chance(0.7);
    const made = {
      ...person,
      followerCount: Math.round(40 * 2 ** random.between(0, 7)),
      isVerified: random.chance(0.02),
      followsAccount,
      followedByAccount: followsAccount && random.chance(0.15),
    };
    people.set(made.username, made);
    return made;
  };
  const [rightToLeft, joined, channel, link, invisible, reversed] = awkward.map(add) as [
    DayPerson,
    DayPerson,
    DayPerson,
    DayPerson,
    DayPerson,
    DayPerson,
  ];

  while (people.size < size) {
    const language = random.pick(['fr', 'fr', 'nl', 'nl', 'en'] as const);
    const first = random.pick(names[language].first);
    const last = random.pick(names[language].last);
    const username = userName(random, first, last);
    if (!people.has(username)) add({ username, displayName: displayName(random, first, last, username), language });
  }
  return {
    people: [...people.values()],
    awkward: { rightToLeft, joined, channel, link, invisible, reversed },
  };
}

/** Instagram allows ASCII letters, digits, dots and underscores. */
function userName(random: SeededRandom, first: string, last: string): string {
  const [given, family] = [ascii(first), ascii(last)];
  return random.pick([
    `${given}.${family}`,
    `${given}_${family}`,
    `${given}${family}${Math.floor(random.between(1, 99))}`,
    `_${given}.${family[0]}_`,
    `${given}.${random.pick(crafts)}`,
    `${family}.${given}`,
    `${given}${Math.floor(random.between(1985, 2007))}`,
  ]);
}

const ascii = (name: string) =>
  name
    .normalize('NFD')
    .replace(/[^a-z]/gi, '')
    .toLowerCase();

function displayName(random: SeededRandom, first: string, last: string, username: string): string {
  return random.pick([`${first} ${last}`, `${first} ${last}`, first, `${first} ${random.pick(ornaments)}`, username]);
}

import type { InstagramWorld, Media, Person } from './instagram-world.ts';

/**
 * How a viewer list looks once somebody has copied it.
 *
 * - `usernames`: one name a line, as people type it up.
 * - `names`: username and display name, people apart by a blank line (a phone's live text).
 * - `labels`: as `names`, with what the button beside the person says.
 * - `web`: the page selected whole: a heading, the picture's label, names, labels.
 */
export type ViewerListShape = 'usernames' | 'names' | 'labels' | 'web';

/** The picture's label and the buttons, in the app's language. */
const words = {
  en: {
    viewers: 'Viewers',
    picture: (name: string) => `${name}'s profile picture`,
    following: 'Following',
    follow: 'Follow',
  },
  fr: {
    viewers: 'Vues',
    picture: (name: string) => `Photo de profil de ${name}`,
    following: 'Abonné(e)',
    follow: 'Suivre',
  },
  nl: {
    viewers: 'Kijkers',
    picture: (name: string) => `Profielfoto van ${name}`,
    following: 'Volgend',
    follow: 'Volgen',
  },
};

/** A story's viewer list as text, last viewer first, each account once however often it watched. */
export function viewerListText(
  world: InstagramWorld,
  story: Media,
  { shape = 'labels', language = 'en' }: { shape?: ViewerListShape; language?: keyof typeof words } = {},
): string {
  const word = words[language];
  const viewers = [...new Set(story.views.toReversed().map(({ person }) => person))];
  const label = ({ username }: Person) =>
    world.threadOf(username, story.account).followedByAccount ? word.following : word.follow;
  const named = (person: Person) =>
    person.displayName === person.username ? [person.username] : [person.username, person.displayName];

  switch (shape) {
    case 'usernames':
      return viewers.map(({ username }) => username).join('\n');
    case 'names':
      return viewers.map((person) => named(person).join('\n')).join('\n\n');
    case 'labels':
      return viewers.map((person) => [...named(person), label(person)].join('\n')).join('\n\n');
    case 'web':
      return [
        word.viewers,
        String(viewers.length),
        '',
        ...viewers.flatMap((person) => [word.picture(person.username), ...named(person), label(person), '']),
      ].join('\n');
  }
}

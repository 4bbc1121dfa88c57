import type { AccountOptions } from './instagram/local-instagram.ts';
import type { ChannelOptions } from './slack/workspace/channel.ts';
import type { Person } from './slack/workspace/person.ts';

/** The team around the desk, in three languages; Mia manages, Gus is a guest who may only look on. */
export const people: readonly Person[] = [
  { id: 'U0ANA000001', name: 'ana', realName: 'Ana', locale: 'en-GB', tz: 'Europe/Brussels', role: 'member' },
  { id: 'U0BEN000001', name: 'ben', realName: 'Ben', locale: 'fr-FR', tz: 'Europe/Paris', role: 'member' },
  { id: 'U0CHLOE0001', name: 'chloe', realName: 'Chloé', locale: 'nl-NL', tz: 'Europe/Amsterdam', role: 'member' },
  { id: 'U0MIA000001', name: 'mia', realName: 'Mia', locale: 'en-US', tz: 'Europe/Brussels', role: 'admin' },
  { id: 'U0GUS000001', name: 'gus', realName: 'Gus', locale: 'en-GB', tz: 'Europe/London', role: 'guest' },
];

export const desk: ChannelOptions = {
  id: 'C0STORYDESK',
  name: 'story-desk',
  members: people.map(({ id }) => id),
};

export const account = {
  id: '17841400000000001',
  username: 'atelier.lumiere',
  name: 'Atelier Lumière',
  login: 'instagram',
  accessToken: 'local-instagram-token',
} satisfies AccountOptions;

/** What the Meta app and the product share. */
export const metaApp = { secret: 'local-meta-app-secret', verifyToken: 'local-verify-token' };

/** Where the account's days begin and its digest comes; that of most of its people. */
export const accountZone = 'Europe/Brussels';

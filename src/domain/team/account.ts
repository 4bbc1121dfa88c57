import type { AccountId, ChannelId, TeamId } from '../ids.ts';

/** The languages Storydesk speaks to its people. */
export const languages = ['en', 'fr', 'nl'] as const;
export type Language = (typeof languages)[number];

/** Which of Meta's two set-ups the account uses; it decides host, token and the shapes that arrive. */
export type InstagramLogin = 'instagram' | 'facebook';

/** An Instagram professional account that a team connected. It has one desk channel. */
export interface Account {
  readonly team: TeamId;
  readonly id: AccountId;
  readonly login: InstagramLogin;
  /** The Facebook Page behind the account; only with the Facebook login. */
  readonly pageId: string | undefined;
  /** The public user name, without `@`; unknown until Instagram said it. */
  readonly userName: string | undefined;
  readonly desk: ChannelId;
  /** The language of everything the whole channel reads. */
  readonly language: Language;
  /** IANA time zone, e.g. `Europe/Paris`. */
  readonly timeZone: string;
}

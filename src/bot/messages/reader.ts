import type { Language } from '../../domain/team/account.ts';

/** For whom a text is written: a channel (its account will do), or one person. */
export interface Reader {
  readonly language: Language;
  /** IANA zone, for the few places where Slack does not compute local time itself. */
  readonly timeZone: string;
}

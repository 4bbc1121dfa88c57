import type { Language } from '../../domain/team/account.ts';
import { foreignMrkdwn, foreignPlain, isBlank } from './foreign-text.ts';
import { link, type Mrkdwn, trusted } from './mrkdwn.ts';
import { say, sayMrkdwn } from './say.ts';

/** What is known of how a person is called. */
export interface Named {
  /** The Instagram user name, without `@`. */
  readonly handle: string | undefined;
  readonly displayName: string | undefined;
}

/** Enough to tell people apart in a list of twenty. */
const nameRoom = { graphemes: 40, units: 80 };

/** What Instagram allows in a user name; anything else that claims to be one is shown, but not linked. */
const userName = /^[a-z0-9._]{1,30}$/i;
/** User names that Slack would take for a call to everybody. */
const loud = /^(here|channel|everyone|group)$/i;

/** Whose lead it is, with a link to the profile: `@handle`, else what they call themselves, else in words. */
export function personLink(person: Named, language: Language): Mrkdwn {
  const { handle } = person;
  return handle && userName.test(handle)
    ? link(`https://www.instagram.com/${handle}/`, personName(person, language))
    : personName(person, language);
}

/** The same without a link, for notifications. */
export function personName({ handle, displayName }: Named, language: Language): Mrkdwn {
  if (handle && userName.test(handle) && !loud.test(handle)) return trusted(`@${literalUnderscores(handle)}`);
  const name = foreignName(handle, displayName, foreignMrkdwn);
  return name ?? sayMrkdwn(language, 'person.unknown');
}

/** Slack would set `_jane_` in italics. Only an underscore before a word opens them; names keep all they can, to be copied. */
const literalUnderscores = (handle: string) => handle.replace(/^_+/, '\u200b$&\u200b');

/** The same as plain text, to begin a line with. */
export function personNamePlain({ handle, displayName }: Named, language: Language): string {
  return foreignName(handle, displayName, foreignPlain) ?? say(language, 'person.unknownStart');
}

function foreignName<Text extends string>(
  handle: string | undefined,
  displayName: string | undefined,
  shown: (text: string, room: typeof nameRoom) => Text,
): Text | undefined {
  if (!isBlank(handle)) return shown(`@${handle}`, nameRoom);
  return isBlank(displayName) ? undefined : shown(displayName, nameRoom);
}

import { localDayOf } from '../../domain/local-day.ts';
import type { LoggedOutcome, LogLine } from '../../domain/log/log-line.ts';
import type { LoggedRoute, LogParts, SentMessage } from '../../domain/log/log-reader.ts';
import type { Account, Language } from '../../domain/team/account.ts';
import type { Reason } from '../../domain/viewer/reason.ts';
import { isBlank, oneLine } from '../messages/foreign-text.ts';
import { say } from '../messages/say.ts';

/** What of a lead stands in a file: plain text, in the language of the file. */
export function triggerWords(trigger: Reason, language: Language): string {
  switch (trigger.kind) {
    case 'did':
      return say(language, `log.trigger.${trigger.signal}`);
    case 'came-back':
      return say(language, 'log.trigger.cameBack');
    case 'loyal':
      return say(language, 'log.trigger.loyal');
  }
}

export function requiredWords({ required, account }: LogLine, language: Language): string {
  return required.kind === 'follow-up'
    ? say(language, 'log.required.follow-up', { day: localDayOf(required.since, account.timeZone) })
    : say(language, `log.required.${required.kind}`);
}

export function outcomeReasonWords(outcome: LoggedOutcome, language: Language): string | undefined {
  switch (outcome.status) {
    case 'lost':
      return say(language, `lost.${outcome.reason}`);
    case 'dismissed':
    case 'suppressed':
      return say(language, `log.reason.${outcome.reason}`);
    default:
      return undefined;
  }
}

export const loggedRouteWords = (route: LoggedRoute, language: Language): string =>
  route === 'instagram-app' ? say(language, 'log.route.instagram-app') : say(language, `route.${route}`);

/** An id alone is read as a number by spreadsheets, which keep fifteen digits of it: so a word stands before. */
export const storyWords = ({ id, caption }: NonNullable<LogParts['story']>, language: Language): string =>
  isBlank(caption) ? say(language, 'log.storyId', { id }) : oneLine(caption);

export const accountWords = ({ id, userName }: Account, language: Language): string =>
  userName ?? say(language, 'log.accountId', { id });

export const templateWords = ({ key, title }: NonNullable<SentMessage['template']>, language: Language): string =>
  isBlank(title) ? key : say(language, 'log.templateNamed', { title: oneLine(title), key });

/** The user name, else what they call themselves. */
export function personWords({ handle, displayName }: LogLine): string | undefined {
  const name = handle ?? displayName;
  return isBlank(name) ? undefined : oneLine(name);
}

import { locales } from './locales.ts';
import { type Mrkdwn, trusted } from './mrkdwn.ts';
import type { Reader } from './reader.ts';

/** How an instant is shown; the words are Slack's own date tokens. */
const forms = {
  moment: '{date_short_pretty} {time}',
  time: '{time}',
  seconds: '{time_secs}',
  ago: '{ago}',
} as const;

/**
 * An instant that every reader's Slack shows in their own zone and language, so that a message need not be edited as
 * time passes. Where a client can't, the fallback names the zone of `reader`.
 *
 * Source: docs.slack.dev/messaging/formatting-message-text#date-formatting. Works in mrkdwn only.
 */
export function slackDate(at: Date, form: keyof typeof forms, reader: Reader): Mrkdwn {
  const epochSeconds = Math.floor(at.getTime() / 1000);
  return trusted(`<!date^${epochSeconds}^${forms[form]}|${zonedTime(at, reader)}>`);
}

/** Day, time and zone in words, for private plain text (option labels) and as the fallback of a date. */
export function zonedTime(at: Date, { language, timeZone }: Reader): string {
  try {
    return formatFor(language, timeZone).format(at);
  } catch (error) {
    if (error instanceof RangeError) return formatFor(language, 'UTC').format(at); // a zone this machine does not know
    throw error;
  }
}

/** Kept, for making one costs more than all the rest of a card. There are no more than languages times zones. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(language: Reader['language'], timeZone: string): Intl.DateTimeFormat {
  const name = `${language} ${timeZone}`;
  const format =
    formats.get(name) ??
    new Intl.DateTimeFormat(locales[language], {
      timeZone,
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
      timeZoneName: 'short',
    });
  formats.set(name, format);
  return format;
}

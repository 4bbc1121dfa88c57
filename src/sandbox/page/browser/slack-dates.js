/**
 * Slack's date tokens, written in the reader's zone and language.
 *
 * Source: docs.slack.dev/messaging/formatting-message-text#date-formatting
 *
 * @typedef {{ now: Date, locale: string, timeZone?: string }} Reader
 */

/** @type {Record<string, (at: Date, reader: Reader) => string>} */
const tokens = {
  date_num: (at, { timeZone }) => dateFormat('sv-SE', timeZone, {}).format(at),
  date_slash: (at, reader) => write(at, reader, { day: '2-digit', month: '2-digit', year: 'numeric' }),
  date: (at, reader) => write(at, reader, { day: 'numeric', month: 'long', year: 'numeric' }),
  date_short: (at, reader) => write(at, reader, { day: 'numeric', month: 'short', year: 'numeric' }),
  date_long: (at, reader) => write(at, reader, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
  date_pretty: (at, reader) => nearby(at, reader) ?? tokens.date(at, reader),
  date_short_pretty: (at, reader) => nearby(at, reader) ?? tokens.date_short(at, reader),
  date_long_pretty: (at, reader) => nearby(at, reader) ?? tokens.date_long(at, reader),
  day_divider_pretty: (at, reader) =>
    nearby(at, reader) ?? write(at, reader, { weekday: 'long', day: 'numeric', month: 'long' }),
  time: (at, reader) => write(at, reader, { hour: 'numeric', minute: '2-digit' }),
  time_secs: (at, reader) => write(at, reader, { hour: 'numeric', minute: '2-digit', second: '2-digit' }),
  ago: (at, { now, locale }) => distance(at.getTime() - now.getTime(), locale),
  /** The page's own, for the sandbox's clock. */
  clock: (at, reader) =>
    write(at, reader, { weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' }),
  /** The page's own, for message times: the time, with the day unless it is today. */
  moment: (at, reader) =>
    (daysFrom(at, reader) === 0 ? '' : `${tokens.date_short_pretty(at, reader)} `) + tokens.time(at, reader),
};

/**
 * `format` with its tokens replaced; what is no token stays.
 *
 * @param {number} epochSeconds
 * @param {string} format
 * @param {Reader} reader
 */
export function showDate(epochSeconds, format, reader) {
  const at = new Date(epochSeconds * 1000);
  return format.replace(/\{(\w+)\}/g, (whole, name) =>
    Object.hasOwn(tokens, name) ? tokens[name](at, reader) : whole,
  );
}

/** Writes every date in `root` as it reads now in this language and zone; the sandbox's time may be ahead of the browser's. */
export function showDates(root, { locale, timeZone }) {
  const { clockAhead = 0 } = document.querySelector('[data-clock-ahead]')?.dataset ?? {};
  const reader = { now: new Date(Date.now() + Number(clockAhead)), locale, timeZone };
  for (const element of root.querySelectorAll('time[data-epoch]')) {
    const epochSeconds = Number(element.dataset.epoch);
    const shown = showDate(epochSeconds, element.dataset.format, reader);
    if (element.textContent !== shown) element.textContent = shown;
    const inFull = showDate(epochSeconds, '{date_long} {time_secs}', reader);
    if (element.title !== inFull) element.title = inFull;
  }
}

function write(at, { locale, timeZone }, options) {
  return dateFormat(locale, timeZone, options).format(at);
}

// Making a formatter costs a thousand times what using it does, and a page holds hundreds of dates.
const made = new Map();

function dateFormat(locale, timeZone, options) {
  return once(
    `${locale} ${timeZone} ${JSON.stringify(options)}`,
    () => new Intl.DateTimeFormat(locale, { ...options, timeZone }),
  );
}

function relativeFormat(locale) {
  return once(locale, () => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
}

function once(key, make) {
  if (!made.has(key)) made.set(key, make());
  return made.get(key);
}

/** Yesterday, today or tomorrow, in words. */
function nearby(at, reader) {
  const days = daysFrom(at, reader);
  return Math.abs(days) <= 1 ? relativeFormat(reader.locale).format(days, 'day') : undefined;
}

function daysFrom(at, reader) {
  const day = (instant) => Date.parse(tokens.date_num(instant, reader));
  return Math.round((day(at) - day(reader.now)) / 86_400_000);
}

const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
];

function distance(ms, locale) {
  const seconds = Math.round(ms / 1000);
  const [unit, length] = units.find(([, span]) => Math.abs(seconds) >= span) ?? ['second', 1];
  return relativeFormat(locale).format(Math.trunc(seconds / length), unit);
}

import { addDays } from '../../domain/duration.ts';

/** Instagram opened in October 2010: an earlier event is a misread number. */
const earliest = new Date('2010-01-01T00:00:00Z');
/** Above this a number counts milliseconds (since September 2001), below it seconds (until the year 33658). */
const leastMilliseconds = 1e12;

const numberText = /^\d+(?:\.\d+)?$/;
const isoText = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?)(Z|[+-]\d{2}:?\d{2})$/;

/**
 * When something happened: the first of `stated` that can be read and is plausible for something that arrived at
 * `receivedAt`, else `receivedAt` itself. Pass the event's own time first, then its entry's.
 */
export function eventTime(stated: readonly unknown[], receivedAt: Date): Date {
  for (const raw of stated) {
    const at = plausibleTime(raw, receivedAt);
    if (at !== undefined) return at;
  }
  return receivedAt;
}

/** `raw` as an instant, or undefined when it cannot be read, lies before 2010 or more than a day after `receivedAt`. */
export function plausibleTime(raw: unknown, receivedAt: Date): Date | undefined {
  const at = readInstant(raw);
  return at !== undefined && at >= earliest && at <= addDays(receivedAt, 1) ? at : undefined;
}

/**
 * The instant that `raw` writes, plausible or not. Meta writes milliseconds in `messaging`, seconds in `changes`, either
 * of them as text (the dashboard's test button), and in API answers ISO with the zone `+0000`, without a colon.
 */
export function readInstant(raw: unknown): Date | undefined {
  if (typeof raw === 'number') return instant(raw > leastMilliseconds ? raw : raw * 1000);
  if (typeof raw !== 'string') return undefined;
  if (numberText.test(raw)) return readInstant(Number(raw));
  const iso = isoText.exec(raw);
  if (iso === null) return undefined;
  const [, local, zone = 'Z'] = iso;
  return instant(Date.parse(`${local}${zone.replace(/(\d{2})(\d{2})$/, '$1:$2')}`));
}

function instant(milliseconds: number): Date | undefined {
  const at = new Date(Math.trunc(milliseconds));
  return Number.isNaN(at.getTime()) ? undefined : at;
}

import type { SignalKind } from '../../../src/domain/signal/signal.ts';
import type { TouchStatus } from '../../../src/domain/touch/touch.ts';
import { type Chance, chanceOf } from './chance.ts';
import type {
  History,
  PlainConversion,
  PlainCost,
  PlainLead,
  PlainMessage,
  PlainSignal,
  PlainTouch,
} from './plain-rows.ts';

/** Where and when a history takes place: a month in which clocks change, and two accounts that live in two zones. */
export interface Setting {
  readonly from: string;
  readonly zones: readonly [string, string];
  /** When it is, or is nearly, midnight in one of them, in minutes after midnight in UTC. */
  readonly midnights: readonly number[];
}

export const settings: readonly Setting[] = [
  { from: '2026-03-03', zones: ['Europe/Paris', 'America/New_York'], midnights: [22 * 60, 23 * 60, 4 * 60, 5 * 60] },
  { from: '2026-03-22', zones: ['Australia/Lord_Howe', 'Asia/Kathmandu'], midnights: [13 * 60, 13.5 * 60, 18.25 * 60] },
  { from: '2026-10-13', zones: ['America/Havana', 'Europe/Paris'], midnights: [4 * 60, 5 * 60, 22 * 60, 23 * 60] },
  { from: '2026-04-10', zones: ['Africa/Cairo', 'America/New_York'], midnights: [21 * 60, 22 * 60, 4 * 60] },
];

export const days = 30;
/** The team that is asked about, its two accounts, and one of its accounts nobody asks about. */
export const team = 'T1';
export const accounts = ['A', 'B'] as const;
const others = [
  ['T1', 'C'],
  ['T2', 'A'],
] as const;

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** How long after opening, or after the message before, we write: at the edges of what is in time, and at no distance. */
const gaps = [0, 1, 4.5, 5, 5.5, 19.99, 20, 20.01, 60, 61, 359, 360, 361, 1440, 2880, 7200].map((one) => one * minute);
/** How long after a message of ours something happens: at the edges of the seven days, and at no distance. */
const delays = [0, second, minute, hour, 3 * day, 7 * day - minute, 7 * day, 7 * day, 7 * day + 1, 7 * day + minute];

const gone: readonly TouchStatus[] = ['sent', 'seen', 'said-sent'];
const uncounted: readonly TouchStatus[] = ['refused', 'cancelled', 'said-not-sent'];
const underWay: readonly TouchStatus[] = ['waiting', 'sending', 'unknown', 'offered'];

/** A month of everything that figures must tell apart; the same for the same seed. */
export function knownHistory(seed: number): History {
  const chance = chanceOf(seed);
  const setting = settings[seed % settings.length] as Setting;
  const start = Date.parse(`${setting.from}T00:00:00Z`);
  const history = { stories: [], leads: [], touches: [], messages: [], signals: [], conversions: [], costs: [] };
  const story: Telling = { chance, setting, start, rows: history };
  for (const [team_, account] of [...accounts.map((one) => [team, one] as const), ...others]) {
    tellAccount(story, { team: team_, account });
  }
  return history;
}

interface Telling {
  readonly chance: Chance;
  readonly setting: Setting;
  readonly start: number;
  readonly rows: { -readonly [Table in keyof History]: History[Table][number][] };
}

interface Place {
  readonly team: string;
  readonly account: string;
}

function tellAccount(telling: Telling, place: Place): void {
  const { chance, start, rows } = telling;
  const storyIds = [0, 1, 2, 3].map((one) => `${place.account}-story-${one}`);
  for (const id of storyIds) rows.stories.push({ ...place, id, postedAt: anyTime(telling) });
  for (let viewer = 0; viewer < 24; viewer++) tellViewer(telling, place, `v${viewer}`, storyIds);
  for (let one = 0; one < 4; one++)
    tellConversion(telling, place, { viewer: undefined, lead: undefined }, anyTime(telling));
  for (let one = 0; one < 10; one++) {
    const first = start + chance.whole(days) * day;
    const length = chance.pick([1, 1, 2, 3, 7, 30]);
    const cost: PlainCost = {
      ...place,
      id: `cost-${one}`,
      startsOn: dayOf(first),
      endsOn: dayOf(first + (length - 1) * day),
      story: chance.often(0.5) ? chance.pick(storyIds) : undefined,
      amount: chance.pick(['10', '0.01', '99.999', '1000', '7.5']),
      currency: chance.pick(['EUR', 'USD']),
    };
    rows.costs.push(cost);
  }
}

/** Up to three leads of one person, one after the other, and what each side did. */
function tellViewer(telling: Telling, place: Place, viewer: string, storyIds: readonly string[]): void {
  const { chance, rows } = telling;
  let openedAt = anyTime(telling);
  for (let nth = 0; nth < 3; nth++) {
    const id = `${place.account}-${viewer}-lead-${nth}`;
    const isWarmFirst = chance.often(0.5);
    const segment = isWarmFirst && chance.often(0.5) ? 'warm' : 'hot';
    const contacts = tellContacts(telling, place, viewer, id, openedAt);
    const last = contacts.at(-1) ?? openedAt;
    const end = chance.pick([undefined, ...endings]);
    const closedAt = later(
      openedAt,
      chance.pick([10 * minute, day, 3 * day, last.getTime() - openedAt.getTime() + minute]),
    );
    const lead: PlainLead = {
      ...place,
      id,
      viewer,
      story: chance.often(0.7) ? chance.pick(storyIds) : undefined,
      segment,
      segmentSince: isWarmFirst && segment === 'hot' ? later(openedAt, chance.pick(gaps)) : openedAt,
      openedAt,
      status: end?.status ?? 'open',
      closedAt: end && closedAt,
      closedAs: end?.as,
    };
    rows.leads.push(lead);
    tellSignal(telling, place, viewer, openedAt, chance.pick(['dm', 'view', 'reaction']));
    for (const at of contacts) tellAnswers(telling, place, viewer, id, at);
    if (chance.often(0.1)) tellConversion(telling, place, { viewer, lead: id }, openedAt);
    if (!end) return;
    openedAt = later(closedAt, chance.pick([minute, day, 4 * day]));
  }
}

const endings = [
  { status: 'dismissed', as: 'not-a-lead' },
  { status: 'dismissed', as: 'duplicate' },
  { status: 'suppressed', as: 'word' },
  { status: 'lost', as: 'no-answer' },
  { status: 'won', as: undefined },
] as const;

/** What we wrote, or meant to: from Storydesk or in the Instagram app. Returns when. */
function tellContacts(telling: Telling, place: Place, viewer: string, lead: string, openedAt: Date): Date[] {
  const { chance, rows } = telling;
  const contacts: Date[] = [];
  let at = openedAt;
  let isUnderWay = false;
  for (let nth = chance.whole(5); nth > 0; nth--) {
    at = later(at, chance.pick(gaps));
    contacts.push(at);
    const id = `${lead}-message-${nth}`;
    if (chance.often(0.35)) {
      tellMessage(telling, place, viewer, id, at);
      continue;
    }
    const status = chance.often(0.7)
      ? chance.pick(gone)
      : chance.pick(isUnderWay ? uncounted : [...uncounted, ...underWay]);
    isUnderWay ||= underWay.includes(status);
    // Of what a person said was sent, and of what was sent by hand, the message may never become known.
    const isKnown = status === 'seen' || (status === 'sent' && chance.often(0.8));
    const touch: PlainTouch = {
      ...place,
      id: `${lead}-touch-${nth}`,
      lead,
      viewer,
      status,
      countedAt: uncounted.includes(status) ? undefined : at,
      by: chance.pick(['U0ANA', 'U0BEN', 'U0CHLOE', undefined]),
      route:
        status === 'said-sent' || status === 'offered' ? 'by_hand' : chance.pick(['reply', 'human_agent', 'by_hand']),
      template: chance.often(0.75)
        ? {
            key: chance.pick(['price', 'thanks']),
            variant: chance.pick(['a', 'b']),
            language: chance.pick(['en', 'fr']),
          }
        : undefined,
      message: isKnown ? id : undefined,
      hasLink: chance.often(0.4),
    };
    rows.touches.push(touch);
    if (isKnown && chance.often(0.9)) tellMessage(telling, place, viewer, id, at);
  }
  return contacts;
}

function tellMessage({ chance, rows }: Telling, place: Place, viewer: string, id: string, at: Date): void {
  const message: PlainMessage = {
    ...place,
    id,
    viewer: chance.often(0.95) ? viewer : undefined,
    direction: chance.pick(['out', 'out', 'out', 'out', 'out', 'out', 'in', 'unknown']),
    at,
    seenAt: chance.often(0.6) ? later(at, chance.pick(delays)) : undefined,
  };
  rows.messages.push(message);
}

/** What they did after a message of ours, or after what we only meant to write. */
function tellAnswers(telling: Telling, place: Place, viewer: string, lead: string, at: Date): void {
  const { chance } = telling;
  if (chance.often(0.6)) tellSignal(telling, place, viewer, later(at, chance.pick(delays)), chance.pick(kinds));
  if (chance.often(0.3)) tellSignal(telling, place, viewer, later(at, chance.pick(delays)), 'link_click');
  if (chance.often(0.3)) {
    const whose = {
      viewer: chance.often(0.85) ? viewer : undefined,
      lead: chance.often(0.85) ? lead : undefined,
    };
    tellConversion(telling, place, whose, later(at, chance.pick(delays)));
  }
}

const kinds: readonly SignalKind[] = [
  ...(['dm', 'dm', 'dm', 'story_reply', 'quick_reply', 'mention', 'referral'] as const),
  ...(['reaction', 'view', 'comment', 'sticker_tap', 'follow'] as const),
];

function tellSignal({ chance, rows }: Telling, place: Place, viewer: string, at: Date, kind: SignalKind): void {
  const signal: PlainSignal = {
    ...place,
    id: `signal-${rows.signals.length}`,
    viewer,
    kind,
    happenedAt: at,
    receivedAt: later(at, chance.pick([0, second, 3 * day])),
    // Taken back; or taken back and given again, which stands.
    withdrawnAt: chance.often(0.2) ? later(at, chance.pick([-minute, 0, hour])) : undefined,
  };
  rows.signals.push(signal);
}

function tellConversion(
  { chance, rows }: Telling,
  place: Place,
  whose: Pick<PlainConversion, 'viewer' | 'lead'>,
  at: Date,
): void {
  const kind = chance.often(0.8) ? 'sale' : 'refund';
  const isWorth = kind === 'refund' || chance.often(0.85);
  // Of anybody at any time, voided or not: earlier by hours or weeks, and by a file that tells days alone even later.
  const sales = rows.conversions.filter((one) => one.kind === 'sale' && isAt(place, one));
  const theirs = sales.filter(({ viewer }) => viewer === whose.viewer);
  const refunded = kind === 'refund' && chance.often(0.6) ? chance.pick([undefined, ...theirs, ...sales]) : undefined;
  const conversion: PlainConversion = {
    ...place,
    ...whose,
    id: `conversion-${rows.conversions.length}`,
    kind,
    happenedAt: at,
    campaign: chance.pick(['spring', undefined]),
    amount: isWorth ? chance.pick(['120', '89.9', '0.005', '15000', '49.95']) : undefined,
    currency: isWorth ? chance.pick(['EUR', 'EUR', 'USD', 'JPY', 'KWD']) : undefined,
    refunds: refunded?.id,
    voidedAt: chance.often(0.12) ? later(at, hour) : undefined,
  };
  rows.conversions.push(conversion);
}

const isAt = ({ team, account }: Place, one: Place) => one.team === team && one.account === account;

/** At any time of the month, half the time around midnight. */
function anyTime({ chance, setting, start }: Telling): Date {
  const someDay = start + chance.whole(days) * day;
  return chance.often(0.5)
    ? new Date(someDay + chance.pick(setting.midnights) * minute + chance.pick([-minute, -1, 0, 1, minute]))
    : new Date(someDay + chance.whole(day));
}

const later = (at: Date, milliseconds: number) => new Date(at.getTime() + milliseconds);
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);

import { z } from 'zod';
import { isCurrency } from '../domain/lead/money.ts';
import { signalKinds } from '../domain/signal/signal.ts';
import { languages } from '../domain/team/account.ts';
import type { MoneySettings, RhythmSettings, SendingSettings, SortingSettings } from '../domain/team/settings.ts';
import { weekdays } from '../domain/team/working-hours.ts';
import { didYouMean } from '../integrations/files/did-you-mean.ts';
import { variables } from './variables.ts';

/** A complaint about a value; a value that is not there at all is called missing instead. */
const says = (complaint: string) => ({
  error: ({ input }: { readonly input?: unknown }) => (input === undefined ? 'is missing' : complaint),
});

function number(least: number, most: number) {
  const complaint = says(`must be a number from ${least} to ${most}`);
  return z.number(complaint).min(least, complaint).max(most, complaint);
}

function count(least: number, most: number) {
  const complaint = says(`must be a whole number from ${least} to ${most}`);
  return z.int(complaint).min(least, complaint).max(most, complaint);
}

function text(pattern: RegExp, complaint: string) {
  return z.string(says(complaint)).regex(pattern, complaint);
}

const digits = (what: string) => text(/^\d+$/, `must be ${what} in quotes, digits only`);

const kind = z.enum(signalKinds, {
  error: ({ input }) =>
    `is no kind of signal${didYouMean(String(input), signalKinds) || `; there are ${signalKinds.join(', ')}`}`,
});
const kinds = z
  .array(kind, says('must be a list of kinds of signals'))
  .refine((list) => new Set(list).size === list.length, 'names a kind twice');

const sorting = {
  hotKinds: kinds,
  warmKinds: kinds,
  rememberDays: number(1, 90),
  repeatViews: count(2, 50),
  repeatViewHours: number(0.1, 720),
  loyalStories: count(1, 50),
  loyalOfStories: count(1, 50),
  weights: z.partialRecord(kind, number(0, 1000), says('must give kinds of signals a weight each')),
  halfLifeHours: number(0.1, 2160),
  lateHours: number(0.1, 720),
} satisfies Record<keyof SortingSettings, z.ZodType>;

const rhythm = {
  leaseMinutes: number(0.01, 1440),
  hotClaimMinutes: number(0.01, 1440),
  hotFirstTouchMinutes: number(0.01, 1440),
  warmFirstTouchHours: number(0.01, 168),
  warmPostsPerHour: count(0, 3600),
  boardRefreshSeconds: number(0.1, 3600),
  storyPollMinutes: number(0.01, 1440),
} satisfies Record<keyof RhythmSettings, z.ZodType>;

const sending = {
  touchesPerHour: count(1, 3600),
  unansweredPerWeek: count(1, 100),
  coldByHandPerDay: count(0, 200),
  sameTextPeople: count(1, 1000),
  sameTextMinutes: number(0.1, 1440),
  humanAgentAccounts: z.array(
    digits('the id of an Instagram professional account'),
    says('must be a list of accounts'),
  ),
  linkHosts: z.array(
    text(
      /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u,
      'must be a host such as shop.example.com, without https:// or a path',
    ),
    says('must be a list of hosts'),
  ),
} satisfies Record<keyof SendingSettings, z.ZodType>;

const money = {
  wagePerHour: number(0, 100_000),
  wageCurrency: z.string(says('must be a currency such as EUR')).refine(isCurrency, 'must be a currency such as EUR'),
  minutesPerTouch: number(0, 240),
} satisfies Record<keyof MoneySettings, z.ZodType>;

const time = text(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time in quotes such as "08:30"');

/** `09:00-18:00`; what ends before it begins ends on the next day. */
const shift = text(
  /^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/,
  'must be from when until when, such as "09:00-18:00"',
).transform((written) => {
  const [from = '', until = ''] = written.split('-');
  return { from, until };
});

const hours = z.partialRecord(
  z.enum(weekdays, { error: () => `is no weekday; there are ${weekdays.join(', ')}` }),
  shift,
  says('must give weekdays their hours, such as mon: "09:00-18:00"'),
);

const account = z
  .strictObject(
    {
      id: digits('the id of an Instagram professional account'),
      login: z.enum(['instagram', 'facebook'], says('must be instagram or facebook')),
      pageId: digits('the id of the Facebook Page behind the account').optional(),
      tokenFrom: text(/^[A-Z][A-Z0-9_]*$/, 'must name the environment variable that holds the access token').refine(
        (name) => !(name in variables),
        'must name a variable of its own, not one that already has a meaning',
      ),
      desk: text(/^[CG][A-Z0-9]+$/, 'must be a channel id such as C0123ABCDEF, not a name'),
      language: z.enum(languages, says(`must be one of ${languages.join(', ')}`)),
      timeZone: z
        .string(says('must be a time zone such as Europe/Paris'))
        .refine(isTimeZone, 'must be a time zone such as Europe/Paris'),
      digestAt: time.optional(),
      hours: hours.optional(),
    },
    says('must be an account: id, login, tokenFrom, desk, language, timeZone'),
  )
  .refine(({ login, pageId }) => login !== 'facebook' || pageId !== undefined, {
    path: ['pageId'],
    error: 'is missing: with the facebook login Storydesk needs the Page behind the account',
    when: ({ value }) => typeof value === 'object' && value !== null, // even when other parts are wrong
  });

/** Offsets such as `+02:00` are refused although `Intl` takes them: they know nothing of summer time. */
function isTimeZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** The whole settings file. A group that is there and empty, as when all its lines are commented out, is the same as none. */
export const settingsSchema = z.strictObject(
  {
    managers: z
      .array(text(/^[UW][A-Z0-9]+$/, 'must be the id of a Slack user such as U0123ABCDEF'), says('must be a list'))
      .nullish(),
    accounts: z.array(account, says('must be a list of accounts')).nullish(),
    sorting: z.strictObject(sorting, says('must be a group of settings')).partial().nullish(),
    rhythm: z.strictObject(rhythm, says('must be a group of settings')).partial().nullish(),
    sending: z.strictObject(sending, says('must be a group of settings')).partial().nullish(),
    money: z.strictObject(money, says('must be a group of settings')).partial().nullish(),
    digest: z.strictObject({ at: time, hours }, says('must be a group of settings')).partial().nullish(),
  },
  says('must be groups of settings: managers, accounts, sorting, rhythm, sending, money, digest'),
);

/** What the settings file says, checked. */
export type WrittenSettings = z.output<typeof settingsSchema>;
/** An account as the settings file gives it; the token stays in the environment. */
export type WrittenAccount = z.output<typeof account>;

import type { Stores } from '../database.ts';
import type { LocalTime } from '../local-day.ts';
import type { Account } from '../team/account.ts';
import type { DigestSettings } from '../team/settings.ts';
import type { WorkingHours } from '../team/working-hours.ts';
import { usualDigestTime } from './digest-time.ts';

/** The time the settings file fixes for an account; undefined: people choose it in Slack. */
export const fixedDigestTime = ({ at, accounts }: DigestSettings, account: Account): LocalTime | undefined =>
  accounts[account.id]?.at ?? at;

/** When the digest of an account's desk comes. */
export async function digestTimeOf(stores: Stores, settings: DigestSettings, account: Account): Promise<LocalTime> {
  return (
    fixedDigestTime(settings, account) ??
    (await stores.accounts.digestTime(account.team, account.id)) ??
    usualDigestTime
  );
}

/** When people are at work, if somebody has said so. */
export const workingHoursOf = ({ hours, accounts }: DigestSettings, account: Account): WorkingHours | undefined =>
  accounts[account.id]?.hours ?? hours;

import type { JsonObject } from '../json-object.ts';
import type { Identity } from './identity.ts';

export type PersonRole = 'member' | 'admin' | 'guest' | 'single-channel-guest' | 'outsider' | 'deactivated';

/** Somebody with an account that can see this workspace; an `outsider` comes from another one (Slack Connect). */
export type Person = {
  id: string;
  /** User name, as in `@name`. */
  name: string;
  realName: string;
  /** IETF tag, such as `fr-FR`. */
  locale: string;
  /** IANA zone. */
  tz: string;
  role: PersonRole;
};

const OUTSIDE_TEAM_ID = 'T0OUTSIDE01';

export function teamOf(person: Person, identity: Identity): string {
  return person.role === 'outsider' ? OUTSIDE_TEAM_ID : identity.teamId;
}

function isGuest(person: Person): boolean {
  return person.role === 'guest' || person.role === 'single-channel-guest';
}

/** The user object of `users.info`. Source: docs.slack.dev/reference/objects/user-object */
export function userObject(person: Person, identity: Identity, now: Date, includeLocale: boolean): JsonObject {
  const deleted = person.role === 'deactivated';
  return {
    id: person.id,
    team_id: teamOf(person, identity),
    name: person.name,
    deleted,
    real_name: person.realName,
    tz: person.tz,
    tz_label: person.tz,
    tz_offset: offsetSeconds(person.tz, now),
    profile: { real_name: person.realName, display_name: person.name, team: teamOf(person, identity) },
    // Slack leaves the role flags out for people who are gone.
    ...(deleted
      ? {}
      : {
          is_admin: person.role === 'admin',
          is_owner: false,
          is_primary_owner: false,
          is_restricted: isGuest(person),
          is_ultra_restricted: person.role === 'single-channel-guest',
        }),
    ...(person.role === 'outsider' ? { is_stranger: true } : {}),
    is_bot: false,
    is_app_user: false,
    updated: 0,
    ...(includeLocale ? { locale: person.locale } : {}),
  };
}

/** The app's own bot as a user object. */
export function botUserObject(identity: Identity): JsonObject {
  return {
    id: identity.botUserId,
    team_id: identity.teamId,
    name: identity.botName,
    deleted: false,
    real_name: identity.botName,
    profile: { real_name: identity.botName, bot_id: identity.botId, api_app_id: identity.appId, team: identity.teamId },
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: false,
    is_ultra_restricted: false,
    is_bot: true,
    is_app_user: false,
    updated: 0,
  };
}

const offsetFormats = new Map<string, Intl.DateTimeFormat>();

function offsetSeconds(tz: string, at: Date): number {
  const format = offsetFormats.get(tz) ?? new Intl.DateTimeFormat('en', { timeZone: tz, timeZoneName: 'longOffset' });
  offsetFormats.set(tz, format);
  const shown = format.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value;
  const [, sign, hours, minutes] = /GMT([+-])(\d+):(\d+)/.exec(shown ?? '') ?? [];
  if (sign === undefined) return 0;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60);
}

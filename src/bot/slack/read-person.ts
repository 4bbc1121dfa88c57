import type { WebClient } from '@slack/web-api';
import type { SlackUserId, TeamId } from '../../domain/ids.ts';
import type { Standing } from '../../domain/team/rights.ts';
import { firstNameOf } from '../../domain/template/first-name.ts';
import { languageOf } from '../messages/language-of.ts';
import type { Reader } from '../messages/reader.ts';
import { SlackDidNotSay } from './slack-did-not-say.ts';
import { slackFailure } from './slack-failure.ts';

/** Somebody as Slack knows them. */
export interface SlackPerson extends Reader {
  readonly standing: Standing;
  /** Admin or owner of the workspace. */
  readonly isAdmin: boolean;
  /** What they are called by those they write to; undefined when it can't be told from their name. */
  readonly firstName: string | undefined;
}

/** What is read of a user object. Source: docs.slack.dev/reference/objects/user-object */
export interface UserFlags {
  readonly team_id?: string;
  readonly deleted?: boolean;
  readonly is_bot?: boolean;
  readonly is_restricted?: boolean;
  readonly is_ultra_restricted?: boolean;
  readonly is_stranger?: boolean;
  readonly is_admin?: boolean;
  readonly is_owner?: boolean;
  readonly real_name?: string;
  readonly locale?: string;
  readonly tz?: string;
  readonly enterprise_user?: { readonly teams?: readonly string[] };
}

/**
 * Asks Slack who somebody is (users.info).
 *
 * @throws SlackDidNotSay
 */
export async function readPerson(reading: WebClient, team: TeamId, user: SlackUserId): Promise<SlackPerson> {
  try {
    const answer = await reading.users.info({ user, include_locale: true });
    return personOf(answer.user ?? {}, team);
  } catch (error) {
    const failure = slackFailure(error);
    // People of another workspace whom we share no channel with are not shown to us at all.
    if (failure.kind === 'refused' && (failure.code === 'user_not_found' || failure.code === 'user_not_visible')) {
      return personOf({ is_stranger: true }, team);
    }
    throw new SlackDidNotSay(`who ${user} is`, failure, error);
  }
}

export const personOf = (flags: UserFlags, team: TeamId): SlackPerson => ({
  standing: standingOf(flags, team),
  isAdmin: flags.is_admin === true || flags.is_owner === true,
  language: languageOf(flags.locale),
  timeZone: flags.tz ?? 'UTC',
  firstName: firstNameOf(flags.real_name),
});

function standingOf(flags: UserFlags, team: TeamId): Standing {
  if (flags.deleted) return 'deactivated';
  if (flags.is_bot) return 'bot';
  if (flags.is_stranger || !belongsTo(team, flags)) return 'outsider';
  return flags.is_restricted || flags.is_ultra_restricted ? 'guest' : 'member';
}

/** In an organisation a person's `team_id` names one of their workspaces; the others are listed. */
const belongsTo = (team: TeamId, { team_id, enterprise_user }: UserFlags) =>
  team_id === team || enterprise_user?.teams?.includes(team) === true;

import type { Courier, Delivery, DeliveryError, Envelope } from '../delivery/delivery.ts';
import type { JsonObject } from '../json-object.ts';
import type { MethodContext } from '../methods/method.ts';
import { type Person, teamOf } from '../workspace/person.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** What a person acts with and on. */
export type Stage = MethodContext & { person: Person; courier: Courier };

/** Why an act did not come off, as the person in front of the screen would put it. */
export type ActError =
  | DeliveryError
  /** The account is deactivated. */
  | 'account_inactive'
  /** The message, view, channel or file isn't there, or not for this person. */
  | 'not_visible'
  /** Nothing with that action id (and value) is there to press. */
  | 'no_such_element'
  /** The menu doesn't offer that option. */
  | 'no_such_option'
  /** Pressed "no" in the confirmation dialog. */
  | 'not_confirmed'
  /** The modal keeps open: the client or the app found mistakes in it, see `fieldErrors`. */
  | 'field_errors'
  /** The app answered with something Slack can't show. */
  | 'bad_answer'
  /** The channel is archived or the person isn't a member. */
  | 'not_allowed';

/** What came of an act. */
export type ActResult = {
  /** How fast the app acknowledged; undefined when it didn't, or when it wasn't asked. */
  acknowledgedInMs: number | undefined;
  error?: ActError;
};

/** Tells the app about an interaction or a command, and waits for its acknowledgement. */
export async function tellApp(
  { courier }: Stage,
  type: Envelope['type'],
  payload: JsonObject,
  acceptsPayload: boolean,
): Promise<Delivery> {
  return courier.deliver({ type, payload, acceptsPayload });
}

export function resultOf({ acknowledgedInMs, error }: Delivery): ActResult {
  return { acknowledgedInMs, ...(error === undefined ? {} : { error }) };
}

export function refusedAct(error: ActError): ActResult {
  return { acknowledgedInMs: undefined, error };
}

/** The fields every interaction payload starts with. Source: docs.slack.dev/reference/interaction-payloads */
export function interactionFields({ workspace, person }: Stage, type: string): JsonObject {
  const { identity } = workspace;
  return {
    type,
    user: { id: person.id, username: person.name, name: person.name, team_id: teamOf(person, identity) },
    api_app_id: identity.appId,
    token: identity.verificationToken,
    team: { id: identity.teamId, domain: identity.teamDomain },
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** Public channels are open to full members; guests and outsiders see those they are in. */
export function canSee(workspace: Workspace, person: Person, channelId: string): boolean {
  const channel = workspace.state.channels[channelId];
  if (!channel) return false;
  const isFull = person.role === 'member' || person.role === 'admin';
  return channel.members.includes(person.id) || (channel.kind === 'public' && isFull);
}

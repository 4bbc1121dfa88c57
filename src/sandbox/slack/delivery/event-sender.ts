import type { JsonObject } from '../json-object.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Courier, Delivery, Envelope } from './delivery.ts';

const MINUTE_MS = 60_000;

/** Waits before the three repeats of an event that wasn't acknowledged. Source: docs.slack.dev/apis/events-api */
const RETRY_AFTER_MS = [0, MINUTE_MS, 5 * MINUTE_MS] as const;

/** Names as in a manifest's `bot_events`. */
export const ALL_EVENTS = [
  'app_home_opened',
  'app_mention',
  'app_uninstalled',
  'channel_archive',
  'channel_deleted',
  'channel_unarchive',
  'file_shared',
  'group_archive',
  'group_deleted',
  'group_unarchive',
  'member_joined_channel',
  'member_left_channel',
  'message.channels',
  'message.groups',
  'message.im',
  'pin_added',
  'pin_removed',
  'reaction_added',
  'reaction_removed',
  'tokens_revoked',
  'user_change',
] as const;

export type EventName = (typeof ALL_EVENTS)[number];

/** Sends what the app is subscribed to, each event until it is acknowledged or three repeats have failed. */
export class EventSender {
  readonly #workspace: Workspace;
  readonly #courier: Courier;
  readonly #subscribed: ReadonlySet<EventName>;
  #closed = false;

  constructor(workspace: Workspace, courier: Courier, subscribed: readonly EventName[]) {
    this.#workspace = workspace;
    this.#courier = courier;
    this.#subscribed = new Set(subscribed);
  }

  /** Resolves with the first try; repeats go on behind it. Undefined when the app isn't subscribed. */
  async send(name: EventName, event: JsonObject): Promise<Delivery | undefined> {
    if (!this.#subscribed.has(name)) return undefined;
    const payload = this.#callback(event);
    const first = await this.#deliver(payload);
    void this.#repeat(payload, first);
    return first;
  }

  close(): void {
    this.#closed = true;
  }

  async #repeat(payload: JsonObject, first: Delivery): Promise<void> {
    let last = first;
    for (const [index, waitMs] of RETRY_AFTER_MS.entries()) {
      if (last.error === undefined || last.noRetry) return;
      await this.#workspace.clock.sleep(waitMs);
      if (this.#closed) return;
      last = await this.#deliver(payload, { attempt: index + 1, after: last.error });
    }
  }

  #deliver(payload: JsonObject, retry?: Envelope['retry']): Promise<Delivery> {
    return this.#courier.deliver({
      type: 'events_api',
      payload,
      acceptsPayload: false,
      ...(retry ? { retry } : {}),
    });
  }

  #callback(event: JsonObject): JsonObject {
    const { identity } = this.#workspace;
    return {
      token: identity.verificationToken,
      team_id: identity.teamId,
      context_team_id: identity.teamId,
      context_enterprise_id: null,
      api_app_id: identity.appId,
      event: { ...event, event_ts: event.event_ts ?? this.#workspace.nextTs() },
      type: 'event_callback',
      event_id: this.#workspace.nextId('Ev'),
      event_time: this.#workspace.nowSeconds(),
      authorizations: [
        {
          enterprise_id: null,
          team_id: identity.teamId,
          user_id: identity.botUserId,
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
      is_ext_shared_channel: false,
    };
  }
}

import { z } from 'zod';
import type { Manifest } from '../../src/bot/manifest/http-manifest.ts';

type Scope = NonNullable<NonNullable<NonNullable<Manifest['oauth_config']>['scopes']>['bot']>[number];
type Event = NonNullable<NonNullable<NonNullable<Manifest['settings']>['event_subscriptions']>['bot_events']>[number];

/** Which scopes an event needs, any one of them (docs.slack.dev/reference/events/EVENT). None: it always comes. */
export const scopesOfEvent = {
  app_home_opened: [],
  app_uninstalled: [],
  tokens_revoked: [],
  member_joined_channel: ['channels:read', 'groups:read'],
  member_left_channel: ['channels:read', 'groups:read'],
  channel_archive: ['channels:read'],
  channel_unarchive: ['channels:read'],
  group_archive: ['groups:read'],
  group_unarchive: ['groups:read'],
  channel_deleted: ['channels:read'],
  group_deleted: ['groups:read'],
  channel_left: ['channels:read'],
  group_left: ['groups:read'],
  user_change: ['users:read'],
} as const satisfies Partial<Record<Event, readonly Scope[]>>;

/** What each scope that we ask for lets us do; asking for another is a decision to be made here. */
const scopes = [
  'commands',
  'chat:write',
  'channels:history',
  'groups:history',
  'channels:read',
  'groups:read',
  'users:read',
  'pins:write',
  'im:write',
  'files:write',
] as const satisfies readonly Scope[];

const text = (most: number, least = 1) => z.string().min(least).max(most);
const url = z.url({ protocol: /^https?$/ });
const unique = (list: readonly unknown[]) => new Set(list).size === list.length;

/**
 * The parts of Slack's manifest schema, version 1, that we use. All objects are closed, as they are there
 * (github.com/slackapi/manifest-schema v0.5.0, schemas/manifest.schema.1.0.0.json).
 */
export const manifestSchema = z.strictObject({
  display_information: z.strictObject({
    name: text(35),
    description: text(140),
    long_description: text(4000, 175),
    background_color: z.string().regex(/^#[0-9a-f]{6}$/),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.boolean(),
      messages_tab_enabled: z.boolean(),
      messages_tab_read_only_enabled: z.boolean(),
    }),
    bot_user: z.strictObject({ display_name: text(80).regex(/^[a-z0-9._-]+$/), always_online: z.boolean() }),
    shortcuts: z
      .array(
        z.strictObject({
          type: z.enum(['message', 'global']),
          name: text(24),
          callback_id: text(255),
          description: text(150),
        }),
      )
      .max(10),
    slash_commands: z
      .array(
        z.strictObject({
          command: text(32, 2).regex(/^\/[a-z]+$/),
          url: url.exactOptional(),
          description: text(2000),
          usage_hint: text(1000),
          should_escape: z.boolean(),
        }),
      )
      .max(50),
  }),
  oauth_config: z.strictObject({
    scopes: z.strictObject({ bot: z.array(z.enum(scopes)).max(255).refine(unique) }),
  }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({
      request_url: url.exactOptional(),
      bot_events: z
        .array(z.enum(Object.keys(scopesOfEvent) as (keyof typeof scopesOfEvent)[]))
        .max(100)
        .refine(unique),
    }),
    interactivity: z.strictObject({ is_enabled: z.boolean(), request_url: url.exactOptional() }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
});

import { z } from 'zod';
import { channelId, slackUserId } from '../../domain/ids.ts';

/*
 * What is read of Slack's interaction payloads; the rest is ignored.
 * Source: docs.slack.dev/reference/interaction-payloads
 */

const user = z.object({ id: z.string().transform(slackUserId) });
const channel = z.object({ id: z.string().transform(channelId) });

const action = z.object({
  action_id: z.string(),
  block_id: z.string().default(''),
  value: z.string().nullish(), // null for an input that was emptied
  selected_option: z.object({ value: z.string() }).nullish(),
});

// The shape of a value depends on its element; whoever reads a field checks it.
const state = z.object({ values: z.record(z.string(), z.record(z.string(), z.unknown())) });

const modal = z.object({
  type: z.literal('modal'),
  id: z.string(),
  hash: z.string(),
  callback_id: z.string(),
  private_metadata: z.string(),
  state,
});

export const blockActions = z.object({
  user,
  trigger_id: z.string(),
  channel: channel.optional(),
  container: z.object({ type: z.string(), is_ephemeral: z.boolean().optional() }).optional(),
  view: z.discriminatedUnion('type', [modal, z.object({ type: z.literal('home') })]).optional(),
  response_url: z.string().optional(),
  actions: z.tuple([action]).rest(z.unknown()),
});

export const shortcutUse = z.object({
  user,
  callback_id: z.string(),
  trigger_id: z.string(),
  channel: channel.optional(),
  response_url: z.string().optional(),
  /** With a shortcut on a message (`message_action`). */
  message: z
    .object({
      ts: z.string(),
      thread_ts: z.string().optional(),
      text: z.string().default(''),
      user: z.string().transform(slackUserId).optional(),
      bot_id: z.string().optional(),
    })
    .optional(),
});

export const slashCommand = z.object({
  user_id: z.string().transform(slackUserId),
  channel_id: z.string().transform(channelId),
  command: z.string(),
  text: z.string().default(''),
  trigger_id: z.string(),
  response_url: z.string(),
});

export const viewSubmission = z.object({
  user,
  trigger_id: z.string().optional(),
  view: z.object({
    id: z.string(),
    hash: z.string(),
    callback_id: z.string(),
    private_metadata: z.string(),
    blocks: z.array(z.object({ type: z.string(), block_id: z.string().optional() })),
    state,
  }),
});

export const eventCallback = z.object({
  event_id: z.string(),
  event: z.looseObject({ type: z.string() }),
});

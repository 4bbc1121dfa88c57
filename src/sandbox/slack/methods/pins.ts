import { z } from 'zod';
import { SlackApiError } from '../slack-api-error.ts';
import { messageObject } from '../workspace/message.ts';
import { existingMessage, joinedChannel } from './find-channel.ts';
import { type Method, method } from './method.ts';

const target = z.object({ channel: z.string().min(1), timestamp: z.string().min(1) });

/** Source: docs.slack.dev/reference/methods/pins.add, …/pins.remove, …/pins.list */
export const pinMethods: Record<string, Method> = {
  'pins.add': method('tier2', target, (args, { workspace }) => {
    const channel = joinedChannel(workspace, args.channel);
    const message = existingMessage(workspace, channel, args.timestamp);
    const pins = workspace.state.pins[channel.id] ?? [];
    if (pins.some(({ ts }) => ts === message.ts)) throw new SlackApiError('already_pinned');
    const pin = { ts: message.ts, created: workspace.nowSeconds(), user: workspace.identity.botUserId };
    workspace.state.pins[channel.id] = [...pins, pin];
    workspace.changed({ kind: 'pins', channel: channel.id });
    return {};
  }),

  'pins.remove': method('tier2', target, (args, { workspace }) => {
    const channel = joinedChannel(workspace, args.channel);
    const pins = workspace.state.pins[channel.id] ?? [];
    if (!pins.some(({ ts }) => ts === args.timestamp)) throw new SlackApiError('no_pin');
    workspace.state.pins[channel.id] = pins.filter(({ ts }) => ts !== args.timestamp);
    workspace.changed({ kind: 'pins', channel: channel.id });
    return {};
  }),

  'pins.list': method('tier2', z.object({ channel: z.string().min(1) }), (args, { workspace }) => {
    const channel = joinedChannel(workspace, args.channel);
    const items = (workspace.state.pins[channel.id] ?? []).flatMap((pin) => {
      const message = workspace.findMessage(channel.id, pin.ts);
      if (!message) return [];
      return {
        type: 'message',
        channel: channel.id,
        created: pin.created,
        created_by: pin.user,
        message: messageObject(message, workspace.identity, { metadata: false }),
      };
    });
    return { items };
  }),
};

import { z } from 'zod';
import { validateMessage } from '../block-kit/validate-message.ts';
import { validateView } from '../block-kit/validate-view.ts';
import { SlackApiError } from '../slack-api-error.ts';
import { json, type Method, method } from './method.ts';

const document = json(z.unknown()).optional();

/** Source: docs.slack.dev/reference/methods/auth.test, …/apps.connections.open, …/blocks.validate */
export const appMethods: Record<string, Method> = {
  'auth.test': method('special', z.object({}), (_args, { workspace: { identity } }) => ({
    url: `https://${identity.teamDomain}.slack.com/`,
    team: identity.teamName,
    user: identity.botName,
    team_id: identity.teamId,
    user_id: identity.botUserId,
    bot_id: identity.botId,
    is_enterprise_install: false,
  })),

  'apps.connections.open': method('tier1', z.object({}), (_args, context) => ({ url: context.openSocketUrl() }), 'app'),

  'blocks.validate': method(
    'special',
    z.object({ blocks: document, view: document, message: json(z.object({ blocks: z.unknown() })).optional() }),
    (args) => {
      const given = [args.blocks, args.view, args.message].filter((value) => value !== undefined);
      if (given.length !== 1) throw new SlackApiError('invalid_arguments', ['send one of blocks, view, message']);
      const errors =
        args.view === undefined ? validateMessage(args.blocks ?? args.message?.blocks) : validateView(args.view);
      return { errors };
    },
    'none',
  ),
};

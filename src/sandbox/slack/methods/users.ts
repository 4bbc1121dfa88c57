import { z } from 'zod';
import { SlackApiError } from '../slack-api-error.ts';
import { botUserObject, userObject } from '../workspace/person.ts';
import { flag, type Method, method } from './method.ts';
import { page, pagingFields } from './paging.ts';

/** Source: docs.slack.dev/reference/methods/users.info, …/users.list */
export const userMethods: Record<string, Method> = {
  'users.info': method('tier4', z.object({ user: z.string().min(1), include_locale: flag }), (args, { workspace }) => {
    if (args.user === workspace.identity.botUserId) return { user: botUserObject(workspace.identity) };
    const person = workspace.state.people[args.user];
    if (!person) throw new SlackApiError('user_not_found');
    return { user: userObject(person, workspace.identity, workspace.clock.now(), args.include_locale ?? false) };
  }),

  'users.list': method('tier2', z.object({ include_locale: flag, ...pagingFields }), (args, { workspace }) => {
    const people = Object.values(workspace.state.people);
    const members = [
      ...people.map((person) =>
        userObject(person, workspace.identity, workspace.clock.now(), args.include_locale ?? false),
      ),
      botUserObject(workspace.identity),
    ];
    const { items, response_metadata } = page(members, args, 1000);
    return { members: items, cache_ts: workspace.nowSeconds(), response_metadata };
  }),
};

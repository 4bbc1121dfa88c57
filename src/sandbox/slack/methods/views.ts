import { z } from 'zod';
import { SlackApiError } from '../slack-api-error.ts';
import { exchangeTrigger } from '../views/trigger.ts';
import { type View, viewObject } from '../views/view.ts';
import { findView, openModal, publishHome, pushModal, requireValidView, updateView } from '../views/view-stack.ts';
import { jsonObject, type Method, method } from './method.ts';

const opening = z.object({ trigger_id: z.string().min(1), view: jsonObject });

/** Source: docs.slack.dev/reference/methods/views.open, …/views.push, …/views.update, …/views.publish */
export const viewMethods: Record<string, Method> = {
  'views.open': method('tier4', opening, (args, { workspace }) => {
    requireValidView(args.view, 'modal');
    const user = exchangeTrigger(workspace, args.trigger_id);
    return { view: viewObject(openModal(workspace, user, args.view), workspace.identity) };
  }),

  'views.push': method('tier4', opening, (args, { workspace }) => {
    requireValidView(args.view, 'modal');
    const user = exchangeTrigger(workspace, args.trigger_id);
    return { view: viewObject(pushModal(workspace, user, args.view), workspace.identity) };
  }),

  'views.update': method(
    'tier4',
    z.object({
      view: jsonObject,
      view_id: z.string().optional(),
      external_id: z.string().optional(),
      hash: z.string().optional(),
    }),
    (args, { workspace }) => {
      if (args.view_id === undefined && args.external_id === undefined) {
        throw new SlackApiError('invalid_arguments', ['either view_id or external_id is required']);
      }
      const view = findView(workspace, ({ id, content }) =>
        args.view_id === undefined ? content.external_id === args.external_id : id === args.view_id,
      );
      if (!view) throw new SlackApiError('not_found');
      requireValidView(args.view, view.content.type === 'home' ? 'home' : 'modal');
      requireCurrent(view, args.hash);
      return { view: viewObject(updateView(workspace, view, args.view), workspace.identity) };
    },
  ),

  'views.publish': method(
    'tier4',
    z.object({ user_id: z.string().min(1), view: jsonObject, hash: z.string().optional() }),
    (args, { workspace }) => {
      const person = workspace.state.people[args.user_id];
      if (!person || person.role === 'deactivated') throw new SlackApiError('user_not_found');
      requireValidView(args.view, 'home');
      requireCurrent(workspace.state.homes[args.user_id], args.hash);
      return { view: viewObject(publishHome(workspace, args.user_id, args.view), workspace.identity) };
    },
  ),
};

function requireCurrent(view: View | undefined, hash: string | undefined): void {
  if (hash !== undefined && view?.hash !== hash) throw new SlackApiError('hash_conflict');
}

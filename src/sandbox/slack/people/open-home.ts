import { viewObject } from '../views/view.ts';
import type { ActResult, Stage } from './stage.ts';

/** Opens the app's Home tab. Source: docs.slack.dev/reference/events/app_home_opened */
export async function openHome(stage: Stage): Promise<ActResult> {
  const { workspace, person, events } = stage;
  const home = workspace.state.homes[person.id];
  const delivery = await events.send('app_home_opened', {
    type: 'app_home_opened',
    user: person.id,
    channel: workspace.directMessages(person.id).id,
    tab: 'home',
    ...(home ? { view: viewObject(home, workspace.identity) } : {}),
  });
  return {
    acknowledgedInMs: delivery?.acknowledgedInMs,
    ...(delivery?.error === undefined ? {} : { error: delivery.error }),
  };
}

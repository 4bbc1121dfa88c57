import type { HomeView, ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { SlackUserId } from '../../domain/ids.ts';

/** The views we show to one person. Each call may throw what Slack's client throws. */
export interface Screens {
  /** Within 3 seconds of the press that gave the trigger. */
  openModal(trigger: string, view: ModalView): Promise<void>;
  updateModal(viewId: string, view: ModalView): Promise<void>;
  publishHome(user: SlackUserId, view: HomeView): Promise<void>;
}

export const screens = (interactive: WebClient): Screens => ({
  async openModal(trigger, view) {
    await interactive.views.open({ trigger_id: trigger, view });
  },
  async updateModal(viewId, view) {
    await interactive.views.update({ view_id: viewId, view });
  },
  async publishHome(user, view) {
    await interactive.views.publish({ user_id: user, view });
  },
});

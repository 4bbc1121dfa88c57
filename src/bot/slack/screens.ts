import type { HomeView, ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { SlackUserId } from '../../domain/ids.ts';
import { type Redrawing, redrawModal, type SeenModal } from './redraw-modal.ts';

/** The views we show to one person. Each call may throw what Slack's client throws. */
export interface Screens {
  /** Within 3 seconds of the press that gave the trigger. */
  openModal(trigger: string, view: ModalView): Promise<void>;
  /** Puts a modal on top of the open ones, three at most; within 3 seconds of a press in one of them. */
  pushModal(trigger: string, view: ModalView): Promise<void>;
  /** Whatever it shows now. */
  updateModal(viewId: string, view: ModalView): Promise<void>;
  /** Draws a modal anew in which somebody has pressed or typed something, unless it shows something else by now. */
  redrawModal(seen: SeenModal, view: ModalView): Promise<Redrawing>;
  publishHome(user: SlackUserId, view: HomeView): Promise<void>;
}

export const screens = (interactive: WebClient): Screens => ({
  async openModal(trigger, view) {
    await interactive.views.open({ trigger_id: trigger, view });
  },
  async pushModal(trigger, view) {
    await interactive.views.push({ trigger_id: trigger, view });
  },
  async updateModal(viewId, view) {
    await interactive.views.update({ view_id: viewId, view });
  },
  redrawModal: redrawModal(async (seen, view) => {
    const answer = await interactive.views.update({ view_id: seen.view, hash: seen.hash, view });
    return answer.view?.hash;
  }),
  async publishHome(user, view) {
    await interactive.views.publish({ user_id: user, view });
  },
});

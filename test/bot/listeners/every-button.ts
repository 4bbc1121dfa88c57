import type { Button } from '@slack/types';
import { leadChoiceValue, leadValue } from '../../../src/bot/card/lead-value.ts';
import { actionIds } from '../../../src/bot/messages/action-ids.ts';
import { queueValue, storyValue } from '../../../src/bot/messages/press-value.ts';
import type { Lead } from '../../../src/domain/lead/lead.ts';
import { account, type DeskInSlack, desk, liveStory } from './desk-in-slack.ts';

const story = storyValue({ account: account.id, story: liveStory.id });

/** Everything that can be pressed, with the value a message of ours would give it for this lead. */
export const everyButton = (
  lead: Lead,
): Readonly<Record<string, { readonly actionId: string; readonly value: string }>> => ({
  Claim: { actionId: actionIds.claim, value: leadValue(lead) },
  Pass: { actionId: actionIds.pass, value: leadValue(lead) },
  Release: { actionId: actionIds.release, value: leadValue(lead) },
  Won: { actionId: actionIds.won, value: leadValue(lead) },
  'Wake up now': { actionId: actionIds.wake, value: leadValue(lead) },
  Snooze: { actionId: actionIds.more, value: leadChoiceValue('snooze', lead) },
  Lost: { actionId: actionIds.more, value: leadChoiceValue('lose', lead) },
  'Opt out': { actionId: actionIds.more, value: leadChoiceValue('opt-out', lead) },
  'Release in the menu': { actionId: actionIds.more, value: leadChoiceValue('release', lead) },
  Reopen: { actionId: actionIds.reopen, value: leadValue(lead) },
  'Pass in the menu': { actionId: actionIds.more, value: leadChoiceValue('pass', lead) },
  'Not a lead': { actionId: actionIds.more, value: leadChoiceValue('dismiss', lead) },
  'Why?': { actionId: actionIds.more, value: leadChoiceValue('explain', lead) },
  'Claim next': { actionId: actionIds.claimNext, value: queueValue(account.id) },
  'Take the shift': { actionId: actionIds.takeShift, value: story },
  'Leave the shift': { actionId: actionIds.leaveShift, value: story },
  'Capture viewers': { actionId: actionIds.captureViewers, value: story },
  'Open a story': { actionId: actionIds.openStory, value: queueValue(account.id) },
});

/** Posts buttons in the desk channel, as another message of ours would. @returns where */
export async function postButtons(
  at: DeskInSlack,
  buttons: readonly { readonly actionId: string; readonly value: string }[],
): Promise<{ channel: string; ts: string }> {
  const elements = buttons.map(
    ({ actionId, value }): Button => ({
      type: 'button',
      action_id: actionId,
      value,
      text: { type: 'plain_text', text: 'Button' },
    }),
  );
  const { ts } = await at.clients.posting.chat.postMessage({
    channel: desk,
    text: 'Buttons',
    blocks: elements.map((element) => ({ type: 'actions', elements: [element] })),
  });
  return { channel: desk, ts: String(ts) };
}

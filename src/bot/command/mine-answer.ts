import type { LeadLine } from '../../domain/lead/home-facts.ts';
import { mineRow } from '../home/lead-row.ts';
import { actionIds } from '../messages/action-ids.ts';
import { actions, button } from '../messages/buttons.ts';
import { queueValue } from '../messages/press-value.ts';
import type { Reader } from '../messages/reader.ts';
import { sayMrkdwn } from '../messages/say.ts';
import type { PrivateMessage } from '../messages/slack-message.ts';
import { context, section } from '../messages/text-blocks.ts';

const mostLeads = 20;

/** Answers /storydesk mine: the leads the reader holds, the claim that ends first on top. */
export function mineAnswer(mine: readonly LeadLine[], { language }: Reader): PrivateMessage {
  const text = sayMrkdwn(language, 'mine.title', { count: mine.length });
  const more = mine.length - mostLeads;
  return {
    text,
    blocks: [
      section('mine_title', text),
      ...mine.slice(0, mostLeads).map((line) => mineRow(line, language)),
      ...(more > 0 ? [context('mine_more', sayMrkdwn(language, 'list.more', { count: more }))] : []),
      actions('mine_actions', [
        button(language, 'button.claimNext', actionIds.claimNext, queueValue(undefined), 'primary'),
      ]),
    ],
  };
}

import type { ModalView } from '@slack/types';
import type { ComposerFacts } from '../../domain/touch/composer-facts.ts';
import { callbackIds } from '../messages/action-ids.ts';
import { bold, joinMrkdwn } from '../messages/mrkdwn.ts';
import type { Reader } from '../messages/reader.ts';
import { nextWords } from '../messages/route-words.ts';
import { say, sayMrkdwn } from '../messages/say.ts';
import { divider, plainText, section } from '../messages/text-blocks.ts';
import { closedWay, personBlocks } from './composer-modal.ts';

/** Whether nothing at all can be sent to this person now, whoever writes what. */
export const hasNoWay = ({ plans }: ComposerFacts) => Object.values(plans).every(({ open }) => open.length === 0);

/** In place of the composer when nothing can be sent: every way with the reason, and the next act that is allowed. */
export function closedComposerModal(facts: ComposerFacts, reader: Reader, now: Date): ModalView {
  const { language } = reader;
  const plan = facts.plans.personal;
  return {
    type: 'modal',
    callback_id: callbackIds.composerClosed,
    title: plainText(say(language, 'composer.title')),
    close: plainText(say(language, 'composer.close')),
    blocks: [
      ...personBlocks(facts, reader),
      divider('composer_divider'),
      section(
        'composer_closed',
        joinMrkdwn(
          [bold(sayMrkdwn(language, 'composer.closed')), plan.next && nextWords(plan.next, reader, now)],
          '\n',
        ),
      ),
      section('composer_why', closedWay(plan, reader)),
    ],
  };
}

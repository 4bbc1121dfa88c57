import type { Button, KnownBlock } from '@slack/types';
import type { DigestFacts } from '../../domain/digest/digest-facts.ts';
import type { TemplateKey } from '../../domain/ids.ts';
import type { Language } from '../../domain/team/account.ts';
import { actionIds } from '../messages/action-ids.ts';
import { actions, button } from '../messages/buttons.ts';
import { cut } from '../messages/cut.ts';
import { foreignPlain } from '../messages/foreign-text.ts';
import { say } from '../messages/say.ts';
import { templateTitle } from '../messages/template-name.ts';
import { plainText } from '../messages/text-blocks.ts';
import { digestValue } from './digest-value.ts';
import { pausable } from './template-lines.ts';

/** What can be done about what waits; undefined when nothing waits. */
export function waitsButtons({ waits, day, account }: DigestFacts): KnownBlock | undefined {
  const { language } = account;
  const value = digestValue(account.desk, day);
  const buttons = [
    ...(waits.hot + waits.warm > 0
      ? [button(language, 'button.claimLeftovers', actionIds.digestClaim, value, 'primary')]
      : []),
    ...(waits.missed > 0
      ? [
          {
            ...button(language, 'button.requeueMissed', actionIds.digestRequeue, value),
            confirm: requeueConfirm(language),
          },
        ]
      : []),
  ];
  return buttons.length > 0 ? actions('digest_waits_actions', buttons) : undefined;
}

/** What can be done about how the day went, and about the digest itself. */
export function digestButtons(facts: DigestFacts): KnownBlock {
  const { day, account, library, isPosted } = facts;
  const { language } = account;
  const value = digestValue(account.desk, day);
  const losing = pausable(facts);
  return actions('digest_actions', [
    ...(losing === undefined ? [] : [pauseButton(losing, templateTitle(losing, library, language), facts)]),
    // Its tables go into the thread of the one that is posted.
    ...(isPosted ? [button(language, 'button.fullReport', actionIds.digestReport, value)] : []),
    button(language, 'button.changeHour', actionIds.digestHour, value),
  ]);
}

/** Slack shows about thirty characters of a button, and takes 75; what breaks mentions takes room as well. */
const titleRoom = { graphemes: 40, units: 60 };

function pauseButton(template: TemplateKey, title: string, { day, account }: DigestFacts): Button {
  const { language } = account;
  const shown = cut(foreignPlain(title, titleRoom), titleRoom);
  return {
    type: 'button',
    action_id: actionIds.digestPause,
    text: plainText(say(language, 'digest.pause', { title: shown })),
    value: digestValue(account.desk, day, template),
    confirm: pauseConfirm(shown, language),
  };
}

/** It takes leads away from people. */
const requeueConfirm = (language: Language): NonNullable<Button['confirm']> => ({
  title: plainText(say(language, 'digest.requeueTitle')),
  text: plainText(say(language, 'digest.requeueText')),
  confirm: plainText(say(language, 'digest.requeueYes')),
  deny: plainText(say(language, 'digest.pauseNo')),
});

const pauseConfirm = (title: string, language: Language): NonNullable<Button['confirm']> => ({
  title: plainText(say(language, 'digest.pauseTitle')),
  text: plainText(say(language, 'digest.pauseText', { title })),
  confirm: plainText(say(language, 'digest.pauseYes')),
  deny: plainText(say(language, 'digest.pauseNo')),
});

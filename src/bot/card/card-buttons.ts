import type { ActionsBlock } from '@slack/types';
import type { Lead } from '../../domain/lead/lead.ts';
import type { Language } from '../../domain/team/account.ts';
import { actionIds } from '../messages/action-ids.ts';
import { actions, button, overflow } from '../messages/buttons.ts';
import { type LeadChoice, leadChoiceValue, leadValue } from './lead-value.ts';

const choiceWords = { pass: 'button.pass', dismiss: 'button.notALead', explain: 'button.why' } as const;

/** What can be done with a lead as it stands: at most three buttons and a menu. A duplicate offers nothing. */
export function cardButtons(lead: Lead, language: Language): ActionsBlock | undefined {
  const value = leadValue(lead);
  const menu = (choices: readonly LeadChoice[]) =>
    overflow(
      language,
      actionIds.more,
      choices.map((choice) => ({ word: choiceWords[choice], value: leadChoiceValue(choice, lead) })),
    );
  switch (lead.status) {
    case 'open':
      return actions('card_actions', [
        button(language, 'button.claim', actionIds.claim, value, 'primary'),
        button(language, 'button.pass', actionIds.pass, value),
        menu(['dismiss', 'explain']),
      ]);
    case 'claimed':
      return actions('card_actions', [
        button(language, 'button.release', actionIds.release, value),
        menu(['pass', 'dismiss', 'explain']),
      ]);
    case 'contacted':
    case 'replied':
    case 'snoozed':
      return actions('card_actions', [
        button(language, 'button.release', actionIds.release, value),
        menu(['pass', 'dismiss', 'explain']),
      ]);
    default:
      return lead.status === 'dismissed' && lead.dismissedAs === 'duplicate'
        ? undefined
        : actions('card_actions', [button(language, 'button.reopen', actionIds.reopen, value)]);
  }
}

import type { ActionsBlock, Button, ConfirmationDialog } from '@slack/types';
import { isClosed, type Lead, type SnoozedLead } from '../../domain/lead/lead.ts';
import type { Language } from '../../domain/team/account.ts';
import { actionIds } from '../messages/action-ids.ts';
import { actions, button, overflow } from '../messages/buttons.ts';
import { say } from '../messages/say.ts';
import { plainText } from '../messages/text-blocks.ts';
import { type LeadChoice, leadChoiceValue, leadValue } from './lead-value.ts';

const choiceWords = {
  pass: 'button.pass',
  snooze: 'button.snooze',
  dismiss: 'button.notALead',
  lose: 'button.lost',
  release: 'button.release',
  'opt-out': 'button.optOut',
  explain: 'button.why',
} as const satisfies Record<LeadChoice, string>;

/** The buttons there are, by name; each is drawn for one lead. */
const drawn = {
  claim: (lead, language) => button(language, 'button.claim', actionIds.claim, leadValue(lead), 'primary'),
  pass: (lead, language) => button(language, 'button.pass', actionIds.pass, leadValue(lead)),
  answer: (lead, language) => button(language, 'button.answer', actionIds.answer, leadValue(lead), 'primary'),
  release: (lead, language) => button(language, 'button.release', actionIds.release, leadValue(lead)),
  won: (lead, language) => button(language, 'button.won', actionIds.won, leadValue(lead)),
  wake: (lead, language) => button(language, 'button.wake', actionIds.wake, leadValue(lead)),
  reopen: (lead, language) => ({
    ...button(language, 'button.reopen', actionIds.reopen, leadValue(lead)),
    ...(lead.status === 'suppressed' && { confirm: reopenConfirm(language) }),
  }),
} as const satisfies Record<string, (lead: Lead, language: Language) => Button>;

/** At most three buttons, and at most five choices in the menu. */
interface Offered {
  readonly buttons: readonly (keyof typeof drawn)[];
  readonly choices: readonly LeadChoice[];
}

/** What can be done with a lead as it stands. A duplicate offers nothing. */
export function cardButtons(lead: Lead, language: Language): ActionsBlock | undefined {
  const { buttons, choices } = offered(lead);
  if (buttons.length === 0) return undefined;
  const menu = overflow(
    language,
    actionIds.more,
    choices.map((choice) => ({ word: choiceWords[choice], value: leadChoiceValue(choice, lead) })),
  );
  return actions('card_actions', [
    ...buttons.map((name) => drawn[name](lead, language)),
    ...(choices.length > 0 ? [menu] : []),
  ]);
}

function offered(lead: Lead): Offered {
  if (isClosed(lead)) {
    const isDuplicate = lead.status === 'dismissed' && lead.dismissedAs === 'duplicate';
    return { buttons: isDuplicate ? [] : ['reopen'], choices: [] };
  }
  switch (lead.status) {
    case 'open':
      return { buttons: ['claim', 'pass'], choices: ['snooze', 'dismiss', 'opt-out', 'explain'] };
    case 'claimed':
      return { buttons: ['answer', 'release'], choices: ['pass', 'snooze', 'dismiss', 'opt-out', 'explain'] };
    case 'contacted':
    case 'replied':
      return lead.owner
        ? { buttons: ['answer', 'won'], choices: ['lose', 'snooze', 'release', 'opt-out', 'explain'] }
        : { buttons: ['claim', 'won'], choices: ['pass', 'lose', 'snooze', 'opt-out', 'explain'] };
    case 'snoozed':
      return whilePutOff(lead);
  }
}

/** Whoever was written to can be won or lost; whoever was not is simply taken up again, or not. */
function whilePutOff({ owner, contactedAt }: SnoozedLead): Offered {
  const take = owner ? 'answer' : 'claim';
  return contactedAt
    ? { buttons: [take, 'wake', 'won'], choices: ['lose', 'snooze', 'opt-out', 'explain'] }
    : { buttons: [take, 'wake'], choices: ['snooze', 'dismiss', 'opt-out', 'explain'] };
}

/** To write again to somebody who asked for no more messages is no slip of the hand. */
const reopenConfirm = (language: Language): ConfirmationDialog => ({
  title: plainText(say(language, 'reopen.title')),
  text: plainText(say(language, 'reopen.text')),
  confirm: plainText(say(language, 'button.reopen')),
  deny: plainText(say(language, 'reopen.leave')),
});

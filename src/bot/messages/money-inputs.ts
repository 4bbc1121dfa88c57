import type { InputBlock } from '@slack/types';
import type { MoneyRefusal } from '../../domain/lead/money.ts';
import type { Language } from '../../domain/team/account.ts';
import type { MessageKey } from './catalogue.ts';
import { say } from './say.ts';
import { plainText } from './text-blocks.ts';

/** Where an input stands, by block and action. */
interface InputPlace {
  readonly block: string;
  readonly action: string;
}

const longestAmount = 20;

/** Asks for an amount. */
export const amountInput = (
  { block, action }: InputPlace,
  { label, hint, optional }: { readonly label: string; readonly hint: string; readonly optional: boolean },
): InputBlock => ({
  type: 'input',
  block_id: block,
  optional,
  label: plainText(label),
  hint: plainText(hint),
  // Not a number input: that takes a comma or a point, as the person's system has it, and shows no other.
  element: { type: 'plain_text_input', action_id: action, max_length: longestAmount },
});

/** Asks for a currency, with the one to begin with. */
export const currencyInput = ({ block, action }: InputPlace, initial: string, language: Language): InputBlock => ({
  type: 'input',
  block_id: block,
  label: plainText(say(language, 'won.currency')),
  hint: plainText(say(language, 'won.currencyHint')),
  element: { type: 'plain_text_input', action_id: action, min_length: 3, max_length: 3, initial_value: initial },
});

/** Which of the two inputs is at fault, and what to say below it. */
export const moneyProblems = {
  'not-an-amount': { input: 'amount', words: 'won.notAnAmount' },
  'unknown-currency': { input: 'currency', words: 'won.unknownCurrency' },
} as const satisfies Record<
  MoneyRefusal['kind'],
  { readonly input: 'amount' | 'currency'; readonly words: MessageKey }
>;

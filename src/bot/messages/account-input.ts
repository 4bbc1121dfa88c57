import type { InputBlock, PlainTextOption } from '@slack/types';
import type { Account } from '../../domain/team/account.ts';
import { plainText } from './text-blocks.ts';

/** Most options of a menu. Source: docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
const mostAccounts = 100;
const longestAccountName = 75;

/** Asks for one of these accounts, the first being chosen. */
export function accountInput(
  accounts: readonly Account[],
  { block, action, label }: { readonly block: string; readonly action: string; readonly label: string },
): InputBlock {
  const options = accounts.slice(0, mostAccounts).map(({ id, userName }): PlainTextOption => {
    const name = userName === undefined ? id : `@${userName}`;
    return { text: plainText(name.slice(0, longestAccountName)), value: id };
  });
  const [initial] = options;
  return {
    type: 'input',
    block_id: block,
    label: plainText(label),
    element: {
      type: 'static_select',
      action_id: action,
      options,
      ...(initial && { initial_option: initial }),
    },
  };
}

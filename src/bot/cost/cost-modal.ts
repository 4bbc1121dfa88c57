import type { InputBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { type AccountId, accountId } from '../../domain/ids.ts';
import type { LocalDay } from '../../domain/local-day.ts';
import type { Account } from '../../domain/team/account.ts';
import { accountInput } from '../messages/account-input.ts';
import { callbackIds } from '../messages/action-ids.ts';
import { amountInput, currencyInput } from '../messages/money-inputs.ts';
import type { Reader } from '../messages/reader.ts';
import { say } from '../messages/say.ts';
import { plainText } from '../messages/text-blocks.ts';

/** The block ids of the modal; each holds one input, called `value`. */
export const costBlocks = {
  account: 'cost_account',
  amount: 'cost_amount',
  currency: 'cost_currency',
  startsOn: 'cost_from',
  endsOn: 'cost_to',
  campaign: 'cost_campaign',
} as const;
export const costInput = 'value';

const longestCampaign = 200;

/**
 * Asks what was spent, for which days and for which campaign.
 *
 * @param accounts those the reader may say it for; asked for when there are several, the first being chosen
 * @param begin the currency and the day to begin with
 */
export function costModal(
  accounts: readonly Account[],
  begin: { readonly currency: string; readonly today: LocalDay },
  { language }: Reader,
): ModalView {
  const day = (block: string, label: string, hint?: string): InputBlock => ({
    type: 'input',
    block_id: block,
    label: plainText(label),
    ...(hint && { hint: plainText(hint) }),
    element: { type: 'datepicker', action_id: costInput, initial_date: begin.today },
  });
  const place = (block: string) => ({ block, action: costInput });
  return {
    type: 'modal',
    callback_id: callbackIds.cost,
    private_metadata: JSON.stringify({ account: accounts[0]?.id }),
    title: plainText(say(language, 'cost.title')),
    submit: plainText(say(language, 'cost.submit')),
    close: plainText(say(language, 'closing.cancel')),
    blocks: [
      ...(accounts.length > 1
        ? [accountInput(accounts, { ...place(costBlocks.account), label: say(language, 'cost.account') })]
        : []),
      amountInput(place(costBlocks.amount), {
        label: say(language, 'cost.amount'),
        hint: say(language, 'cost.amountHint'),
        optional: false,
      }),
      currencyInput(place(costBlocks.currency), begin.currency, language),
      day(costBlocks.startsOn, say(language, 'cost.from')),
      day(costBlocks.endsOn, say(language, 'cost.to'), say(language, 'cost.toHint')),
      {
        type: 'input',
        block_id: costBlocks.campaign,
        optional: true,
        label: plainText(say(language, 'cost.campaign')),
        hint: plainText(say(language, 'cost.campaignHint')),
        element: { type: 'plain_text_input', action_id: costInput, max_length: longestCampaign },
      },
    ],
  };
}

const metadata = z.object({ account: z.string().min(1).transform(accountId) });

/** The account a cost is noted for; undefined when the modal is from an older release: answer as stale. */
export function parseCostMetadata(text: string | undefined): AccountId | undefined {
  try {
    return metadata.safeParse(JSON.parse(text ?? '')).data?.account;
  } catch {
    return undefined; // not JSON, so not ours
  }
}

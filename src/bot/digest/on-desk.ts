import type { Account } from '../../domain/team/account.ts';
import type { DeskAct } from '../../domain/team/rights.ts';
import { askedAccounts } from '../asked-accounts.ts';
import type { Bot } from '../bot.ts';
import type { Asked, Outcome } from '../slack/interaction.ts';
import type { Colleague } from '../slack/teammates.ts';
import { tellRefusal } from '../tell-outcome.ts';

/** Somebody who may act on a desk, and its accounts: the first one's language, zone and hours count. */
export interface OnDesk {
  readonly who: Colleague;
  readonly accounts: readonly [Account, ...Account[]];
}

/**
 * Finds out, now, whether somebody may do what a digest offers on the desk of that channel; only then it is done. Outside
 * of desk channels it is the first desk they are in.
 */
export async function onDesk(
  bot: Bot,
  asked: Pick<Asked, 'by' | 'channel' | 'tell'>,
  act: DeskAct,
  perform: (permitted: OnDesk) => Promise<Outcome>,
): Promise<Outcome> {
  const permitted = await askedAccounts(bot, asked, act);
  if (!permitted.ok) {
    const { who, refusal, where } = permitted.refusal;
    return tellRefusal(asked, who, refusal, where);
  }
  const { who, accounts } = permitted.value;
  const [first] = accounts;
  if (!first) throw new Error(`${asked.by} may act on a desk that has no account`);
  const [, ...others] = accounts.filter(({ desk }) => desk === first.desk);
  return perform({ who, accounts: [first, ...others] });
}

import { localDayOf } from '../../domain/local-day.ts';
import { askedAccounts } from '../asked-accounts.ts';
import type { Bot } from '../bot.ts';
import type { Asked, Outcome } from '../slack/interaction.ts';
import { tellRefusal } from '../tell-outcome.ts';
import { costModal } from './cost-modal.ts';

/** Opens the modal in which a manager notes money spent, with the currency of the last time. */
export async function openCost(bot: Bot, asked: Asked): Promise<Outcome> {
  const permitted = await askedAccounts(bot, asked, 'manage-costs');
  if (!permitted.ok) {
    const { who, refusal, where } = permitted.refusal;
    return tellRefusal(asked, who, refusal, where);
  }
  const { who, accounts } = permitted.value;
  const { database, clock, settings } = bot.desk;
  const [account] = accounts;
  if (!account) throw new Error('Expected at least one account that they may note a cost for');
  const used = await database.stores.costs.lastCurrency(account);
  const begin = { currency: used ?? settings.money.wageCurrency, today: localDayOf(clock.now(), account.timeZone) };
  await bot.screens.openModal(asked.trigger, costModal(accounts, begin, who));
  return 'modal opened';
}

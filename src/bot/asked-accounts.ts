import type { AccountId } from '../domain/ids.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Account } from '../domain/team/account.ts';
import type { DeskAct, RightsRefusal } from '../domain/team/rights.ts';
import { mayDo } from '../domain/team/rights.ts';
import type { Bot } from './bot.ts';
import type { RefusedAt } from './messages/refusal-message.ts';
import type { Asked } from './slack/interaction.ts';
import type { Colleague } from './slack/teammates.ts';

/** Somebody who may act, and on which accounts. There is at least one. */
export interface OnAccounts {
  readonly who: Colleague;
  readonly accounts: readonly Account[];
}

export interface NotOnAccounts {
  readonly who: Colleague;
  readonly refusal: RightsRefusal;
  readonly where: RefusedAt;
}

/**
 * Which accounts somebody means who did not press on a card: the one that is named; in a desk channel those of the
 * desk; elsewhere all whose desk channel they are in.
 *
 * @throws SlackDidNotSay
 */
export async function askedAccounts(
  bot: Bot,
  asked: Pick<Asked, 'by' | 'channel'>,
  act: DeskAct,
  named?: AccountId,
): Promise<Result<OnAccounts, NotOnAccounts>> {
  const meant = await meantAccounts(bot, asked, named);
  const { who, accounts } = await bot.teammates.withAccounts(asked.by, meant);
  const may = mayDo(who, act);
  if (may.ok) return accept({ who, accounts });
  const [only, ...others] = new Set(meant.map(({ desk }) => desk));
  return refuse({ who, refusal: may.refusal, where: only && others.length === 0 ? { desk: only } : {} });
}

async function meantAccounts(
  { desk, identity }: Bot,
  { channel }: Pick<Asked, 'channel'>,
  named: AccountId | undefined,
): Promise<readonly Account[]> {
  const { accounts } = desk.database.stores;
  const account = named && (await accounts.find(identity.team, named));
  if (account) return [account];
  const ofDesk = channel ? await accounts.ofDesk(identity.team, channel) : [];
  if (ofDesk.length > 0) return ofDesk;
  return (await accounts.all()).filter(({ team }) => team === identity.team);
}

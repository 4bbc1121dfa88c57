import type { HomeView } from '@slack/types';
import type { SlackUserId } from '../../domain/ids.ts';
import { askedAccounts } from '../asked-accounts.ts';
import type { Bot } from '../bot.ts';
import { refusalMessage } from '../messages/refusal-message.ts';
import { section } from '../messages/text-blocks.ts';
import { slackFailure } from '../slack/slack-failure.ts';
import { readHome } from './read-home.ts';
import { renderHome } from './render-home.ts';

/**
 * Shows somebody their Home as it is now; whoever may not see the desk is told why. Only ever for the one who looks or
 * has just done something: Slack takes 100 of these a minute.
 *
 * A Home that can't be shown spoils nothing that was done; it is shown when it is opened again.
 */
export async function refreshHome(bot: Bot, user: SlackUserId): Promise<void> {
  try {
    await bot.screens.publishHome(user, await homeView(bot, user));
  } catch (error) {
    bot.log.warn({ user, failure: slackFailure(error), err: error }, 'A Home could not be shown');
  }
}

async function homeView(bot: Bot, user: SlackUserId): Promise<HomeView> {
  const permitted = await askedAccounts(bot, { by: user, channel: undefined }, 'see-desk');
  if (!permitted.ok) {
    const { who, refusal, where } = permitted.refusal;
    return { type: 'home', blocks: [section('home_refused', refusalMessage(refusal, who, where).text)] };
  }
  const { who, accounts } = permitted.value;
  const { database, settings, clock } = bot.desk;
  const [first, ...others] = accounts;
  if (!first) throw new Error(`${user} may see a desk that has no account`);
  const facts = await readHome(database.stores, settings, bot.identity.team, user, [first, ...others], clock.now());
  return renderHome(facts, who.language);
}

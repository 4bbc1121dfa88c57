import { askedAccounts } from '../asked-accounts.ts';
import type { Bot } from '../bot.ts';
import type { StoryRef } from '../messages/press-value.ts';
import type { Asked, Outcome } from '../slack/interaction.ts';
import { tellRefusal } from '../tell-outcome.ts';
import { captureModal } from './capture-modal.ts';

/**
 * Opens the modal in which viewers are pasted. The trigger dies after 3 seconds, so nothing is read but who asks and
 * which stories live.
 *
 * @param chosen the story whose button was pressed; otherwise they choose among those of their desks
 */
export async function openCapture(bot: Bot, asked: Asked, chosen?: StoryRef): Promise<Outcome> {
  const permitted = await askedAccounts(bot, asked, 'capture', chosen?.account);
  if (!permitted.ok) {
    const { who, refusal, where } = permitted.refusal;
    return tellRefusal(asked, who, refusal, where);
  }
  const { who, accounts } = permitted.value;
  const stories = await bot.desk.database.stores.stories.live(
    bot.identity.team,
    accounts.map(({ id }) => id),
  );
  await bot.screens.openModal(asked.trigger, captureModal({ stories, chosen }, who));
  return 'modal opened';
}

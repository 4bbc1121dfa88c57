import { askedAccounts } from '../asked-accounts.ts';
import type { Bot } from '../bot.ts';
import { openStoryModal } from '../capture/open-story-modal.ts';
import { parseQueueValue } from '../messages/press-value.ts';
import type { ButtonListener } from '../slack/interaction.ts';
import { tellRefusal } from '../tell-outcome.ts';

/** Open a story: asks what it is about, for accounts whose stories Instagram does not list for us. */
export const openStoryButton =
  (bot: Bot): ButtonListener =>
  async (press) => {
    await press.ack();
    const permitted = await askedAccounts(bot, press, 'open-story', parseQueueValue(press.value));
    if (!permitted.ok) {
      return tellRefusal(press, permitted.refusal.who, permitted.refusal.refusal, permitted.refusal.where);
    }
    const { who, accounts } = permitted.value;
    await bot.screens.openModal(press.trigger, openStoryModal(accounts, who));
    return 'modal opened';
  };

import type { Bot } from '../bot.ts';
import { refreshHome } from '../home/refresh-home.ts';
import { parseQueueValue } from '../messages/press-value.ts';
import type { ButtonListener } from '../slack/interaction.ts';
import { takeNext } from './take-next.ts';

/** Claim next, on a board, in Home, or offered to somebody who came second. */
export const claimNextButton =
  (bot: Bot): ButtonListener =>
  async (press) => {
    await press.ack();
    const isHome = press.place === 'home';
    const outcome = await takeNext(bot, press, isHome ? 'home' : 'button', parseQueueValue(press.value));
    if (isHome) await refreshHome(bot, press.by);
    return outcome;
  };

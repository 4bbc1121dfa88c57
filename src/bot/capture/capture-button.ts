import type { Bot } from '../bot.ts';
import { parseStoryValue } from '../messages/press-value.ts';
import type { ButtonListener } from '../slack/interaction.ts';
import { openCapture } from './open-capture.ts';

/** Capture viewers, on a board or in Home. */
export const captureButton =
  (bot: Bot): ButtonListener =>
  async (press) => {
    await press.ack();
    return openCapture(bot, press, parseStoryValue(press.value));
  };

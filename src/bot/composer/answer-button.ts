import type { Bot } from '../bot.ts';
import { parseLeadValue } from '../card/lead-value.ts';
import type { ButtonListener } from '../slack/interaction.ts';
import { tellAnswer } from '../tell-outcome.ts';
import { parseSuggestionValue } from '../thread/suggestion-value.ts';
import { openComposer } from './open-composer.ts';

/** Answer, on a card, in its thread, in Home or in a private answer: opens the composer. */
export const answerButton =
  (bot: Bot): ButtonListener =>
  async (press) => {
    await press.ack();
    const seen = parseLeadValue(press.value);
    if (!seen) return tellAnswer(press, bot.teammates.readerOf(press.by), { kind: 'stale' });
    return openComposer(bot, press, seen.lead, { cause: press.place === 'home' ? 'home' : 'button' });
  };

/** Use, under a suggested template: opens the composer with it. */
export const useSuggestionButton =
  (bot: Bot): ButtonListener =>
  async (press) => {
    await press.ack();
    const chosen = parseSuggestionValue(press.value);
    if (!chosen) return tellAnswer(press, bot.teammates.readerOf(press.by), { kind: 'stale' });
    const { lead, template, language } = chosen;
    return openComposer(bot, press, lead, { cause: 'suggestion', template: { key: template, language } });
  };

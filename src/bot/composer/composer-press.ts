import type { Bot } from '../bot.ts';
import { actionIds } from '../messages/action-ids.ts';
import type { Listeners, ViewPress, ViewPressListener } from '../slack/interaction.ts';
import { composerModal } from './composer-modal.ts';
import { keepLease } from './keep-lease.ts';
import { contentOf, readComposing } from './read-composing.ts';

/** Any choice and any letter in the composer: shows what comes of it. */
export function composerPresses(bot: Bot): Listeners['viewPresses'] {
  const press = composerPress(bot); // one for all: it knows which press came last
  return {
    [actionIds.composerRoute]: press,
    [actionIds.composerTemplate]: press,
    [actionIds.composerLanguage]: press,
    [actionIds.composerAnswer]: press,
    [actionIds.composerText]: press,
  };
}

function composerPress(bot: Bot): ViewPressListener {
  /** The press in each modal that came last: one before it may have been slower to read, and must not be shown over it. */
  const latest = new Map<string, ViewPress>();
  return async (press) => {
    await press.ack();
    latest.set(press.view, press);
    try {
      const composing = await readComposing(bot, press);
      if (!composing) return 'stale'; // said when they send it
      if (latest.get(press.view) !== press) return 'overtaken';
      const { desk, screens } = bot;
      await keepLease(bot, press, composing.facts.card.lead);
      return await screens.redrawModal(press, composerModal(contentOf(composing, desk.clock.now()), composing.who));
    } finally {
      if (latest.get(press.view) === press) latest.delete(press.view);
    }
  };
}

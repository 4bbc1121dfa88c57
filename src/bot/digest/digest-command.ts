import { askedDigest } from '../../domain/digest/asked-digest.ts';
import { readDigest } from '../../domain/digest/read-digest.ts';
import { readWeek } from '../../domain/digest/read-week.ts';
import type { Language } from '../../domain/team/account.ts';
import { mayDo } from '../../domain/team/rights.ts';
import type { Bot } from '../bot.ts';
import { dayWords } from '../messages/day-words.ts';
import { foreignMrkdwn } from '../messages/foreign-text.ts';
import { trusted } from '../messages/mrkdwn.ts';
import { sayMrkdwn } from '../messages/say.ts';
import type { PrivateMessage, SlackMessage } from '../messages/slack-message.ts';
import type { Asked, Outcome } from '../slack/interaction.ts';
import { onDesk } from './on-desk.ts';
import { peopleAnswer } from './people-answer.ts';
import { renderDigest, renderPlainDigest } from './render-digest.ts';
import { renderPlainWeek, renderWeek } from './render-week.ts';

const typedRoom = { graphemes: 30, units: 60 };

/**
 * Shows a digest to the asker alone, in their language; the one that is posted still comes. Managers see figures per
 * person below it.
 *
 * @param typed nothing, `today`, `yesterday`, `week` or a day
 */
export const showDigest = (bot: Bot, asked: Asked, typed: string): Promise<Outcome> =>
  onDesk(bot, asked, 'see-desk', async ({ who, accounts: [account, ...others] }) => {
    const { database, settings, clock } = bot.desk;
    const now = clock.now();
    const meant = await askedDigest(database.stores, settings, [account, ...others], typed, now);
    if (!meant.ok) {
      await asked.tell({ text: refusalWords(meant.refusal, who.language) });
      return `refused ${meant.refusal.kind}`;
    }
    const forReader = { ...account, language: who.language };
    const maySeePeople = mayDo(who, 'see-people').ok;
    if (meant.value.what === 'week') {
      const week = { ...(await readWeek(database.stores, settings, meant.value)), account: forReader };
      await asked.tell(privately(renderWeek(week), renderPlainWeek(week)));
      if (maySeePeople) await asked.tell(peopleAnswer(week.figures, who.language));
      return 'week shown';
    }
    const day = { ...(await readDigest(database.stores, settings, meant.value, now)), account: forReader };
    await asked.tell(privately(renderDigest(day), renderPlainDigest(day)));
    if (maySeePeople) await asked.tell(peopleAnswer(day.figures, who.language));
    return 'day shown';
  });

const privately = ({ text, blocks }: SlackMessage, plain: SlackMessage): PrivateMessage => ({
  text,
  blocks,
  plain: plain.blocks,
});

type Meant = Awaited<ReturnType<typeof askedDigest>>;

function refusalWords(refusal: Extract<Meant, { ok: false }>['refusal'], language: Language) {
  return refusal.kind === 'not-a-day'
    ? sayMrkdwn(language, 'digestAnswer.notADay', {
        typed: foreignMrkdwn(refusal.typed, typedRoom),
        example: trusted(refusal.example),
      })
    : sayMrkdwn(language, 'digestAnswer.notYet', { day: trusted(dayWords(refusal.day, language)) });
}

import type { Result } from '../../domain/result.ts';
import { changeShift, type ShiftRefusal } from '../../domain/story/shift.ts';
import type { Story } from '../../domain/story/story.ts';
import { type DeskAct, mayDo } from '../../domain/team/rights.ts';
import type { Bot } from '../bot.ts';
import { refreshHome } from '../home/refresh-home.ts';
import type { DeskAnswer } from '../messages/answer-message.ts';
import { parseStoryValue } from '../messages/press-value.ts';
import type { ButtonPress, Outcome } from '../slack/interaction.ts';
import type { Colleague } from '../slack/teammates.ts';
import { tellAnswer, tellRefusal } from '../tell-outcome.ts';

/**
 * Changes who has the shift of a story and answers. The board shows it, so only who pressed elsewhere is told.
 *
 * @param rule decides, knowing who pressed
 */
export async function pressShift(
  bot: Bot,
  press: ButtonPress,
  act: DeskAct,
  rule: (story: Story, who: Colleague) => Result<Story, ShiftRefusal>,
  done: 'took-shift' | 'left-shift',
): Promise<Outcome> {
  const { team } = bot.identity;
  const { teammates } = bot;
  const ref = parseStoryValue(press.value);
  if (!ref) return tellAnswer(press, teammates.readerOf(press.by), { kind: 'stale' });
  const account = await bot.desk.database.stores.accounts.find(team, ref.account);
  if (!account) return tellRefusal(press, teammates.readerOf(press.by), { kind: 'unknown-story' });
  const who = await teammates.inDesk(press.by, account.desk);
  const where = { account: account.id, desk: account.desk };
  const may = mayDo(who, act);
  if (!may.ok) return tellRefusal(press, who, may.refusal, where);

  const changed = await changeShift(bot.desk, { team, ...ref }, (story) => rule(story, who));
  if (press.place === 'home') await refreshHome(bot, press.by);
  if (!changed.ok) return tellRefusal(press, who, changed.refusal, where);
  const answer: DeskAnswer = { kind: done, story: changed.value };
  return press.place === 'private' ? tellAnswer(press, who, answer) : answer.kind;
}

import type { DeskAct } from '../../domain/team/rights.ts';
import { resumeSending } from '../../domain/touch/resume-sending.ts';
import { askedAccounts, type OnAccounts } from '../asked-accounts.ts';
import type { Bot } from '../bot.ts';
import { openCapture } from '../capture/open-capture.ts';
import { openCost } from '../cost/open-cost.ts';
import { showDigest } from '../digest/digest-command.ts';
import { readBoards, readMine } from '../home/read-home.ts';
import { takeNext } from '../lead/take-next.ts';
import { exportLog } from '../log/export-log.ts';
import { sayMrkdwn } from '../messages/say.ts';
import type { PrivateMessage } from '../messages/slack-message.ts';
import type { CommandListener, Outcome, SlashCommand } from '../slack/interaction.ts';
import { tellRefusal } from '../tell-outcome.ts';
import { openTemplates } from '../template/open-templates.ts';
import { doctorAnswer } from './doctor-answer.ts';
import { doctorChecks } from './doctor-checks.ts';
import { readDoctorFacts } from './doctor-facts.ts';
import { findLeadOf } from './find-lead.ts';
import { helpAnswer, type Subcommand } from './help-answer.ts';
import { leadAnswer, noLeadAnswer } from './lead-answer.ts';
import { mineAnswer } from './mine-answer.ts';
import { storyAnswer } from './story-answer.ts';

type Run = (bot: Bot, command: SlashCommand, rest: string) => Promise<Outcome>;

/** What each word after /storydesk does; the answer is seen by the asker alone. */
const subcommands: Readonly<Record<Subcommand, Run>> = {
  help: (bot, command) => answered(bot, command, 'see-desk', async ({ who }) => helpAnswer(who)),

  story: (bot, command) =>
    answered(bot, command, 'see-desk', async ({ who, accounts }) => {
      const { database, settings } = bot.desk;
      return storyAnswer(await readBoards(database.stores, settings, bot.identity.team, accounts), who);
    }),

  capture: (bot, command) => openCapture(bot, command),

  next: (bot, command) => takeNext(bot, command, 'command'),

  mine: (bot, command) =>
    answered(bot, command, 'see-desk', async ({ who }) => {
      const { database, settings } = bot.desk;
      return mineAnswer(await readMine(database.stores, settings, bot.identity.team, who.user), who);
    }),

  lead: (bot, command, handle) =>
    answered(bot, command, 'see-desk', async ({ who, accounts }) => {
      const found = await findLeadOf(bot.desk, accounts, handle);
      return found ? leadAnswer(found.facts, found.cardTs, who) : noLeadAnswer(handle, who);
    }),

  resume: (bot, command) =>
    answered(bot, command, 'resume-sending', async ({ who, accounts }) => {
      await bot.desk.database.transaction(async (stores) => {
        for (const account of accounts) await resumeSending(bot.desk, stores, account);
      });
      return { text: sayMrkdwn(who.language, 'resume.done') };
    }),

  digest: (bot, command, typed) => showDigest(bot, command, typed),

  templates: (bot, command) => openTemplates(bot, command),

  cost: (bot, command) => openCost(bot, command),

  export: (bot, command, days) => exportLog(bot, command, days),

  doctor: (bot, command) =>
    answered(bot, command, 'doctor', async ({ who, accounts }) =>
      doctorAnswer(doctorChecks(await readDoctorFacts(bot, accounts), who), who),
    ),
};

/** /storydesk: looks up what was asked for; anything else is answered with what there is. */
export const storydeskCommand =
  (bot: Bot): CommandListener =>
  async (command) => {
    await command.ack();
    const [, typed = '', rest = ''] = /^(\S*)\s*(.*)$/s.exec(command.text.trim()) ?? [];
    const word = typed === '' ? 'help' : typed.toLowerCase();
    if (Object.hasOwn(subcommands, word)) {
      const name = word as Subcommand;
      return `${name}: ${await subcommands[name](bot, command, rest.trim())}`;
    }
    return `unknown: ${await answered(bot, command, 'see-desk', async ({ who }) => helpAnswer(who, typed))}`;
  };

async function answered(
  bot: Bot,
  command: SlashCommand,
  act: DeskAct,
  answer: (permitted: OnAccounts) => Promise<PrivateMessage>,
): Promise<Outcome> {
  const permitted = await askedAccounts(bot, command, act);
  if (!permitted.ok) {
    const { who, refusal, where } = permitted.refusal;
    return tellRefusal(command, who, refusal, where);
  }
  await command.tell(await answer(permitted.value));
  return 'answered';
}

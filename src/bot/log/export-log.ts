import type { LogLine } from '../../domain/log/log-line.ts';
import type { LogPeriod } from '../../domain/log/log-period.ts';
import { readLog } from '../../domain/log/read-log.ts';
import type { Account } from '../../domain/team/account.ts';
import { askedAccounts } from '../asked-accounts.ts';
import type { Bot } from '../bot.ts';
import { say, sayMrkdwn } from '../messages/say.ts';
import type { Outcome, SlashCommand } from '../slack/interaction.ts';
import { sendFile } from '../slack/send-file.ts';
import type { Colleague } from '../slack/teammates.ts';
import { tellRefusal } from '../tell-outcome.ts';
import { collectFile } from './collect-file.ts';
import { type Export, exportAnswer, periodRefusalWords, periodWords } from './export-answer.ts';
import { logTable } from './log-table.ts';
import { readExportDays } from './read-export-days.ts';

/**
 * Slack takes files of up to 1 GB, but wants their length first, so all of it is held in memory: this much, which is
 * about fifty thousand leads. The command line writes any length.
 */
const mostBytes = 20 * 1024 * 1024;

/** `/storydesk export`: the daily log as a file, in the direct messages of whoever asks, who must be a manager. */
export async function exportLog(bot: Bot, command: SlashCommand, typed: string): Promise<Outcome> {
  const permitted = await askedAccounts(bot, command, 'export');
  if (!permitted.ok) {
    const { who, refusal, where } = permitted.refusal;
    return tellRefusal(command, who, refusal, where);
  }
  const { who, accounts } = permitted.value;
  const [account] = accounts;
  if (!account) throw new Error('Somebody may export the log of no account');
  const read = readExportDays(typed, bot.desk.clock.now(), account.timeZone);
  if (!read.ok) {
    await command.tell({ text: periodRefusalWords(read.refusal, who.language) });
    return `refused ${read.refusal.kind}`;
  }
  const exported = await exportTo(bot, who, account, accounts, read.value);
  await command.tell({ text: exportAnswer(exported, read.value, who.language) });
  if (exported.kind === 'not-sent') bot.log.warn({ ...exported.failure }, 'An export was not taken by Slack');
  return exported.kind;
}

/** @param first whose language the file is in */
async function exportTo(
  bot: Bot,
  who: Colleague,
  first: Account,
  accounts: readonly Account[],
  period: LogPeriod,
): Promise<Export> {
  const lines = counted(readLog(bot.desk, bot.identity.team, accounts, period));
  const bytes = await collectFile(bot.writeTable(logTable(lines.all, first.language)), mostBytes);
  if (!bytes) return { kind: 'too-big', mostBytes };
  if (lines.count() === 0) return { kind: 'empty' };
  return sendFile(bot.clients, who.user, {
    name: `storydesk-log-${period.from}-${period.to}.csv`,
    title: say(who.language, 'export.title', periodWords(period, who.language)),
    bytes,
    comment: sayMrkdwn(who.language, 'export.file', { ...periodWords(period, who.language), count: lines.count() }),
  });
}

function counted(lines: AsyncIterable<LogLine>) {
  let count = 0;
  async function* all() {
    for await (const line of lines) {
      count += 1;
      yield line;
    }
  }
  return { all: all(), count: () => count };
}

import { z } from 'zod';
import type { Bot } from '../bot/bot.ts';
import { logTable } from '../bot/log/log-table.ts';
import { readLogPeriod } from '../domain/log/log-period.ts';
import { readLog } from '../domain/log/read-log.ts';
import type { Account } from '../domain/team/account.ts';
import type { CommandResult } from './command-result.ts';

/** `export`: days as somebody typed them, and an account where not all are meant. */
export const logRequest = z.object({
  name: z.literal('export'),
  from: z.string().optional(),
  to: z.string().optional(),
  account: z.string().optional(),
});
export type LogRequest = z.infer<typeof logRequest>;

/** The bytes of the file while they are made, or why there is none. */
export type OpenedLog =
  | { readonly kind: 'file'; readonly chunks: AsyncIterable<Uint8Array> }
  | { readonly kind: 'refused'; readonly result: CommandResult };

/** sysexits.h: a wrong call. */
const exitUsage = 64;

/** What the log is read and written with. */
type LogKeeper = Pick<Bot, 'desk' | 'writeTable'> & { readonly identity: Pick<Bot['identity'], 'team'> };

/** The daily log as a file, in the language of the first of the accounts. */
export async function openLog(bot: LogKeeper | undefined, { from, to, account: id }: LogRequest): Promise<OpenedLog> {
  if (!bot) return refused(['Slack has not said yet whose token SLACK_BOT_TOKEN is. Try again in a moment.'], 1);
  const { desk, identity } = bot;
  const all = (await desk.database.stores.accounts.all()).filter(({ team }) => team === identity.team);
  const accounts = all.filter((account) => id === undefined || account.id === id);
  const [first] = accounts;
  if (!first)
    return refused([id === undefined ? 'No account is connected.' : `No account has the id ${id}:`, ...all.map(named)]);
  const period = readLogPeriod(from, to, desk.clock.now(), first.timeZone);
  if (!period.ok) {
    const { refusal } = period;
    return refused([
      refusal.kind === 'not-a-day'
        ? `"${refusal.text}" is no day. Write it as 2026-11-26.`
        : `${refusal.to} is before ${refusal.from}: --from is the first day, --to the last.`,
    ]);
  }
  const table = logTable(readLog(desk, identity.team, accounts, period.value), first.language);
  return { kind: 'file', chunks: bot.writeTable(table) };
}

const named = ({ id, userName }: Account) => `  --account ${id}${userName ? ` (@${userName})` : ''}`;
const refused = (lines: string[], exitCode = exitUsage): OpenedLog => ({
  kind: 'refused',
  result: { lines, exitCode },
});

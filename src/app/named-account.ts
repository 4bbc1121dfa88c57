import type { Desk } from '../domain/desk.ts';
import type { TeamId } from '../domain/ids.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Account } from '../domain/team/account.ts';
import type { CommandResult } from './command-result.ts';

/** sysexits.h: a wrong call. */
const exitUsage = 64;

/**
 * The account that a command is about.
 *
 * @param id empty where there is only one
 */
export async function namedAccount(desk: Desk, team: TeamId, id: string): Promise<Result<Account, CommandResult>> {
  const accounts = (await desk.database.stores.accounts.all()).filter((account) => account.team === team);
  const [account, ...others] = accounts.filter((one) => id === '' || one.id === id);
  if (account && others.length === 0) return accept(account);
  const known = accounts.map((one) => `  --account ${one.id}${one.userName ? ` (@${one.userName})` : ''}`);
  const asked = id === '' ? 'Say for which account:' : `No account has the id ${id}:`;
  return refuse({ lines: [asked, ...known], exitCode: exitUsage });
}

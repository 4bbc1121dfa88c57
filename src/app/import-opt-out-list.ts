import type { Desk } from '../domain/desk.ts';
import type { TeamId } from '../domain/ids.ts';
import { importOptOuts } from '../domain/suppression/import-opt-outs.ts';
import { readOptOutList } from '../domain/suppression/read-opt-out-list.ts';
import type { CommandResult } from './command-result.ts';
import { namedAccount } from './named-account.ts';

/** Longer lists of lines are cut. */
const mostLines = 20;

/**
 * `opt-outs import FILE`: nobody writes to these people any more, whether or not they are known yet. Fails when a line
 * could not be read; the others count all the same.
 *
 * @param args the account's id, empty where there is only one, and the text of the file
 */
export async function importOptOutList(
  desk: Desk,
  team: TeamId,
  [id = '', text = '']: readonly string[],
): Promise<CommandResult> {
  const account = await namedAccount(desk, team, id);
  if (!account.ok) return account.refusal;

  const { names, unreadable } = readOptOutList(text);
  const fresh = await importOptOuts(
    desk,
    account.value,
    names.map(({ userName }) => userName),
  );
  const linesOf = (isFresh: boolean) => names.filter(({ userName }) => fresh.has(userName) === isFresh);
  return {
    lines: [
      count('new', linesOf(true)),
      count('known before', linesOf(false)),
      count('not a user name', unreadable),
      ...unreadable.slice(0, mostLines).map((one) => `  line ${one.line}: ${one.text.slice(0, 80)}`),
    ],
    exitCode: unreadable.length > 0 ? 1 : 0,
  };
}

function count(what: string, found: readonly { readonly line: number }[]): string {
  if (found.length === 0) return `0 ${what}`;
  const shown = found.slice(0, mostLines).map(({ line }) => line);
  const rest = found.length > shown.length ? ', …' : '';
  return `${found.length} ${what} (line ${shown.join(', ')}${rest})`;
}

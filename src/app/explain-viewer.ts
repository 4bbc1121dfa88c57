import type { Desk } from '../domain/desk.ts';
import { addDays } from '../domain/duration.ts';
import type { TeamId } from '../domain/ids.ts';
import type { Account } from '../domain/team/account.ts';
import { scoreAt } from '../domain/viewer/heat.ts';
import { sortViewer } from '../domain/viewer/sort-viewer.ts';
import type { CommandResult } from './command-result.ts';

/** `explain HANDLE`: why somebody is Hot, Warm or Cool, signal by signal. Prints no words of theirs. */
export async function explainViewer(desk: Desk, team: TeamId, [handle]: readonly string[]): Promise<CommandResult> {
  if (!handle) return { lines: ['Whom? For example: npm run storydesk -- explain jane.doe_'], exitCode: 64 };
  const userName = handle.replace(/^@/, '').toLowerCase();
  const accounts = (await desk.database.stores.accounts.all()).filter((account) => account.team === team);
  const found = await Promise.all(accounts.map((account) => explainFor(desk, account, userName)));
  const lines = found.flat();
  return lines.length > 0
    ? { lines, exitCode: 0 }
    : { lines: [`Nobody called @${userName} has been seen on ${accounts.length} account(s).`], exitCode: 1 };
}

async function explainFor(desk: Desk, account: Account, userName: string): Promise<string[]> {
  const { stores } = desk.database;
  const { sorting } = desk.settings;
  const known = await stores.viewers.findByUserNames(account.team, account.id, [userName]);
  const viewer = known.get(userName);
  if (!viewer) return [];
  const now = desk.clock.now();
  const signals = await stores.signals.deciding(account, viewer, {
    happenedAfter: addDays(now, -sorting.rememberDays),
    receivedAfter: undefined,
  });
  const sorted = sortViewer(signals, await stores.stories.latest(account, sorting.loyalOfStories), now, sorting);
  const lead = await stores.leads.latestOf(account.team, account.id, viewer);
  return [
    `@${userName} on account ${account.id}: ${sorted.segment}, score ${scoreAt(sorted.heat, now, sorting)} of 100 now`,
    ...signals.map(
      ({ kind, happenedAt, source, withdrawnAt }) =>
        `  ${happenedAt.toISOString()}  ${kind} (${source})${withdrawnAt ? ', taken back' : `, weight ${sorting.weights[kind]}`}`,
    ),
    lead ? `  lead ${lead.id}: ${lead.status}, version ${lead.version}` : '  no lead',
  ];
}

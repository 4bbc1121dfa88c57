import { type CostStep, importCosts } from '../domain/cost/import-costs.ts';
import { costFields, readToldCost, type ToldCost } from '../domain/cost/read-told-cost.ts';
import type { Desk } from '../domain/desk.ts';
import { type StoryId, storyId, type TeamId } from '../domain/ids.ts';
import type { Account } from '../domain/team/account.ts';
import { type CsvRow, readCsvTable } from '../integrations/files/csv-table.ts';
import type { CommandResult } from './command-result.ts';
import type { FileImport } from './import-conversions.ts';
import { namedAccount } from './named-account.ts';
import { problemWords } from './told-problem.ts';

/** `costs import FILE`: all rows of the file, or none when there is an error in any of them. */
export async function importCostFile(
  desk: Desk,
  team: TeamId,
  { account: id, text, dryRun }: FileImport,
): Promise<CommandResult> {
  const named = await namedAccount(desk, team, id);
  if (!named.ok) return named.refusal;
  const account = named.value;
  const table = readCsvTable(text, {
    known: costFields,
    required: ['id', 'starts_on', 'amount', 'currency'],
    ignored: ['note'],
  });
  if (!table.ok) return refused(table.refusal);

  const stories = await knownStories(desk, account, table.value);
  const told: ToldCost[] = [];
  const problems: string[] = [];
  const lineOf = new Map<string, number>();
  for (const { line, fields } of table.value) {
    const read = readToldCost(fields, stories);
    if (!read.ok) {
      problems.push(...read.refusal.map((problem) => `line ${line}: ${problemWords(problem)}`));
      continue;
    }
    const first = lineOf.get(read.value.key);
    if (first !== undefined) {
      problems.push(`line ${line}: id is the same as in line ${first}; give each row an id of its own`);
      continue;
    }
    lineOf.set(read.value.key, line);
    told.push(read.value);
  }
  if (problems.length > 0) return refused(problems);

  const steps = await importCosts(desk, account, told, { dryRun });
  const replaced = steps.filter(({ kind }) => kind === 'replaced');
  return {
    lines: [
      ...replaced.map(({ cost }) => `line ${lineOf.get(cost.key)}: takes the place of the ${cost.key} imported before`),
      summary(steps, dryRun),
    ],
    exitCode: 0,
  };
}

async function knownStories(
  { database }: Desk,
  { team, id }: Account,
  rows: readonly CsvRow<'story'>[],
): Promise<ReadonlySet<StoryId>> {
  const named = new Set(rows.flatMap(({ fields }) => (fields.story ? [storyId(fields.story)] : [])));
  const found = new Set<StoryId>();
  for (const story of named) if (await database.stores.stories.find(team, id, story)) found.add(story);
  return found;
}

const refused = (lines: readonly string[]): CommandResult => ({
  lines: [...lines, 'Nothing was imported: mend the errors first.'],
  exitCode: 1,
});

function summary(steps: readonly CostStep[], dryRun: boolean): string {
  const of = (wanted: CostStep['kind']) => steps.filter(({ kind }) => kind === wanted).length;
  const counts = `${of('new')} new; ${of('replaced')} replaced; ${of('known')} known before`;
  return dryRun ? `Would be imported: ${counts}. Nothing was changed.` : `Imported: ${counts}.`;
}

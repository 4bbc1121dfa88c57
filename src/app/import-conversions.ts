import type { Conversion } from '../domain/conversion/conversion.ts';
import { type ConversionStep, isRefused } from '../domain/conversion/plan-conversions.ts';
import { conversionFields, readToldConversion } from '../domain/conversion/read-told-conversion.ts';
import { recordConversions } from '../domain/conversion/record-conversions.ts';
import type { ToldConversion } from '../domain/conversion/told-conversion.ts';
import type { Desk } from '../domain/desk.ts';
import type { TeamId } from '../domain/ids.ts';
import { readCsvTable } from '../integrations/files/csv-table.ts';
import type { CommandResult } from './command-result.ts';
import { differenceWords } from './difference-words.ts';
import { namedAccount } from './named-account.ts';
import { problemWords } from './told-problem.ts';

/** A file to import, and how. */
export interface FileImport {
  /** The id; empty where there is only one. */
  readonly account: string;
  readonly text: string;
  readonly dryRun: boolean;
}

/** `conversions import FILE`: all rows of the file, or none when there is an error in any of them. */
export async function importConversions(
  desk: Desk,
  team: TeamId,
  { account: id, text, dryRun }: FileImport,
): Promise<CommandResult> {
  const named = await namedAccount(desk, team, id);
  if (!named.ok) return named.refusal;
  const account = named.value;
  const table = readCsvTable(text, {
    known: conversionFields,
    required: ['id', 'happened_at'],
    ignored: ['note'],
  });
  if (!table.ok) return refused(table.refusal);

  const told: (ToldConversion & { readonly line: number })[] = [];
  const problems: PlacedLine[] = [];
  for (const { line, fields } of table.value) {
    const read = readToldConversion(fields, { timeZone: account.timeZone, now: desk.clock.now() });
    if (read.ok) told.push({ ...read.value, line });
    else problems.push(...read.refusal.map((problem) => ({ line, words: problemWords(problem) })));
  }
  // What can be read is looked at all the same, so that everything wrong is told at once.
  const isWhole = problems.length === 0;
  const steps = await recordConversions(desk, account, told, { source: 'import', dryRun: dryRun || !isWhole });
  const placed = steps.map((step, index) => ({ step, line: told[index]?.line ?? 0 }));
  const unread = new Set(table.value.map(({ fields }) => fields.id));
  for (const { key } of told) unread.delete(key);
  for (const { step, line } of placed) {
    // Its own line says what is wrong about that sale.
    const isBesideTheSale = step.kind === 'unknown-sale' && unread.has(step.refunds);
    if (isRefused(step) && !isBesideTheSale)
      problems.push({ line, words: refusalWords(step, (place) => told[place]?.line ?? 0) });
  }
  if (problems.length > 0) return refused(problems.toSorted((a, b) => a.line - b.line).map(lineWords));
  return {
    lines: [
      ...placed.flatMap(({ step, line }) => notesOf(step).map((words) => lineWords({ line, words }))),
      summary(steps, dryRun),
    ],
    exitCode: 0,
  };
}

interface PlacedLine {
  readonly line: number;
  readonly words: string;
}

const lineWords = ({ line, words }: PlacedLine) => `line ${line}: ${words}`;

const refused = (lines: readonly string[]): CommandResult => ({
  lines: [...lines, 'Nothing was imported: mend the errors first.'],
  exitCode: 1,
});

function refusalWords(
  step: Extract<ConversionStep, { kind: 'differs' | 'repeated' | 'unknown-sale' }>,
  lineOf: (place: number) => number,
): string {
  switch (step.kind) {
    case 'differs':
      return `id ${step.conversion.key} is known with another content: ${differenceWords(step)}; give a new conversion an id of its own`;
    case 'repeated':
      return `id is the same as in line ${lineOf(step.place)}; give each row an id of its own`;
    case 'unknown-sale':
      return `refunds names no sale that is known or in this file: ${step.refunds}; import the sale too, or leave it empty`;
  }
}

/** What is worth a line although nothing is wrong. */
function notesOf(step: ConversionStep): string[] {
  if (step.kind === 'new' || step.kind === 'met') {
    return [
      ...(step.kind === 'met' ? ['known before; now we also know whose it is'] : []),
      ...(step.conversion.named ? ['nobody here has met this person; kept under this name until we do'] : []),
      ...(step.takesPlaceOf ? [`takes the place of ${wonWords(step.takesPlaceOf)}, which told the same sale`] : []),
    ];
  }
  return [];
}

const wonWords = ({ by, happenedAt }: Conversion) =>
  `the Won that was pressed ${by ? `by ${by} ` : ''}at ${happenedAt.toISOString()}`;

function summary(steps: readonly ConversionStep[], dryRun: boolean): string {
  const news = steps.flatMap((step) => (step.kind === 'new' ? [step] : []));
  const refunds = news.filter(({ conversion }) => conversion.kind === 'refund').length;
  const strangers = news.filter(({ conversion }) => conversion.named).length;
  const replacing = steps.filter((step) => 'takesPlaceOf' in step && step.takesPlaceOf).length;
  const counts = [
    `${news.length} new${refunds > 0 ? `, ${refunds} of them refunds` : ''}`,
    `${steps.length - news.length} known before`,
    `${strangers} of unknown people`,
    `${replacing} in place of a Won`,
  ].join('; ');
  return dryRun ? `Would be imported: ${counts}. Nothing was changed.` : `Imported: ${counts}.`;
}

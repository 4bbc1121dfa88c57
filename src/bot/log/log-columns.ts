import { localDayOf } from '../../domain/local-day.ts';
import { localInstant } from '../../domain/local-time.ts';
import type { LoggedStep, LogLine } from '../../domain/log/log-line.ts';
import type { ConvertedSum } from '../../domain/log/log-reader.ts';
import type { Cell } from '../../domain/log/table.ts';
import type { Language } from '../../domain/team/account.ts';
import { type Step, steps } from '../../domain/touch/step.ts';
import { say } from '../messages/say.ts';
import {
  accountWords,
  loggedRouteWords,
  outcomeReasonWords,
  personWords,
  requiredWords,
  storyWords,
  templateWords,
  triggerWords,
} from './log-words.ts';

/** One column of the log. */
export interface LogColumn {
  header(language: Language): string;
  cell(line: LogLine, language: Language): Cell;
}

/** The columns in order. Whoever reads the file by machine relies on it: new ones come last. */
export const logColumns: readonly LogColumn[] = [
  column('log.date', ({ openedAt, account }) => localDayOf(openedAt, account.timeZone)),
  column('log.time', ({ openedAt, account }) => localInstant(openedAt, account.timeZone).slice('2026-11-26T'.length)),
  column('log.account', ({ account }, language) => accountWords(account, language)),
  column('log.story', ({ story }, language) => story && storyWords(story, language)),
  column('log.storyPosted', (line) => instant(line.story?.postedAt, line)),
  column('log.userName', personWords),
  column('log.tag', ({ segment }, language) => say(language, `segment.${segment}`)),
  column('log.trigger', ({ trigger }, language) => trigger && triggerWords(trigger, language)),
  column('log.required', requiredWords),
  column('log.owner', ({ owner }) => owner),
  column(
    'log.firstResponse',
    ({ firstResponseMinutes: minutes }) => minutes !== undefined && { decimal: `${minutes}` },
  ),
  ...steps.flatMap(stepColumns),
  column('log.converted', (line) => instant(line.converted[0]?.at, line)),
  column('log.value', ({ converted }) => values(converted)),
  column('log.currency', ({ converted }) =>
    worth(converted)
      .map(({ currency }) => currency)
      .join('; '),
  ),
  column('log.outcome', ({ outcome }, language) => say(language, `log.outcome.${outcome.status}`)),
  column('log.reason', ({ outcome }, language) => outcomeReasonWords(outcome, language)),
];

type HeaderKey =
  | 'log.date'
  | 'log.time'
  | 'log.account'
  | 'log.story'
  | 'log.storyPosted'
  | 'log.userName'
  | 'log.tag'
  | 'log.trigger'
  | 'log.required'
  | 'log.owner'
  | 'log.firstResponse'
  | 'log.converted'
  | 'log.value'
  | 'log.currency'
  | 'log.outcome'
  | 'log.reason';

function column(key: HeaderKey, cell: (line: LogLine, language: Language) => Cell | false): LogColumn {
  return {
    header: (language) => say(language, key),
    cell: (line, language) => cell(line, language) || undefined,
  };
}

function stepColumns(step: Step): LogColumn[] {
  const ofStep = (
    key: 'log.sent' | 'log.route' | 'log.template' | 'log.seen' | 'log.replied' | 'log.followUp',
    cell: (logged: LoggedStep, line: LogLine, language: Language) => Cell,
  ): LogColumn => ({
    header: (language) =>
      say(language, 'log.ofStep', { step: say(language, `log.step.${step}`), column: say(language, key) }),
    cell: (line, language) => line.steps[step] && cell(line.steps[step], line, language),
  });
  return [
    ofStep('log.sent', ({ sentAt }, line) => instant(sentAt, line)),
    ofStep('log.route', ({ route }, _line, language) => loggedRouteWords(route, language)),
    ofStep('log.template', ({ template }, _line, language) => template && templateWords(template, language)),
    ofStep('log.seen', ({ seenAt }, line) => instant(seenAt, line)),
    ofStep('log.replied', ({ repliedAt }, line) => instant(repliedAt, line)),
    ofStep('log.followUp', ({ needsFollowUp }, _line, language) => say(language, needsFollowUp ? 'log.yes' : 'log.no')),
  ];
}

const instant = (at: Date | undefined, { account }: LogLine) => at && localInstant(at, account.timeZone);

interface Worth extends ConvertedSum {
  readonly amount: string;
}

const worth = (converted: readonly ConvertedSum[]) => converted.filter((sum): sum is Worth => sum.amount !== undefined);

/** A number, unless there are several currencies: they can't be added up, so that they stand side by side as text. */
function values(converted: readonly ConvertedSum[]): Cell {
  const [first, ...others] = worth(converted);
  if (!first) return undefined;
  return others.length === 0 ? { decimal: first.amount } : [first, ...others].map(({ amount }) => amount).join('; ');
}

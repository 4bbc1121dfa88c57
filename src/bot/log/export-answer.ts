import type { LogPeriod, PeriodRefusal } from '../../domain/log/log-period.ts';
import type { Language } from '../../domain/team/account.ts';
import { dayOfYearWords } from '../messages/day-words.ts';
import { foreignMrkdwn } from '../messages/foreign-text.ts';
import { type Mrkdwn, trusted } from '../messages/mrkdwn.ts';
import { sayMrkdwn } from '../messages/say.ts';
import type { FileSending } from '../slack/send-file.ts';

/** What came of an export, before or after Slack was asked. */
export type Export =
  | FileSending
  | { readonly kind: 'empty' }
  /** More than Slack is given at once. */
  | { readonly kind: 'too-big'; readonly mostBytes: number };

const codeRoom = { graphemes: 60, units: 120 };
const bytesPerMegabyte = 1024 * 1024;

export function exportAnswer(exported: Export, period: LogPeriod, language: Language): Mrkdwn {
  const days = periodWords(period, language);
  switch (exported.kind) {
    case 'sent':
      return sayMrkdwn(language, 'export.done', days);
    case 'empty':
      return sayMrkdwn(language, 'export.empty', days);
    case 'too-big':
      return sayMrkdwn(language, 'export.tooBig', { ...days, megabytes: exported.mostBytes / bytesPerMegabyte });
    case 'missing-scope':
      return sayMrkdwn(language, 'export.missingScope', { scope: foreignMrkdwn(exported.scope, codeRoom) });
    case 'unanswered':
      return sayMrkdwn(language, 'export.unanswered');
    case 'not-sent':
      return exported.failure.kind === 'refused'
        ? sayMrkdwn(language, 'export.refused', { code: foreignMrkdwn(exported.failure.code, codeRoom) })
        : sayMrkdwn(language, 'export.later');
  }
}

const typedRoom = { graphemes: 30, units: 60 };

export function periodRefusalWords(refusal: PeriodRefusal, language: Language): Mrkdwn {
  switch (refusal.kind) {
    case 'not-a-day':
      return sayMrkdwn(language, 'export.notADay', { text: foreignMrkdwn(refusal.text, typedRoom) });
    case 'ends-before-it-begins':
      return sayMrkdwn(language, 'export.endsBeforeItBegins', periodWords(refusal, language));
  }
}

/** Both ends of a period, safe in sentences. */
export const periodWords = ({ from, to }: LogPeriod, language: Language) => ({
  from: trusted(dayOfYearWords(from, language)),
  to: trusted(dayOfYearWords(to, language)),
});

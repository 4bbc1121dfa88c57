import type { Language } from '../../domain/team/account.ts';
import { englishAlarms } from './en/alarms.ts';
import { englishAnswers } from './en/answers.ts';
import { englishBoard } from './en/board.ts';
import { englishCapture } from './en/capture.ts';
import { englishCard } from './en/card.ts';
import { englishClosing } from './en/closing.ts';
import { englishCommand } from './en/command.ts';
import { englishComposer } from './en/composer.ts';
import { englishCosts } from './en/costs.ts';
import { englishDigest } from './en/digest.ts';
import { englishDigestAnswers } from './en/digest-answers.ts';
import { englishDoctor } from './en/doctor.ts';
import { englishFigures } from './en/figures.ts';
import { englishInsights } from './en/insights.ts';
import { englishLog } from './en/log.ts';
import { englishPace } from './en/pace.ts';
import { englishReport } from './en/report.ts';
import { englishSending } from './en/sending.ts';
import { englishSignals } from './en/signals.ts';
import { englishTemplates } from './en/templates.ts';
import { englishThread } from './en/thread.ts';
import { englishTouch } from './en/touch.ts';
import { englishWeek } from './en/week.ts';
import { englishWords } from './en/words.ts';
import { frenchAlarms } from './fr/alarms.ts';
import { frenchAnswers } from './fr/answers.ts';
import { frenchBoard } from './fr/board.ts';
import { frenchCapture } from './fr/capture.ts';
import { frenchCard } from './fr/card.ts';
import { frenchClosing } from './fr/closing.ts';
import { frenchCommand } from './fr/command.ts';
import { frenchComposer } from './fr/composer.ts';
import { frenchCosts } from './fr/costs.ts';
import { frenchDigest } from './fr/digest.ts';
import { frenchDigestAnswers } from './fr/digest-answers.ts';
import { frenchDoctor } from './fr/doctor.ts';
import { frenchFigures } from './fr/figures.ts';
import { frenchInsights } from './fr/insights.ts';
import { frenchLog } from './fr/log.ts';
import { frenchPace } from './fr/pace.ts';
import { frenchReport } from './fr/report.ts';
import { frenchSending } from './fr/sending.ts';
import { frenchSignals } from './fr/signals.ts';
import { frenchTemplates } from './fr/templates.ts';
import { frenchThread } from './fr/thread.ts';
import { frenchTouch } from './fr/touch.ts';
import { frenchWeek } from './fr/week.ts';
import { frenchWords } from './fr/words.ts';
import type { ArgumentsOf } from './icu-arguments.ts';
import { dutchAlarms } from './nl/alarms.ts';
import { dutchAnswers } from './nl/answers.ts';
import { dutchBoard } from './nl/board.ts';
import { dutchCapture } from './nl/capture.ts';
import { dutchCard } from './nl/card.ts';
import { dutchClosing } from './nl/closing.ts';
import { dutchCommand } from './nl/command.ts';
import { dutchComposer } from './nl/composer.ts';
import { dutchCosts } from './nl/costs.ts';
import { dutchDigest } from './nl/digest.ts';
import { dutchDigestAnswers } from './nl/digest-answers.ts';
import { dutchDoctor } from './nl/doctor.ts';
import { dutchFigures } from './nl/figures.ts';
import { dutchInsights } from './nl/insights.ts';
import { dutchLog } from './nl/log.ts';
import { dutchPace } from './nl/pace.ts';
import { dutchReport } from './nl/report.ts';
import { dutchSending } from './nl/sending.ts';
import { dutchSignals } from './nl/signals.ts';
import { dutchTemplates } from './nl/templates.ts';
import { dutchThread } from './nl/thread.ts';
import { dutchTouch } from './nl/touch.ts';
import { dutchWeek } from './nl/week.ts';
import { dutchWords } from './nl/words.ts';

const english = {
  ...englishWords,
  ...englishSignals,
  ...englishCard,
  ...englishBoard,
  ...englishInsights,
  ...englishCapture,
  ...englishAnswers,
  ...englishClosing,
  ...englishCommand,
  ...englishComposer,
  ...englishCosts,
  ...englishSending,
  ...englishThread,
  ...englishTouch,
  ...englishDoctor,
  ...englishAlarms,
  ...englishTemplates,
  ...englishLog,
  ...englishFigures,
  ...englishDigest,
  ...englishDigestAnswers,
  ...englishPace,
  ...englishReport,
  ...englishWeek,
};

const french = {
  ...frenchWords,
  ...frenchSignals,
  ...frenchCard,
  ...frenchBoard,
  ...frenchInsights,
  ...frenchCapture,
  ...frenchAnswers,
  ...frenchClosing,
  ...frenchCommand,
  ...frenchComposer,
  ...frenchCosts,
  ...frenchSending,
  ...frenchThread,
  ...frenchTouch,
  ...frenchDoctor,
  ...frenchAlarms,
  ...frenchTemplates,
  ...frenchLog,
  ...frenchFigures,
  ...frenchDigest,
  ...frenchDigestAnswers,
  ...frenchPace,
  ...frenchReport,
  ...frenchWeek,
};

const dutch = {
  ...dutchWords,
  ...dutchSignals,
  ...dutchCard,
  ...dutchBoard,
  ...dutchInsights,
  ...dutchCapture,
  ...dutchAnswers,
  ...dutchClosing,
  ...dutchCommand,
  ...dutchComposer,
  ...dutchCosts,
  ...dutchSending,
  ...dutchThread,
  ...dutchTouch,
  ...dutchDoctor,
  ...dutchAlarms,
  ...dutchTemplates,
  ...dutchLog,
  ...dutchFigures,
  ...dutchDigest,
  ...dutchDigestAnswers,
  ...dutchPace,
  ...dutchReport,
  ...dutchWeek,
};

/** Every sentence Storydesk says, as its English ICU message. English defines the keys and their arguments. */
export type Catalogue = typeof english;
export type MessageKey = keyof Catalogue;

/** A translation that uses no argument the English sentence does not give. */
type Faithful<Translation extends Record<MessageKey, string>> = {
  readonly [Key in MessageKey]: ArgumentsOf<Translation[Key]> extends ArgumentsOf<Catalogue[Key]>
    ? Translation[Key]
    : {
        readonly 'argument that English does not give': Exclude<
          ArgumentsOf<Translation[Key]>,
          ArgumentsOf<Catalogue[Key]>
        >;
      };
};

const faithfulFrench: Faithful<typeof french> = french;
const faithfulDutch: Faithful<typeof dutch> = dutch;

/** All languages. To add a sentence: English first; the compiler then asks for the others. */
export const catalogues: Readonly<Record<Language, Readonly<Record<MessageKey, string>>>> = {
  en: english,
  fr: faithfulFrench,
  nl: faithfulDutch,
};

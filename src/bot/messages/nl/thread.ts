import type { englishThread } from '../en/thread.ts';
import type { TranslationOf } from '../translation.ts';

export const dutchThread = {
  'button.use': 'Gebruiken',
  'thread.suggestions': 'Om te beginnen met {who}:',
  'thread.replied': '{owner}, {who} heeft teruggeschreven.',
  'thread.repliedFree': '{who} heeft teruggeschreven. Niemand heeft deze lead.',
  'thread.repliedWith': '{owner}, {who} heeft teruggeschreven: “{words}”',
  'thread.repliedFreeWith': '{who} heeft teruggeschreven: “{words}”',
  'thread.answered': '{who}: beantwoord.',
  'thread.replyAnswered': '{who} heeft teruggeschreven en antwoord gekregen.',
  'thread.released': '{who}: terug in de wachtrij.',
  'thread.snoozed': '{who}: uitgesteld tot {until}.',
  'thread.closed': '{who}: afgesloten {when}.',
} as const satisfies TranslationOf<typeof englishThread>;

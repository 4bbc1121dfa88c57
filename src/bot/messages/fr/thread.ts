import type { englishThread } from '../en/thread.ts';
import type { TranslationOf } from '../translation.ts';

export const frenchThread = {
  'button.use': 'Utiliser',
  'thread.suggestions': 'Pour commencer avec {who} :',
  'thread.replied': '{owner}, {who} a répondu.',
  'thread.repliedFree': '{who} a répondu. Personne ne s’en occupe.',
  'thread.repliedWith': '{owner}, {who} a répondu : « {words} »',
  'thread.repliedFreeWith': '{who} a répondu : « {words} »',
  'thread.answered': '{who} : réponse envoyée.',
  'thread.replyAnswered': '{who} a répondu, et a reçu une réponse.',
  'thread.released': '{who} : de retour dans la file.',
  'thread.snoozed': '{who} : remis à {until}.',
  'thread.closed': '{who} : clos {when}.',
} as const satisfies TranslationOf<typeof englishThread>;

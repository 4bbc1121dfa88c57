import type { englishAlarms } from '../en/alarms.ts';
import type { TranslationOf } from '../translation.ts';

export const frenchAlarms = {
  'alarm.messagesClosed':
    'Instagram nous dit que quelqu’un a écrit à {account}, mais pas quoi. L’app n’est pas encore en mode « live », ou l’accès aux messages est coupé. Passe l’app en « live » chez Meta et, dans Instagram, active Paramètres, Messages, Outils connectés.',
  'alarm.channelArchived':
    'Le canal {desk} de {account} est archivé : plus aucune fiche ne peut y arriver. Désarchive-le, ou choisis-en un autre.',
  'alarm.notInChannel':
    'Je ne suis plus dans {desk}, le canal de {account} : plus aucune fiche ne peut y arriver. Réinvite-moi : /invite @Storydesk.',
  'alarm.channelGone':
    'Le canal de {account} est introuvable : plus aucune fiche ne peut y arriver. Choisis-en un autre.',
  'alarm.tokenRefused':
    'Instagram refuse le jeton d’accès de {account} : impossible de lire les stories et les profils. Crée un nouveau jeton et redémarre avec.',
  'alarm.permissionMissing':
    'Il manque la permission {permission} pour {account} : Storydesk ne voit pas tout. Accorde-la dans l’app Meta et crée un nouveau jeton.',
  'alarm.quarantined':
    '{count, plural, one {# envoi d’Instagram n’a pas pu être compris} many {# d’envois d’Instagram n’ont pas pu être compris} other {# envois d’Instagram n’ont pas pu être compris}}. Rien n’est perdu : tout est gardé tel quel. /storydesk doctor en dit plus.',
  'alarm.account': 'compte {id}',
} as const satisfies TranslationOf<typeof englishAlarms>;

import type { englishAlarms } from '../en/alarms.ts';
import type { TranslationOf } from '../translation.ts';

export const frenchAlarms = {
  'alarm.appNotLive':
    'Instagram nous dit que quelqu’un a écrit à {account}, mais pas quoi. L’app n’est pas encore en mode « live », ou l’accès aux messages est coupé. Passe l’app en « live » chez Meta et, dans les réglages d’Instagram, autorise les outils connectés à lire les messages.',
  'alarm.channelArchived':
    'Le canal {desk} est archivé : plus aucune fiche ne peut y arriver. Désarchive-le, et les fiches en attente suivront toutes seules.',
  'alarm.notInChannel':
    'Je ne suis plus dans le canal {desk} : plus aucune fiche ne peut y arriver. Réinvite-moi avec /invite, et les fiches en attente suivront toutes seules.',
  'alarm.channelUnusable':
    'Le canal {desk} refuse mes messages (Slack dit {code}). Vérifie qu’il existe et que j’y suis : les fiches en attente suivront toutes seules.',
  'alarm.sendingPaused':
    'Instagram retient les messages de {account} : {detail}. Ce qui doit partir attend, rien n’est perdu. Vérifiez d’abord le compte dans l’application Instagram ; ensuite /storydesk resume reprend l’envoi.',
  'alarm.tokenRefused':
    'Instagram refuse le jeton d’accès de {account} : impossible de lire ses stories et les profils. Crée un nouveau jeton et redémarre Storydesk avec.',
  'alarm.permissionMissing':
    'Instagram dit qu’il manque une permission à {account} : Storydesk ne voit pas tout. Accorde-la dans l’app Meta et crée un nouveau jeton. Le message d’Instagram : {detail}',
  'alarm.quarantined':
    '{count, plural, one {# envoi d’Instagram n’a pas pu être lu} many {# d’envois d’Instagram n’ont pas pu être lus} other {# envois d’Instagram n’ont pas pu être lus}} ({reason}). Rien n’est perdu : tout est gardé tel quel et pourra être relu après une mise à jour.',
  'alarm.postRefused':
    'Slack refuse un de nos messages (il dit {code}) : il manque peut-être une fiche. Aucun prospect n’est perdu, ils sont tous dans l’onglet Accueil. Préviens la personne qui s’occupe de Storydesk.',
  'alarm.account': 'le compte {id}',
  'quarantine.notJson': 'pas du JSON',
  'quarantine.tooDeep': 'trop imbriqué',
  'quarantine.notInstagram': 'ne concerne pas Instagram',
  'quarantine.brokenEntry': 'abîmé',
  'quarantine.unknownKind': 'd’un type inconnu',
  'quarantine.unknownAccount': 'd’un compte inconnu',
  'quarantine.failed': 'notre faute à la lecture',
} as const satisfies TranslationOf<typeof englishAlarms>;

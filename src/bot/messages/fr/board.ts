import type { englishBoard } from '../en/board.ts';
import type { TranslationOf } from '../translation.ts';

export const frenchBoard = {
  'board.title': 'En ligne : {story}',
  'board.posted': 'publiée {when}',
  'board.ends': 'se termine {when} ({ago})',
  'board.counts':
    'Chauds : {hot, number} · tièdes : {warm, number} · pris : {claimed, number} · {viewers, plural, one {# viewer connu} many {# de viewers connus} other {# viewers connus}}',
  'board.oldestHot': 'Le chaud qui attend le plus : depuis {when} ({ago})',
  'board.noHot': 'Aucun chaud n’attend',
  'board.lastCapture': 'Derniers viewers notés : {when} ({ago})',
  'board.neverCaptured': 'Viewers pas encore notés',
  'board.monitor': 'De permanence : {who}',
  'board.noMonitor': 'Personne n’est de permanence',
  'board.warmList': 'Tièdes, du plus chaud au moins chaud :',
  'board.queued':
    '{count, plural, one {# fiche attend} many {# de fiches attendent} other {# fiches attendent}} que Slack suive, les plus chaudes d’abord',
  'board.closed': 'Terminée : {story}',
  'board.ended': 'terminée {when}',
  'board.stillOpen':
    'Encore ouverts : {hot, number} chauds et {warm, number} tièdes en attente, {claimed, number} pris',
  'board.nothingOpen': 'Plus rien n’est ouvert.',
  'board.summary':
    '{viewers, plural, one {# viewer connu} many {# de viewers connus} other {# viewers connus}} · {dismissed, number} mis de côté',
  'board.notification': 'En ligne : {story}, jusqu’à {when}. {monitor}.',
  'board.closedNotification': 'Terminée : {story}. {open}',
  'home.mine': 'À toi',
  'home.noneMine': 'Tu n’as rien pris. « Je prends le suivant » te donne le plus chaud.',
  'home.mineUntil': 'à toi jusqu’à {when} ({ago})',
  'home.theyReplied': 'a répondu {when} ({ago}) : à toi',
  'home.theirTurn': 'répondu {when} : à elle ou lui d’écrire',
  'home.snoozedUntil': 'remis à {when}',
  'home.unclaimed': 'À personne',
  'home.noneUnclaimed': 'Rien n’attend. Bravo !',
  'home.unclaimedCount': '{count, plural, one {# prospect} many {# de prospects} other {# prospects}}',
  'home.stories': 'Stories en ligne',
  'home.noStories': 'Aucune story en ligne. La prochaine apparaîtra ici toute seule ; ou ouvre-la à la main.',
} as const satisfies TranslationOf<typeof englishBoard>;

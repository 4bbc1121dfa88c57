import type { englishSignals } from '../en/signals.ts';
import type { TranslationOf } from '../translation.ts';

export const frenchSignals = {
  'did.view': 'a vu la story',
  'did.story_reply': 'a répondu à la story',
  'did.dm': 'a envoyé un message',
  'did.mention': 'nous a mentionnés',
  'did.comment': 'a commenté',
  'did.sticker_tap': 'a touché un sticker',
  'did.reaction': 'a réagi',
  'did.quick_reply': 'a choisi une réponse rapide',
  'did.referral': 'arrive par un lien ou une pub',
  'did.link_click': 'a cliqué sur notre lien',
  'did.profile_visit': 'a visité notre profil',
  'did.follow': 's’est abonné·e',
  'did.reactedWith': 'a réagi {emoji}',
  'reason.view': '{times, plural, one {# vue} many {# de vues} other {# vues}}',
  'reason.story_reply':
    '{times, plural, one {# réponse à une story} many {# de réponses à nos stories} other {# réponses à nos stories}}',
  'reason.dm': '{times, plural, one {# message} many {# de messages} other {# messages}}',
  'reason.mention': '{times, plural, one {# mention} many {# de mentions} other {# mentions}}',
  'reason.comment': '{times, plural, one {# commentaire} many {# de commentaires} other {# commentaires}}',
  'reason.sticker_tap':
    '{times, plural, one {# sticker touché} many {# de stickers touchés} other {# stickers touchés}}',
  'reason.reaction': '{times, plural, one {# réaction} many {# de réactions} other {# réactions}}',
  'reason.quick_reply':
    '{times, plural, one {# réponse rapide} many {# de réponses rapides} other {# réponses rapides}}',
  'reason.referral':
    '{times, plural, one {venue par un lien ou une pub} many {# de venues par un lien ou une pub} other {# venues par un lien ou une pub}}',
  'reason.link_click':
    '{times, plural, one {# clic sur un lien} many {# de clics sur un lien} other {# clics sur un lien}}',
  'reason.profile_visit':
    '{times, plural, one {# visite du profil} many {# de visites du profil} other {# visites du profil}}',
  'reason.follow': '{times, plural, one {# abonnement} many {# d’abonnements} other {# abonnements}}',
  'reason.cameBack':
    'revient : {views, plural, one {# vue} many {# de vues} other {# vues}} en {hours, plural, one {# heure} many {# d’heures} other {# heures}}',
  'reason.loyal':
    'a vu {seen, number} de nos {of, plural, one {# dernière story} many {# de dernières stories} other {# dernières stories}}',
  'attachment.image': 'une photo',
  'attachment.video': 'une vidéo',
  'attachment.audio': 'un message vocal',
  'attachment.file': 'un fichier',
  'attachment.post': 'une publication',
  'attachment.reel': 'un reel',
  'attachment.story': 'une story',
  'attachment.sticker': 'un sticker',
  'attachment.other': 'une pièce jointe',
} as const satisfies TranslationOf<typeof englishSignals>;

import type { englishDoctor } from '../en/doctor.ts';
import type { TranslationOf } from '../translation.ts';

export const frenchDoctor = {
  'doctor.token': 'Jeton Slack',
  'doctor.tokenWorks': 'Slack répond',
  'doctor.tokenFails': 'Slack ne répond pas comme prévu ({code})',
  'doctor.scopesMissing':
    'pas encore autorisé : {scopes}. Ajoute ces droits au bot dans les réglages de l’app Slack, puis réinstalle-la.',
  'doctor.connection': 'Connexion avec Slack',
  'doctor.connected': 'Slack s’est annoncé {when}',
  'doctor.overHttp': 'par HTTP',
  'doctor.disconnected': 'coupée depuis {when} ; j’essaie sans arrêt de la rétablir',
  'doctor.desk': 'Desk {desk}',
  'doctor.deskOpen': 'reçoit les fiches',
  'doctor.deskUnknown': 'Slack ne l’a pas dit à l’instant',
  'doctor.deskArchived': 'archivé : désarchive-le ou choisis un autre canal',
  'doctor.deskMissing': 'introuvable : choisis un autre canal, ou invite-moi s’il est privé',
  'doctor.deskWithoutUs': 'je n’y suis pas : invite-moi avec /invite',
  'doctor.deliveries': 'Nouvelles d’Instagram',
  'doctor.lastDelivery': 'dernière {when}',
  'doctor.noDelivery': 'aucune pour l’instant : le webhook est-il réglé chez Meta ?',
  'doctor.accountWorks': 'pas en pause',
  'doctor.accountPaused': 'en pause : {reason}',
  'doctor.alarm': 'Depuis {since}, {times, plural, one {# fois} many {# de fois} other {# fois}}',
} as const satisfies TranslationOf<typeof englishDoctor>;

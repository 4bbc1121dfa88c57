import type { englishDoctor } from '../en/doctor.ts';
import type { TranslationOf } from '../translation.ts';

export const dutchDoctor = {
  'doctor.token': 'Slack-token',
  'doctor.tokenWorks': 'Slack antwoordt',
  'doctor.tokenFails': 'Slack antwoordt niet zoals het hoort ({code})',
  'doctor.scopesMissing':
    'nog niet toegestaan: {scopes}. Voeg deze rechten van de bot toe in de instellingen van de Slack-app en installeer die opnieuw.',
  'doctor.connection': 'Verbinding met Slack',
  'doctor.connected': 'Slack meldde zich {when}',
  'doctor.overHttp': 'via HTTP',
  'doctor.disconnected': 'weg sinds {when}; ik blijf het proberen',
  'doctor.desk': 'Desk {desk}',
  'doctor.deskOpen': 'krijgt kaarten',
  'doctor.deskUnknown': 'Slack zei het net niet',
  'doctor.deskArchived': 'gearchiveerd: haal het kanaal uit het archief of kies een ander',
  'doctor.deskMissing': 'niet te vinden: kies een ander kanaal, of nodig me uit als het privé is',
  'doctor.deskWithoutUs': 'ik zit er niet in: nodig me uit met /invite',
  'doctor.deliveries': 'Bericht van Instagram',
  'doctor.lastDelivery': 'laatste {when}',
  'doctor.noDelivery': 'nog niets: is de webhook bij Meta ingesteld?',
  'doctor.accountWorks': 'niet gepauzeerd',
  'doctor.accountPaused': 'gepauzeerd: {reason}',
  'doctor.alarm': 'Sinds {since}, {times, plural, one {één keer} other {# keer}}',
} as const satisfies TranslationOf<typeof englishDoctor>;

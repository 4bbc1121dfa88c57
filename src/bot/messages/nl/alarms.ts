import type { englishAlarms } from '../en/alarms.ts';
import type { TranslationOf } from '../translation.ts';

export const dutchAlarms = {
  'alarm.messagesClosed':
    'Instagram meldt dat iemand {account} heeft geschreven, maar niet wat. De app staat nog niet live, of de toegang tot berichten staat uit. Zet de app live bij Meta, en zet in Instagram onder Instellingen, Berichten de gekoppelde tools aan.',
  'alarm.channelArchived':
    'Het kanaal {desk} van {account} is gearchiveerd, dus er kunnen geen kaarten bij. Haal het uit het archief, of stel een ander kanaal in.',
  'alarm.notInChannel':
    'Ik zit niet meer in {desk}, het kanaal van {account}, dus er kunnen geen kaarten bij. Nodig me weer uit: /invite @Storydesk.',
  'alarm.channelGone':
    'Het kanaal van {account} is onvindbaar, dus er kunnen geen kaarten bij. Stel een ander kanaal in.',
  'alarm.tokenRefused':
    'Instagram weigert het toegangstoken van {account}, dus story’s en profielen zijn niet te lezen. Maak een nieuw token en herstart daarmee.',
  'alarm.permissionMissing':
    'De toestemming {permission} ontbreekt voor {account}, dus Storydesk ziet niet alles. Geef die in de Meta-app en maak een nieuw token.',
  'alarm.quarantined':
    '{count, plural, one {# bericht van Instagram is niet begrepen} other {# berichten van Instagram zijn niet begrepen}}. Er is niets kwijt: alles is bewaard zoals het kwam. /storydesk doctor zegt meer.',
  'alarm.account': 'account {id}',
} as const satisfies TranslationOf<typeof englishAlarms>;

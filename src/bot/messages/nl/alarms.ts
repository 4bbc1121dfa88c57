import type { englishAlarms } from '../en/alarms.ts';
import type { TranslationOf } from '../translation.ts';

export const dutchAlarms = {
  'alarm.appNotLive':
    'Instagram meldt dat iemand {account} heeft geschreven, maar niet wat. De app staat nog niet live, of de toegang tot berichten staat uit. Zet de app live bij Meta, en laat in de instellingen van Instagram gekoppelde tools berichten lezen.',
  'alarm.channelArchived':
    'Het kanaal {desk} is gearchiveerd, dus er kunnen geen kaarten bij. Haal het uit het archief: de wachtende kaarten volgen vanzelf.',
  'alarm.notInChannel':
    'Ik zit niet meer in het kanaal {desk}, dus er kunnen geen kaarten bij. Nodig me weer uit met /invite: de wachtende kaarten volgen vanzelf.',
  'alarm.channelUnusable':
    'Het kanaal {desk} neemt geen berichten van me aan (Slack zegt {code}). Kijk of het bestaat en of ik erin zit: de wachtende kaarten volgen vanzelf.',
  'alarm.sendingPaused':
    'Instagram houdt tegen wat {account} verstuurt: {detail}. Wat weg moet wacht, er gaat niets verloren. Kijk eerst het account na in de Instagram-app; daarna gaat het met /storydesk resume verder.',
  'alarm.tokenRefused':
    'Instagram weigert het toegangstoken van {account}, dus story’s en profielen zijn niet te lezen. Maak een nieuw token en herstart Storydesk daarmee.',
  'alarm.permissionMissing':
    'Volgens Instagram mist {account} een toestemming, dus Storydesk ziet niet alles. Geef die in de Meta-app en maak een nieuw token. In de woorden van Instagram: {detail}',
  'alarm.quarantined':
    '{count, plural, one {# bericht van Instagram was} other {# berichten van Instagram waren}} niet te lezen ({reason}). Er is niets kwijt: alles is bewaard zoals het kwam, en kan na een update opnieuw gelezen worden.',
  'alarm.postRefused':
    'Slack weigert een bericht van ons (het zegt {code}), dus misschien ontbreekt er een kaart. Geen lead is kwijt: ze staan allemaal op het tabblad Home. Meld dit aan wie Storydesk beheert.',
  'alarm.account': 'het account {id}',
  'quarantine.notJson': 'geen JSON',
  'quarantine.tooDeep': 'te diep genest',
  'quarantine.notInstagram': 'gaat niet over Instagram',
  'quarantine.brokenEntry': 'beschadigd',
  'quarantine.unknownKind': 'van een onbekende soort',
  'quarantine.unknownAccount': 'over een onbekend account',
  'quarantine.failed': 'onze fout bij het lezen',
} as const satisfies TranslationOf<typeof englishAlarms>;

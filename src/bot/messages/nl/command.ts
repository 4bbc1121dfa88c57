import type { englishCommand } from '../en/command.ts';
import type { TranslationOf } from '../translation.ts';

export const dutchCommand = {
  'help.title': 'Storydesk: wie je story zag, en wie je het eerst antwoordt',
  'help.mine': 'wat jij hebt opgepakt',
  'help.story': 'de live story’s; er zelf een openen',
  'help.capture': 'plakken wie een story bekeek',
  'help.next': 'de heetste wachtende lead oppakken',
  'help.lead': 'wat er over een kijker bekend is',
  'help.resume': 'laat tegengehouden berichten weer gaan, als het account in orde is',
  'help.templates': 'de teksten waarmee je antwoordt',
  'help.export': 'het dagboek als bestand, alleen voor jou',
  'help.doctor': 'wat werkt en wat niet',
  'help.help': 'deze lijst',
  'help.handle': 'NAAM',
  'help.days': '[DAG [DAG] | week | month]',
  'help.didYouMean': 'Bedoelde je {usage}?',
  'help.unknown': '“{typed}” ken ik niet. Dit wel:',
  'resume.done': 'Wat werd tegengehouden gaat weer weg. Weigert Instagram opnieuw, dan wacht het opnieuw.',
  'story.none': 'Er staat geen story live. Een nieuwe verschijnt vanzelf; of open er zelf een.',
  'story.title': '{count, plural, one {# story live} other {# story’s live}}',
  'mine.title':
    '{count, plural, =0 {Je hebt niets opgepakt. Pak je de heetste?} one {Je hebt # lead} other {Je hebt # leads}}',
  'lead.missingHandle': 'Zeg van wie: /storydesk lead anna.smit',
  'lead.notFound': 'Van “{handle}” is hier geen lead bekend. Controleer de spelling: de Instagram-naam, zonder @.',
  'doctor.title.ok': 'Alles werkt',
  'doctor.title.warn': 'Het werkt, maar kijk hier even naar',
  'doctor.title.fail': 'Hier moet iets gebeuren',
  'doctor.state.ok': 'goed',
  'doctor.state.warn': 'let op',
  'doctor.state.fail': 'kapot',
  'doctor.check': '{name}: {state}',
} as const satisfies TranslationOf<typeof englishCommand>;

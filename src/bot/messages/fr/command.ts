import type { englishCommand } from '../en/command.ts';
import type { TranslationOf } from '../translation.ts';

export const frenchCommand = {
  'help.title': 'Storydesk : qui a vu ta story, et à qui répondre d’abord',
  'help.mine': 'ce que tu as pris',
  'help.story': 'les stories en ligne ; en ouvrir une à la main',
  'help.capture': 'coller la liste de qui a vu une story',
  'help.next': 'prendre le prospect le plus chaud qui attend',
  'help.lead': 'ce qu’on sait d’un viewer',
  'help.resume': 'relance l’envoi retenu, une fois le compte rétabli',
  'help.digest': 'comment s’est passée une journée, pour toi seul ; aussi today, week ou un jour comme 2026-11-26',
  'help.templates': 'les textes de réponse',
  'help.cost': 'noter une dépense, pour les chiffres (managers)',
  'help.export': 'le journal en fichier, pour toi seul',
  'help.doctor': 'ce qui marche et ce qui coince',
  'help.help': 'cette liste',
  'help.handle': 'PSEUDO',
  'help.days': '[JOUR [JOUR] | week | month]',
  'help.didYouMean': 'Tu voulais dire {usage} ?',
  'help.unknown': 'Je ne connais pas « {typed} ». Je connais :',
  'resume.done': 'Ce qui était retenu repart. Si Instagram refuse encore, cela attend de nouveau.',
  'story.none': 'Aucune story en ligne. La prochaine apparaîtra toute seule ; ou ouvre-la à la main.',
  'story.title': '{count, plural, one {# story en ligne} many {# de stories en ligne} other {# stories en ligne}}',
  'mine.title':
    '{count, plural, =0 {Tu n’as rien pris. Tu prends le plus chaud ?} one {Tu as pris # prospect} many {Tu as pris # de prospects} other {Tu as pris # prospects}}',
  'lead.missingHandle': 'Dis-moi qui : /storydesk lead anne.martin',
  'lead.notFound':
    'On ne connaît ici aucun prospect « {handle} ». Vérifie l’orthographe : le pseudo Instagram, sans @.',
  'doctor.title.ok': 'Tout va bien',
  'doctor.title.warn': 'Ça marche, mais jette un œil',
  'doctor.title.fail': 'Il y a quelque chose à réparer',
  'doctor.state.ok': 'ok',
  'doctor.state.warn': 'à voir',
  'doctor.state.fail': 'en panne',
  'doctor.check': '{name} : {state}',
} as const satisfies TranslationOf<typeof englishCommand>;

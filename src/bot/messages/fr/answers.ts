import type { englishAnswers } from '../en/answers.ts';
import type { TranslationOf } from '../translation.ts';

export const frenchAnswers = {
  'refusal.alreadyClaimed': '{owner} a été plus rapide : {who}, pris à {when}. Prendre le suivant ?',
  'refusal.alreadyAnswered': '{owner} s’occupe de {who} et a écrit à {when}. Prendre le suivant ?',
  'refusal.notYours':
    '{owner} s’en occupe ({who}). Seule cette personne, celle de permanence ou un manager peut le faire.',
  'refusal.won': '{by} a marqué {who} comme gagné à {when}. Si c’est une erreur, « Rouvrir » est sur la fiche.',
  'refusal.lost': '{by} a marqué {who} comme perdu à {when}. Si c’est une erreur, « Rouvrir » est sur la fiche.',
  'refusal.optedOut':
    'Depuis {when}, {who} ne veut plus de messages : il n’y a rien à faire ici. Si c’est une erreur, un manager peut rouvrir.',
  'refusal.optedOutBy':
    '{by} a noté à {when} que {who} ne veut plus de messages. Si c’est une erreur, un manager peut rouvrir.',
  'refusal.dismissed':
    '{by} a mis {who} de côté à {when} : pas un prospect. Si c’est une erreur, « Rouvrir » est sur la fiche.',
  'refusal.snoozed':
    '{by} a remis {who} à {until}. Le prospect reviendra tout seul, ou dès que la personne se manifeste.',
  'refusal.notSnoozed': 'Entre-temps, quelqu’un a repris {who}. La fiche dit où il en est.',
  'refusal.inThePast': 'Ce moment est passé. Choisis-en un à venir.',
  'refusal.wantsNoMessages':
    'Personne ne peut écrire à {who} : cette personne ne veut plus de messages. Seul un manager peut rouvrir.',
  'refusal.notClaimed': 'Personne ne s’en occupe. « Je prends » d’abord, si tu le veux.',
  'refusal.notClosed': 'Ce prospect n’est pas fermé, il n’y a rien à rouvrir. Sa fiche dit où il en est.',
  'refusal.newerLead': 'Cette personne a une fiche plus récente. Continue là-bas.',
  'refusal.alreadyPassed':
    'Tu as déjà passé ton tour : on ne te le proposera plus. Tu peux quand même le prendre si tu changes d’avis.',
  'refusal.unknownLead': 'Ce prospect n’est plus là. « Je prends le suivant » t’en donne un autre.',
  'refusal.queueEmpty': 'Rien ne t’attend pour l’instant. Les nouveaux arrivent tout seuls dans le canal.',
  'refusal.guest': 'Les invités peuvent regarder, pas agir. Demande à un membre du canal.',
  'refusal.outsider': 'Seuls les membres de cet espace Slack peuvent agir ici. Demande à quelqu’un du canal.',
  'refusal.deactivated': 'Ce compte Slack est désactivé et ne peut pas agir ici. Demande à un admin de l’espace.',
  'refusal.bot': 'Les apps et les bots ne peuvent pas agir ici : chaque prospect a besoin d’une personne.',
  'refusal.notInDesk': 'C’est réservé aux membres du canal. Rejoins-le, puis réessaie.',
  'refusal.notInThisDesk': 'C’est réservé aux membres de {desk}. Rejoins ce canal, puis réessaie.',
  'refusal.needsMonitor':
    'C’est réservé à la personne de permanence sur cette story, ou à un manager. Prends la permanence, ou demande-leur.',
  'refusal.needsThisMonitor':
    'C’est réservé à {monitor}, de permanence sur cette story, ou à un manager. Demande-leur.',
  'refusal.needsManager':
    'C’est réservé aux managers : les personnes nommées dans les réglages, sinon les admins de cet espace. Demande à l’une d’elles.',
  'refusal.noNames': 'Aucun nom d’utilisateur dans ce texte. Colle un nom par ligne, comme Instagram les montre.',
  'refusal.unknownStory': 'On ne connaît pas cette story ici. Choisis-en une autre, ou ouvre-la avec /storydesk story.',
  'refusal.storyOver': 'Cette story est terminée : plus rien à y changer ici. Choisis-en une en ligne.',
  'refusal.shiftTaken':
    '{monitor} est de permanence sur cette story. Cette personne peut la quitter, ou un manager y mettre fin.',
  'refusal.noShift': 'Personne n’est de permanence sur cette story. « Je prends la permanence » si tu veux.',
  'answer.claimed': 'Tu as {who} jusqu’à {until}. Tout ce que tu fais avec prolonge ce délai.',
  'answer.claimedNext': 'Pour toi : {tier} · {who}, jusqu’à {until}.',
  'answer.takenOver': '{who} est à toi.',
  'answer.tookNext': 'Pour toi : {tier} · {who}. Cette personne a écrit, et personne ne s’en occupait.',
  'answer.released': '{who} est de retour dans la file.',
  'answer.givenBack': '{who} n’est plus à personne : chacun peut prendre la suite.',
  'answer.passed': 'C’est passé : {who} reste dans la file pour les autres.',
  'answer.dismissed': '{who} : mis de côté. « Rouvrir » sur la fiche annule.',
  'answer.won': '{who} : gagné. Bravo !',
  'answer.lost': '{who} : classé comme perdu. « Rouvrir » sur la fiche annule.',
  'answer.snoozed': '{who} : remis à {until}, ou dès que la personne se manifeste.',
  'answer.woken': '{who} est de retour.',
  'answer.optedOut': 'Plus personne n’écrit à {who}. Ce qui attendait de partir est retenu.',
  'answer.reopened': 'Rouvert : {who} en est là où c’était resté.',
  'answer.tookShift': 'Tu es de permanence sur {story}.',
  'answer.leftShift': 'Tu n’es plus de permanence sur {story}. Plus personne ne la surveille.',
  'answer.openedStory': '{story} est ouverte. Son tableau arrive dans {desk}.',
  'answer.stale': 'Ce bouton n’est plus à jour : rien n’a changé. La dernière fiche ou le tableau est dans le canal.',
  'answer.notChecked': 'Slack ne m’a pas dit qui tu es à l’instant, donc rien n’a changé. Réessaie dans un moment.',
  'answer.failed':
    'Quelque chose a coincé, et rien n’a changé. Réessaie ; si ça dure, demande à un admin de regarder /storydesk doctor.',
} as const satisfies TranslationOf<typeof englishAnswers>;

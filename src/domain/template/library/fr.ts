import type { LibraryTexts } from './library-texts.ts';

/**
 * The ready templates in French. They say `vous`: the first message goes to a stranger, `vous` offends nobody and suits
 * a studio as well as a shop, and a brand that says `tu` sees it in the preview and changes it once. Teammates are
 * spoken to otherwise: they are colleagues, see the catalogue. `notre story {story|du jour}` reads well with a topic
 * (`notre story « Printemps »`) and without.
 */
export const frenchTemplates = {
  'reply-thanks': {
    title: 'Réponse – un merci chaleureux',
    a: 'Bonjour {first_name|}, merci de nous avoir fait signe à propos de notre story {story|du jour} ! Ici {agent|toute l’équipe}. Dites-moi ce qui vous a plu et je vous envoie tous les détails.',
    b: 'Bonjour {first_name|}, quel plaisir de vous lire à propos de notre story {story|du jour} ! Ici {agent|toute l’équipe}, à votre écoute. Que souhaitez-vous savoir en premier ?',
  },
  'price-answer': {
    title: 'Prix – bienvenue',
    a: 'Bonjour {first_name|}, merci pour votre question ! Ce que vous avez vu dans notre story {story|du jour} est à {ask: prix}. Tous les détails sont ici : {link}\nUne autre question ? Répondez-moi, je suis là.\n{agent|L’équipe}',
  },
  'mention-thanks': {
    title: 'Mention – un grand merci',
    a: 'Un grand merci pour la mention, {first_name|} ! Nous aimons voir voyager notre story {story|du jour}. Pouvons-nous partager la vôtre avec nos abonnés ? Un simple « oui » suffit.',
  },
  'tap-thanks': {
    title: 'Sticker – merci de participer',
    a: 'Bonjour {first_name|}, merci d’avoir participé à notre story {story|du jour} ! Qu’aimeriez-vous voir de plus près ? Dites-le-moi et je vous indique où le trouver.\n{agent|L’équipe}',
  },
  'welcome-back': {
    title: 'De retour – bonjour',
    a: 'Bonjour {first_name|}, ici {agent|toute l’équipe}. Merci de suivre notre story {story|du jour} ! Si vous voulez en savoir un peu plus, répondez « oui » et je vous raconte l’essentiel. Et si vous ne faites que passer, bonne visite.',
  },
  'help-choosing': {
    title: 'Jour 2 – aider à choisir',
    a: 'Bonjour {first_name|}, un mot de {agent|toute l’équipe} au sujet de notre story {story|de l’autre jour}. Voici ce qui aide le plus à choisir : {ask: votre conseil}\nVoulez-vous que je regarde ce qui vous conviendrait ? Répondez « oui ». Si vous préférez ne plus recevoir de messages, répondez STOP.',
  },
  'behind-the-scenes': {
    title: 'Jour 2 – les coulisses',
    a: 'Bonjour {first_name|}, voici les coulisses de notre story {story|de l’autre jour} : {link}\nQu’aimeriez-vous voir ensuite ? Votre réponse arrive directement chez celles et ceux qui préparent nos stories. Si vous préférez ne plus recevoir de messages, répondez STOP.\n{agent|L’équipe}',
  },
  'one-next-step': {
    title: 'Jour 5 – une seule étape',
    a: 'Bonjour {first_name|}, un dernier mot sur notre story {story|de l’autre jour}. Si vous y pensez encore, le plus simple est de passer par ici : {link}\nUn doute ? Répondez-moi, je vous aide volontiers. Cela ne vous intéresse pas ? Répondez STOP et j’en reste là.\n{agent|L’équipe}',
    b: 'Bonjour {first_name|}, pensez-vous encore à ce que vous avez vu dans notre story {story|de l’autre jour} ? Vous pouvez {ask: étape, p. ex. réserver un essayage} ici : {link}\nJe vous aide volontiers si quelque chose n’est pas clair. Cela ne vous intéresse pas ? Répondez STOP et j’en reste là.\n{agent|L’équipe}',
  },
  'held-for-you': {
    title: 'Jour 5 – une attention, pour peu de temps',
    a: 'Bonjour {first_name|}, pour toutes les personnes qui ont participé à notre story {story|de l’autre jour}, nous avons prévu une petite attention : {ask: votre offre}, jusqu’au {ask: dernier jour}. C’est par ici : {link}\nVous préférez ne pas recevoir ce genre de messages ? Répondez STOP.\n{agent|L’équipe}',
  },
  'keep-in-touch': {
    title: 'Plus tard – garder le contact',
    a: 'Bonjour {first_name|}, un peu de temps a passé depuis notre story {story|de l’autre jour}. Bientôt, nous montrerons {ask: ce qui arrive}. Voulez-vous que je vous prévienne en premier ? Répondez « oui ». Et si vous préférez ne plus avoir de nos nouvelles, répondez STOP : ce message sera le dernier.\n{agent|L’équipe}',
  },
  'comment-thanks': {
    title: 'Commentaire – merci et une question',
    a: 'Merci, {handle|} ! Nous sommes ravis que notre story {story|du jour} vous parle. Qu’est-ce qui vous a plu le plus ?',
  },
  'comment-see-messages': {
    title: 'Commentaire – les détails par message',
    a: 'Merci pour votre question, {handle|} ! Je viens de vous envoyer par message tout ce qu’il faut savoir sur notre story {story|du jour}. Rien reçu ? Regardez dans vos invitations par message.',
  },
  'comment-answer': {
    title: 'Commentaire – la réponse pour tous',
    a: 'Bonne question, {handle|} ! {ask: réponse, en une phrase} Vous en verrez plus dans notre story {story|du jour}, et vous pouvez toujours nous écrire.',
  },
} as const satisfies LibraryTexts;

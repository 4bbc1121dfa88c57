import { any, maybe, type OptOutWords } from './opt-out-words.ts';

const message = any(
  'messages?',
  'msgs?',
  'mps?',
  'dms?',
  'pubs?',
  'publicites?',
  'promos?',
  'offres?',
  'spams?',
  'sms',
);
const messages = `(?:${any('de', 'des', 'vos', 'tes', 'ces', 'les', 'aucun', 'tous ces', 'tous vos')} )?${message}`;
const please = any('svp', 'stp', 'sil vous plait', 'sil te plait', 'merci');
const stop = any('arrete', 'arretez', 'arreter', 'cesse', 'cessez', 'cesser', 'stop', 'stopper', 'stoppez');
const contact = any('contacter', 'spammer', 'deranger', 'harceler', 'solliciter', 'relancer');
const writing = any(
  'decrire',
  'de mecrire',
  `de me ${contact}`,
  `de ?menvoyer ${any(messages, 'ca', 'tout ca')}`,
  `denvoyer ${messages}`,
  `(?:avec |aux )?${messages}`,
);
const writeNoMore = any('mecrire', `me ${contact}`, `menvoyer ${any(messages, 'rien')}`, `envoyer ${messages}`);
const leave = any('me desabonner', 'me desinscrire', `me retirer de ${any('votre', 'vos', 'ta', 'cette')} listes?`);
const receive = any(
  `recevoir ${messages}${maybe('de votre part', 'de ta part')}`,
  `rien recevoir${maybe('de votre part', 'de ta part')}`,
  `etre ${any('contactee?', 'sollicitee?', 'derangee?')}`,
);
const would = any('veux', 'souhaite', 'desire', 'voudrais', 'souhaiterais', 'aimerais');
const could = any('vous pouvez', 'tu peux', 'pouvez vous', 'peux tu', 'vous pourriez', 'pourriez vous', 'pourrais tu');
const never = any('plus', 'plus jamais', 'jamais');

/** "Arrête" alone is left out: among friends it says "you don't mean it". */
export const frenchOptOuts: OptOutWords = {
  words: (
    'stop|stop pub|stop spam|arretez|arret|merci darreter|merci de cesser|veuillez arreter|veuillez cesser|' +
    'desabonner|me desabonner|desabonnement|desabonnez|desabonne moi|desabonnez moi|' +
    'desinscrire|me desinscrire|desinscription|desinscrivez moi|desinscris moi'
  ).split('|'),
  requests: [
    `merci d(?:e )?${stop} ${writing}`,
    `${any('arrete', 'cesse', 'cessez')} ${please}`,
    `(?:ne )?${any('mecrivez', 'mecris')} ${never}`,
    `(?:ne )?me ${any('contactez', 'contacte', 'relancez', 'relance', 'derangez', 'derange', 'spammez')} ${never}`,
    `(?:ne )?menvo${any('yez', 'ie', 'ies')} ${never} ${any(messages, `d${message}`, 'rien')}`,
    `(?:merci )?de ne plus ${writeNoMore}`,
    `${any('veuillez', 'priere de')} ${any(`ne plus ${writeNoMore}`, leave, `${stop} ${writing}`)}`,
    `merci de ${leave}`,
    `je (?:ne )?${would} plus ${any(receive, messages)}`,
    `je (?:ne )?${would} plus que ${any('vous mecriviez', 'tu mecrives', 'vous me contactiez', 'tu me contactes')}`,
    `je ${would} ${any(leave, `ne plus ${receive}`, `que ${any('vous arretiez', 'tu arretes')}(?: ${writing})?`)}`,
    'je me desabonne',
    `${any('plus de', 'plus aucun', 'pas de', 'aucun')} ${message} ${please}`,
    `${any('laisse', 'laissez', 'fichez', 'foutez')} moi ${any('tranquille', 'en paix', 'la paix')}`,
    `${any('retire', 'retirez', 'enleve', 'enlevez', 'supprime', 'supprimez', 'desabonnez', 'desinscrivez')} moi de ${any(
      'votre',
      'vos',
      'ta',
      'cette',
    )} ${any('listes?', 'contacts')}${maybe('de diffusion', 'denvoi', 'de contacts')}`,
  ],
  askings: [
    `${stop} ${writing}`,
    `(?:est ce que )?${could} ${any(`${any('arreter', 'cesser', 'stopper')} ${writing}`, leave, `ne plus ${writeNoMore}`)}`,
    `comment (?:${any('je peux', 'puis je', 'on peut', 'faire pour', 'je fais pour')} )?${any(
      leave,
      'se desabonner',
      'desabonner',
      `ne plus ${receive}`,
      `${any('arreter', 'stopper')} ${any('vos', 'ces', 'tes')} ${message}`,
    )}`,
  ],
};

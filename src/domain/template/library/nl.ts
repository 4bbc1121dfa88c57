import type { LibraryTexts } from './library-texts.ts';

/**
 * The ready templates in Dutch. They say `je`, as nearly every shop on Instagram does in Flanders and the Netherlands;
 * `u` would sound like a bank. `onze story {story|van vandaag}` reads well with a topic (`onze story “Lente”`) and
 * without.
 */
export const dutchTemplates = {
  'reply-thanks': {
    title: 'Reactie – warm bedankje',
    a: 'Hoi {first_name|}, wat fijn dat je van je laat horen over onze story {story|van vandaag}! Je spreekt met {agent|het team}. Vertel me wat je aansprak, dan stuur ik je alle details.',
    b: 'Hoi {first_name|}, leuk dat je ons schrijft over onze story {story|van vandaag}! Je spreekt met {agent|het team}. Wat wil je als eerste weten?',
  },
  'price-answer': {
    title: 'Prijs – warm welkom',
    a: 'Hoi {first_name|}, bedankt voor je vraag! Wat je zag in onze story {story|van vandaag} kost {ask: prijs}. Alle details vind je hier: {link}\nNog een vraag? Stuur gerust een berichtje.\n{agent|Het team}',
  },
  'mention-thanks': {
    title: 'Vermelding – dankjewel',
    a: 'Heel erg bedankt voor de vermelding, {first_name|}! Leuk om te zien hoe onze story {story|van vandaag} rondgaat. Mogen we die van jou delen met onze volgers? Een simpel “ja” is genoeg.',
  },
  'tap-thanks': {
    title: 'Sticker – leuk dat je meedoet',
    a: 'Hoi {first_name|}, wat leuk dat je meedoet met onze story {story|van vandaag}! Waar wil je meer van zien of weten? Vertel het me, dan wijs ik je de weg.\n{agent|Het team}',
  },
  'welcome-back': {
    title: 'Weer terug – hallo',
    a: 'Hoi {first_name|}, je spreekt met {agent|het team}. Leuk dat je onze story {story|van vandaag} volgt! Wil je het korte verhaal erachter, antwoord dan “meer” en ik stuur het je. Kijk je alleen even rond? Veel plezier.',
  },
  'help-choosing': {
    title: 'Dag 2 – helpen kiezen',
    a: 'Hoi {first_name|}, hier is {agent|het team} nog even, over onze story {story|van laatst}. Dit helpt de meeste mensen bij het kiezen: {ask: jouw tip}\nZal ik kijken wat bij je past? Antwoord gewoon “ja”. Liever geen berichten meer? Antwoord STOP.',
  },
  'behind-the-scenes': {
    title: 'Dag 2 – achter de schermen',
    a: 'Hoi {first_name|}, misschien vind je het leuk om achter de schermen van onze story {story|van laatst} te kijken: {link}\nWat zullen we hierna laten zien? Je antwoord komt meteen bij de makers terecht. Liever geen berichten meer? Antwoord STOP.\n{agent|Het team}',
  },
  'one-next-step': {
    title: 'Dag 5 – één duidelijke stap',
    a: 'Hoi {first_name|}, nog één ding over onze story {story|van laatst}. Denk je er nog over na, dan is dit de makkelijkste stap: {link}\nKom je er niet uit? Antwoord hier en ik help je. Niets voor jou? Antwoord STOP, dan laat ik het hierbij.\n{agent|Het team}',
    b: 'Hoi {first_name|}, denk je nog na over wat je zag in onze story {story|van laatst}? Je kunt hier {ask: stap, bijv. een afspraak maken}: {link}\nIk help je graag als iets niet duidelijk is. Niets voor jou? Antwoord STOP, dan laat ik het hierbij.\n{agent|Het team}',
  },
  'held-for-you': {
    title: 'Dag 5 – een kleine attentie, voor even',
    a: 'Hoi {first_name|}, voor iedereen die meedeed met onze story {story|van laatst} hebben we een kleine attentie: {ask: jouw aanbod}, tot en met {ask: laatste dag}. Je vindt alles hier: {link}\nLiever geen berichten zoals dit? Antwoord STOP.\n{agent|Het team}',
  },
  'keep-in-touch': {
    title: 'Later – contact houden',
    a: 'Hoi {first_name|}, het is alweer even geleden, onze story {story|van laatst}. Binnenkort laten we {ask: wat er komt} zien. Zal ik het jou als eerste laten weten? Antwoord gewoon “ja”. Hoor je liever niets meer van ons, antwoord dan STOP, dan was dit het laatste bericht.\n{agent|Het team}',
  },
  'comment-thanks': {
    title: 'Comment – bedankje en een vraag',
    a: 'Dankjewel, {handle|}! Fijn dat onze story {story|van vandaag} je aanspreekt. Wat vond je het leukst?',
  },
  'comment-see-messages': {
    title: 'Comment – details in een bericht',
    a: 'Bedankt voor je vraag, {handle|}! Ik heb je net alles over onze story {story|van vandaag} gestuurd in een bericht. Niets gezien? Kijk even bij je verzoeken.',
  },
  'comment-answer': {
    title: 'Comment – antwoord voor iedereen',
    a: 'Goede vraag, {handle|}! {ask: antwoord, in een hele zin} Je ziet er meer van in onze story {story|van vandaag}, en je mag ons altijd schrijven.',
  },
} as const satisfies LibraryTexts;

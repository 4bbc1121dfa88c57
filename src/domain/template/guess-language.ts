import { type Language, languages } from '../team/account.ts';

/**
 * The language of a short message, by words that one of ours has and the others have not; undefined when unsure, which
 * for a message such as `ok ❤️` or one in another language it should be.
 *
 * Deliberately tiny: a wrong guess is seen in the preview and mended with one press, and most messages are five words.
 */
export function guessLanguage(text: string | undefined): Language | undefined {
  const words = new Set(wordsOf(text ?? ''));
  const scores = languages
    .map((language) => ({ language, score: scoreOf(words, telling[language], leaning[language]) }))
    .toSorted((a, b) => b.score - a.score);
  const [best, second] = scores;
  const foreign = scoreOf(words, otherLanguages, new Set());
  const isSure = best && best.score >= enough && best.score >= 2 * Math.max(second?.score ?? 0, foreign);
  return isSure ? best.language : undefined;
}

const enough = 2;

/** A telling word is enough alone, two that only lean that way are as well. */
const scoreOf = (words: ReadonlySet<string>, certain: ReadonlySet<string>, likely: ReadonlySet<string>) =>
  [...words].reduce((score, word) => score + (certain.has(word) ? 2 : likely.has(word) ? 1 : 0), 0);

/** Words without links, user names, tags and whatever is glued on; `j’aime` is `j` and `aime`. */
const wordsOf = (text: string) =>
  text
    .slice(0, longestRead)
    .toLowerCase()
    .normalize('NFC')
    .replace(/https?:\S+|[@#][\p{L}\p{N}._]+/gu, ' ')
    .match(/\p{L}+/gu) ?? [];

/** What is not said in the first words does not change the language. */
const longestRead = 1000;

const listOf = (words: string) => new Set(words.split(/\s+/).filter(Boolean));

const telling: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: listOf(`
    the what how much when where which who does this that these are you your yours have has would could should please
    thanks thank want need love with from about available size price cost ship shipping deliver delivery order get
    long still back don interested looking know sure yes there my mine they them will and`),
  fr: listOf(`
    bonjour bonsoir salut coucou combien coûte coute prix quelle quel quelles quels est sont avez vous votre vos
    nous suis veux voudrais aimerais pouvez livraison livrez taille couleur disponible disponibles commander
    bonne journée plaît plait svp stp beaucoup très trop où quand comment pourquoi avec dans pour une aussi encore
    oui moi toi aime adore intéresse intéressée intéressé magnifique belle beau jolie joli ça cette ces mais ai ils elle`),
  nl: listOf(`
    hoeveel kost prijs wat waar wanneer welke hoe ik jij jullie wij zijn heb hebben heeft graag mooi mooie leuk leuke
    prachtig bedankt dankjewel dank wel ook nog niet geen het een deze maat kleur leveren levering bestellen
    verkrijgbaar beschikbaar kan kunnen mag zou willen wil ja nee voor naar met bij mijn hoi goeiemorgen goedemorgen
    goedenavond alsjeblieft aub alstublieft winkel vandaag morgen`),
};

/** Words that lean one way and are said in the others too. */
const leaning: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: listOf(
    'hi hey hello is it in on for to me nice wow good great beautiful cute super more any a i do can link stop',
  ),
  fr: listOf('merci le la les des du un et en tu te sa ce que qui sur j l d c il on super bien merveilleux tout non'),
  nl: listOf(
    'hallo de je en is dat die van op te er of was dit daar dag groetjes groeten top fijn echt zo maar dan hebt',
  ),
};

/** Of the neighbours whose words look like ours: German, Spanish, Italian, Portuguese. */
const otherLanguages = listOf(`
  ich und nicht wie viel kostet ist das der ein eine haben hätte möchte gerne danke bitte schön auch noch für mit sie wo
  hola cuánto cuanto cuesta gracias precio quiero donde dónde está por favor muy buenos días para y el los
  quanto costa grazie ciao vorrei prezzo dove bellissimo che sono per di anche
  olá obrigado obrigada quero preço onde muito custa você não é um uma`);

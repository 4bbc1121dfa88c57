/**
 * How people say in one language that they want no more messages, as pieces of regular expressions over plain text:
 * lower case, no accents, no punctuation, one space between words, apostrophes taken away ("d'écrire" is "decrire").
 *
 * A piece matches a whole fragment of what they wrote, but for courtesies around it. "Stop by the shop" is therefore
 * none: "by the shop" is neither a courtesy nor part of any piece.
 */
export interface OptOutWords {
  /** Said alone they are enough; with anything else around them they may mean something else. */
  readonly words: readonly string[];
  /** Whole requests, clear in the middle of other sentences too, and none when a question mark follows. */
  readonly requests: readonly string[];
  /** Requests that stay requests when a question mark follows. */
  readonly askings: readonly string[];
}

/** Exactly one of `pieces`. */
export const any = (...pieces: readonly string[]) => `(?:${pieces.join('|')})`;
/** One of `pieces` after a space, or nothing. */
export const maybe = (...pieces: readonly string[]) => `(?: ${any(...pieces)})?`;

/** Words that may stand around an opt-out without changing it, of all languages together: people mix them. */
export const courtesies: readonly string[] = (
  'please|pls|plz|kindly|thanks|thank you|thx|now|immediately|right now|asap|hi|hello|hey|ok|okay|sorry|guys|team|' +
  'anymore|any more|already|just|and|' +
  'sil vous plait|sil te plait|svp|stp|merci|merci beaucoup|merci davance|bonjour|bonsoir|salut|coucou|desole|desolee|' +
  'maintenant|tout de suite|immediatement|madame|monsieur|cordialement|bonne journee|bonne soiree|je vous prie|' +
  'je vous en prie|mais|et|donc|' +
  'graag|liever|gelieve|alsjeblieft|alsjeblief|alstublieft|aub|ajb|bedankt|dank je|dank u|dank je wel|dank u wel|' +
  'dankjewel|hoi|hallo|dag|goedemorgen|goedemiddag|nu|meteen|direct|onmiddellijk|groetjes|mvg|maar|en'
).split('|');

/** What may stand beside a single word, as a sentence or between commas. */
export const asides: readonly string[] = (
  'no|no thanks|no thank you|not interested|im not interested|i am not interested|' +
  'non|non merci|pas interesse|pas interessee|ca ne minteresse pas|ca minteresse pas|' +
  'nee|nee bedankt|nee dank je|geen interesse|niet geinteresseerd|ik heb geen interesse'
).split('|');

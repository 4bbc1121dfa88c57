/** Words that are written in capitals without shouting: what one answers to be left alone, and sizes and sorts. */
const meantInCapitals = new Set(['STOP', 'FAQ', 'DM', 'OK', 'XXL', 'XXXL', 'TVA', 'BTW', 'VAT', 'PDF', 'USB', 'LED']);

/** What of `text` shouts: words of four letters and more in capitals, and heaps of exclamation marks. */
export function shoutsIn(text: string): string[] {
  const words = text.match(/(?<![\p{L}\p{N}@#])\p{Lu}[\p{Lu}\p{M}’-]{3,}(?![\p{L}\p{N}])/gu) ?? [];
  const marks = text.match(/[!?]*!\s?!+[!?]*/gu) ?? [];
  return [...words.filter((word) => !meantInCapitals.has(word)), ...marks];
}

/** What sounds like an offer, in the languages we write in. */
const offers =
  /-?\s?\d+\s?%|\b(?:promo(?:tion)?s?|discount|coupon|voucher|sale|special offer|limited offer|deal|free shipping)\b|\b(?:réduction|remise|soldes?|bon d’achat|code promo|offre (?:spéciale|limitée)|livraison (?:gratuite|offerte))\b|\b(?:korting|kortingscode|actiecode|aanbieding|uitverkoop|waardebon|gratis verzending)\b/iu;

/** The first words of `text` that sound like an offer. */
export const offerIn = (text: string): string | undefined => offers.exec(text)?.[0].trim();

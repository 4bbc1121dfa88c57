/** What a translation must hold: a sentence for each English key, and no other keys. */
export type TranslationOf<English> = { readonly [Key in keyof English]: string };

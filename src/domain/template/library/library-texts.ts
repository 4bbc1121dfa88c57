import type { LanguageVersion } from '../template.ts';
import type { englishTemplates } from './en.ts';

/** English decides which templates there are; the compiler then asks for them in the other languages. */
export type LibraryKey = keyof typeof englishTemplates;
/** The ready templates in one language. */
export type LibraryTexts = Readonly<Record<LibraryKey, LanguageVersion>>;

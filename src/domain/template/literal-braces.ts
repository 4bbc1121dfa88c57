import { readBlank } from './blank.ts';

/** As in `parse-template.ts`: an escaped brace, a whole blank, or a brace out of place. */
const token = /\\[{}]|\{((?:\\[{}]|[^{}])*)\}|[{}]/gu;

/**
 * Whoever types in their own words means a brace as it stands, unless it is a blank: `:-}` stays `:-}` when the text is
 * filled, and so does `{size}`, which names no blank.
 */
export const literalBraces = (text: string): string =>
  text.replace(token, (whole: string, inside: string | undefined) => {
    if (whole.startsWith('\\')) return whole;
    const isBlank = inside !== undefined && readBlank(inside.split('|')[0] ?? '') !== undefined;
    return isBlank ? whole : whole.replace(/(?<!\\)[{}]/g, '\\$&');
  });

import { accept, type Result, refuse } from '../../domain/result.ts';

/** Nesting that Meta never comes near; deeper input could overflow the stack of whoever walks the result. */
const maxJsonDepth = 64;

/**
 * Parses JSON without losing digits: a number under `id` or `…_id`, and any other that a double cannot hold exactly,
 * becomes the text it was written as. Instagram's ids exceed 2^53, and some of Meta's payloads print them unquoted.
 * Never throws, however deep or broken the text is.
 */
export function parseBigIntJson(text: string): Result<unknown, 'not-json' | 'too-deep'> {
  if (isDeeperThan(maxJsonDepth, text)) return refuse('too-deep');
  try {
    return accept(JSON.parse(text, keepDigits as (this: unknown, key: string, value: unknown) => unknown));
  } catch (error) {
    if (error instanceof SyntaxError) return refuse('not-json');
    throw error;
  }
}

/** TypeScript's library does not know the third argument yet: https://tc39.es/proposal-json-parse-with-source */
function keepDigits(key: string, value: unknown, context: { readonly source?: string }): unknown {
  if (typeof value !== 'number') return value;
  const isExact = Number.isSafeInteger(value) || (Number.isFinite(value) && !Number.isInteger(value));
  const isId = key === 'id' || key.endsWith('_id');
  return isExact && !isId ? value : (context.source ?? String(value));
}

/** Counts brackets outside of strings, before parsing: the parser would build the deep value first. */
function isDeeperThan(limit: number, text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (inString) {
      if (character === '\\') at += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') {
      inString = true;
    } else if (character === '{' || character === '[') {
      depth += 1;
      if (depth > limit) return true;
    } else if (character === '}' || character === ']') {
      depth -= 1;
    }
  }
  return false;
}

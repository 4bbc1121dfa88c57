import { nearestWord } from '../../domain/nearest-word.ts';

/** ` (did you mean "x"?)` for the known word nearest to what was written, or an empty string when none is near. */
export function didYouMean(written: string, known: readonly string[]): string {
  const nearest = nearestWord(written, known);
  return nearest === undefined ? '' : ` (did you mean "${nearest}"?)`;
}

/**
 * The known word that `typed` was probably meant to be; undefined when none is near. Longer words may hold more
 * mistakes: one letter in three, and always two.
 */
export function nearestWord<Word extends string>(typed: string, known: readonly Word[]): Word | undefined {
  const wanted = typed.toLowerCase();
  const [nearest] = known
    .map((word) => ({ word, distance: distanceBetween(wanted, word.toLowerCase()) }))
    .toSorted((a, b) => a.distance - b.distance);
  return nearest && nearest.distance <= Math.max(2, wanted.length / 3) ? nearest.word : undefined;
}

/** How many letters must be typed, removed or replaced; a word that was only begun counts as one mistake. */
function distanceBetween(typed: string, word: string): number {
  if (typed.length >= 2 && word.startsWith(typed)) return 1;
  let previous = Array.from({ length: word.length + 1 }, (_, column) => column);
  for (const [row, letter] of [...typed].entries()) {
    const current = [row + 1];
    for (const [column, other] of [...word].entries()) {
      const replaced = (previous[column] ?? 0) + (letter === other ? 0 : 1);
      current.push(Math.min(replaced, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    }
    previous = current;
  }
  return previous.at(-1) ?? 0;
}

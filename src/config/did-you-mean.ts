/** ` (did you mean "x"?)` for the known word nearest to what was written, or an empty string when none is near. */
export function didYouMean(written: string, known: readonly string[]): string {
  const wanted = written.toLowerCase();
  const nearest = known
    .map((word) => ({ word, distance: nearness(wanted, word.toLowerCase()) }))
    .toSorted((a, b) => a.distance - b.distance)[0];
  return nearest && nearest.distance <= Math.max(2, wanted.length / 3) ? ` (did you mean "${nearest.word}"?)` : '';
}

/** How many letters must be typed, removed or replaced; a word that was only begun counts as one mistake. */
function nearness(written: string, word: string): number {
  return written.length >= 3 && word.startsWith(written) ? 1 : editDistance(written, word);
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (const [row, letter] of [...a].entries()) {
    const current = [row + 1];
    for (const [column, other] of [...b].entries()) {
      const replaced = (previous[column] ?? 0) + (letter === other ? 0 : 1);
      current.push(Math.min(replaced, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    }
    previous = current;
  }
  return previous.at(-1) ?? 0;
}

/**
 * Whether a story called `storyTopic` is about `topic`: the words of the topic stand in it, one after the other,
 * whatever their case and accents. `lin` is in `Les nouveautés en lin`, and not in `Linge de maison`.
 */
export function isAboutTopic(storyTopic: string | undefined, topic: string): boolean {
  const wanted = wordsOf(topic);
  return wanted !== ' ' && wordsOf(storyTopic ?? '').includes(wanted);
}

/** ` les nouveautes en lin `: the words in between spaces, so that only whole ones are found. */
const wordsOf = (text: string) =>
  ` ${(
    text
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join(' ')} `.replace(/^ {2}$/, ' ');

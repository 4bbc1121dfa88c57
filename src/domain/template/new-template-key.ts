import { type TemplateKey, templateKey } from '../ids.ts';

const mostWords = 6;
const longestWord = 20;

/**
 * A key for a new template, made of its title so that files and histories can be read: `Prix – accueil` becomes
 * `prix-accueil`, and `prix-accueil-2` when that is taken.
 */
export function newTemplateKey(title: string, taken: ReadonlySet<TemplateKey>): TemplateKey {
  const words =
    title
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  const name =
    words.length === 0
      ? 'template'
      : words
          .slice(0, mostWords)
          .map((word) => word.slice(0, longestWord))
          .join('-');
  for (let times = 1; ; times++) {
    const key = templateKey(times === 1 ? name : `${name}-${times}`);
    if (!taken.has(key)) return key;
  }
}

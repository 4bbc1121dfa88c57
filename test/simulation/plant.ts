import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { plantedBugs } from './planted-bugs.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Makes one mistake in the code that is loaded from now on: the files on disk stay as they are.
 *
 * @throws when the place of the mistake is not there exactly once: then the code has changed, and the bug must, too
 */
export function plant(name: string): void {
  const bug = plantedBugs.find((known) => known.name === name);
  if (!bug) throw new Error(`There is no planted bug named ${name}`);
  const sources = new Map(bug.changes.map(({ file, find, put }) => [`${root}${file}`, changed(file, find, put)]));
  registerHooks({
    load(url, context, nextLoad) {
      const source = url.startsWith('file:') ? sources.get(fileURLToPath(url)) : undefined;
      const loaded = nextLoad(url, context);
      return source === undefined ? loaded : { ...loaded, source };
    },
  });
}

function changed(file: string, find: string, put: string): string {
  const source = readFileSync(`${root}${file}`, 'utf8');
  const times = source.split(find).length - 1;
  if (times !== 1) throw new Error(`${file} holds ${times} times what a planted bug changes: ${find}`);
  return source.replace(find, () => put);
}

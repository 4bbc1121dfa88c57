import type { CapturedName, ReadNames, UnreadableLine } from './capture.ts';
import { cleanLine, isLabel, saysFollowing } from './viewer-list-labels.ts';

/** A user name: letters, digits, dots and underscores, at most 30 (Instagram's own rule when choosing one). */
const userNamePattern = /^[a-z0-9._]{1,30}$/;

/**
 * Reads a pasted viewer list, in any of the shapes people copy: one name a line, `@names` in a row or separated by
 * commas, numbered lists, profile links, `Name (@user)`, and the app's own blocks of user name, display name and a
 * "Following" label. What cannot be a name is reported, not guessed.
 */
export function readNames(text: string): ReadNames {
  const names = new Map<string, CapturedName>();
  const unreadable: UnreadableLine[] = [];
  for (const block of text.split(/\r?\n\s*\r?\n/)) {
    for (const found of readBlock(block.split(/\r?\n/).map(cleanLine).filter(Boolean), unreadable)) {
      const before = names.get(found.userName);
      names.set(found.userName, before ? { ...found, ...definedOf(before) } : found);
    }
  }
  return { names: [...names.values()], unreadable };
}

const definedOf = (name: CapturedName) =>
  Object.fromEntries(Object.entries(name).filter(([, value]) => value !== undefined));

/** Lines that belong together: in the app's own order a user name comes first, then its display name and labels. */
function readBlock(lines: readonly string[], unreadable: UnreadableLine[]): CapturedName[] {
  const found: CapturedName[] = [];
  const isPair = lines.filter((line) => !isLabel(line)).length === 2;
  for (const line of lines) {
    const last = found.at(-1);
    if (isLabel(line)) {
      if (last && saysFollowing(line)) found[found.length - 1] = { ...last, follows: true };
      continue;
    }
    const isSecondOfPair = isPair && last !== undefined && !line.includes('@') && !looksCopiedAsName(line);
    const named = isSecondOfPair ? [] : readLine(line);
    if (named.length > 0) found.push(...named);
    else if (last && last.displayName === undefined && canBeDisplayName(line)) {
      found[found.length - 1] = { ...last, displayName: line };
    } else unreadable.push({ line });
  }
  return found;
}

/** A second line with a dot, an underscore or a digit is far more often another user name than a display name. */
const looksCopiedAsName = (line: string) => userNamePattern.test(line) && /[._0-9]/.test(line);

const canBeDisplayName = (line: string) => !/^@|https?:/.test(line);

/** The names on one line; empty when it holds none. */
function readLine(line: string): CapturedName[] {
  const link = /instagram\.com\/([A-Za-z0-9._]+)/.exec(line)?.[1];
  if (link) return named(link);

  const inBrackets = /^(.*?)\s*[([<]\s*@?([A-Za-z0-9._]{1,30})\s*[)\]>]$/.exec(line);
  if (inBrackets?.[2]) return named(inBrackets[2], inBrackets[1]);

  const columns = line.split(/\t+|\s*[;|]\s*/).filter(Boolean);
  if (columns.length > 1) {
    const [first = '', second] = columns;
    const user = named(first.replace(/^@/, ''), second && !isLabel(second) ? second : undefined);
    return user.map((name) => (columns.some(saysFollowing) ? { ...name, follows: true } : name));
  }

  const words = line.split(/[\s,]+/).filter(Boolean);
  if (words.length > 1 && words.every((word) => word.startsWith('@')))
    return words.flatMap((word) => named(word.slice(1)));
  if (line.includes(',') && words.every((word) => isUserName(word.replace(/^@/, '')))) {
    return words.flatMap((word) => named(word.replace(/^@/, '')));
  }
  const [first = '', ...rest] = words;
  if (first.startsWith('@')) return named(first.slice(1), rest.filter((word) => !/^[-–—·•]$/.test(word)).join(' '));
  return words.length === 1 ? named(first) : [];
}

/** Instagram shows user names in lower case; a single capitalised word is a display name. */
const isUserName = (word: string) => userNamePattern.test(word);

function named(word: string, displayName?: string): CapturedName[] {
  const userName = word.startsWith('@') ? word.slice(1) : word;
  const written = userName.toLowerCase();
  if (!userNamePattern.test(written) || /^\.|\.$|\.\./.test(written)) return [];
  if (written !== userName && displayName === undefined && !/[._0-9]/.test(userName)) return [];
  return [{ userName: written, displayName: displayName?.trim() || undefined, follows: undefined }];
}

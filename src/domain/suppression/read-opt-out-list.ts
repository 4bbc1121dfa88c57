import { readNames } from '../capture/read-names.ts';

/** A list of people who want no messages, as far as it can be read. Lines count from 1. */
export interface OptOutList {
  /** Each name once, where it stands first. */
  readonly names: readonly { readonly userName: string; readonly line: number }[];
  readonly unreadable: readonly { readonly text: string; readonly line: number }[];
}

/** What exports write above the names. */
const headings = new Set(['username', 'user name', 'user_name', 'handle', 'name', 'instagram', 'account']);

/**
 * Reads one user name per line, or the first column of a CSV file: with or without `@`, or as a profile link. Names are
 * taken whatever their case. What has blanks in it is somebody's real name, which says nothing about their account.
 */
export function readOptOutList(text: string): OptOutList {
  const names = new Map<string, number>();
  const unreadable: OptOutList['unreadable'][number][] = [];
  for (const [index, written] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const line = index + 1;
    const cell = firstColumn(written);
    if (cell === '' || (names.size === 0 && headings.has(cell.toLowerCase()))) continue;
    const userName = userNameIn(cell);
    if (userName === undefined) unreadable.push({ text: cell, line });
    else if (!names.has(userName)) names.set(userName, line);
  }
  return { names: [...names].map(([userName, line]) => ({ userName, line })), unreadable };
}

const firstColumn = (line: string) =>
  (line.split(/[,;\t]/)[0] ?? '')
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .trim();

function userNameIn(cell: string): string | undefined {
  if (/\s/.test(cell)) return undefined;
  const written = cell.includes('instagram.com/') ? cell : `@${cell.replace(/^@/, '')}`;
  const [only, ...others] = readNames(written).names;
  return others.length === 0 ? only?.userName : undefined;
}

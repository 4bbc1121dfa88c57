import { digestText, weekText } from '../bot/digest/digest-text.ts';
import type { Desk } from '../domain/desk.ts';
import { askedDigest } from '../domain/digest/asked-digest.ts';
import { postDigestNow } from '../domain/digest/make-digest.ts';
import { readDigest } from '../domain/digest/read-digest.ts';
import { readWeek } from '../domain/digest/read-week.ts';
import type { TeamId } from '../domain/ids.ts';
import { accept } from '../domain/result.ts';
import type { Account } from '../domain/team/account.ts';
import type { CommandResult } from './command-result.ts';
import { namedAccount } from './named-account.ts';

const exitUsage = 64;

/** What `storydesk digest` was asked for. */
export interface DigestAsked {
  /** `today`, `yesterday`, `week`, a day, or nothing: the last full day. */
  readonly date: string;
  /** Whose desk; empty: every desk. */
  readonly account: string;
  /** Post it in the desk's channel instead of printing it. */
  readonly post: boolean;
}

/** Prints the digest of each desk, or has it posted there by the running Storydesk. */
export async function digestCommand(desk: Desk, team: TeamId, asked: DigestAsked): Promise<CommandResult> {
  const accounts = (await desk.database.stores.accounts.all()).filter((account) => account.team === team);
  const named = asked.account === '' ? accept(accounts) : await namedAccount(desk, team, asked.account);
  if (!named.ok) return named.refusal;
  const channels = new Set([named.value].flat().map((account) => account.desk));
  const results: CommandResult[] = [];
  for (const channel of channels) {
    const [first, ...others] = accounts.filter((account) => account.desk === channel);
    if (first) results.push(await digestOfDesk(desk, [first, ...others], asked));
  }
  return {
    lines: results.flatMap(({ lines }, index) => (index === 0 ? lines : ['', ...lines])),
    exitCode: Math.max(...results.map(({ exitCode }) => exitCode)),
  };
}

async function digestOfDesk(
  desk: Desk,
  accounts: readonly [Account, ...Account[]],
  { date, post }: DigestAsked,
): Promise<CommandResult> {
  const [account] = accounts;
  const { stores } = desk.database;
  const now = desk.clock.now();
  const meant = await askedDigest(stores, desk.settings, accounts, date, now);
  if (!meant.ok) {
    const { refusal } = meant;
    const line =
      refusal.kind === 'not-a-day'
        ? `"${refusal.typed}" is no day. Write one like ${refusal.example}, or today, yesterday or week.`
        : `${refusal.day} has not begun in ${account.timeZone}: there is nothing to count yet.`;
    return { lines: [line], exitCode: exitUsage };
  }
  const { what, day } = meant.value;
  if (post) {
    if (what === 'week')
      return { lines: ['The weekly review comes with the digest of Sunday; post that one.'], exitCode: exitUsage };
    return postIt(desk, account, day);
  }
  const lines =
    what === 'week'
      ? weekText(await readWeek(stores, desk.settings, meant.value))
      : digestText(await readDigest(stores, desk.settings, meant.value, now));
  return { lines: [`${account.desk}${account.userName ? ` (@${account.userName})` : ''}`, ...lines], exitCode: 0 };
}

async function postIt(desk: Desk, account: Account, day: string): Promise<CommandResult> {
  const posted = await postDigestNow(desk, account, day, 'command line');
  if (posted.ok) {
    return {
      lines: [`The digest of ${day} is on its way to ${account.desk}: the running Storydesk posts it within seconds.`],
      exitCode: 0,
    };
  }
  const line =
    posted.refusal.kind === 'already-made'
      ? `The digest of ${day} was posted in ${account.desk} before; a second one never follows.`
      : `${day} is not over in ${account.timeZone}: its digest cannot be posted yet. Without --post you see the day so far.`;
  return { lines: [line], exitCode: 1 };
}

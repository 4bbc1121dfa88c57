import { dueBy } from '../../domain/card/assemble-card.ts';
import type { Stores } from '../../domain/database.ts';
import type { LeadLineParts } from '../../domain/desk-reader.ts';
import type { SlackUserId, TeamId } from '../../domain/ids.ts';
import type { HomeFacts, LeadLine } from '../../domain/lead/home-facts.ts';
import { readPace } from '../../domain/lead/pace-facts.ts';
import { assembleBoard } from '../../domain/story/assemble-board.ts';
import type { BoardFacts } from '../../domain/story/board-facts.ts';
import type { Account } from '../../domain/team/account.ts';
import type { DeskSettings } from '../../domain/team/settings.ts';
import { scoreAt } from '../../domain/viewer/heat.ts';

const mostLines = 20;
/** What a Home tab has room for; each is a query. */
const mostBoards = 15;

/** Reads what somebody's Home shows of these accounts. Their own claims are shown whatever the account. */
export async function readHome(
  stores: Stores,
  settings: DeskSettings,
  team: TeamId,
  user: SlackUserId,
  accounts: readonly [Account, ...Account[]],
  now: Date,
): Promise<HomeFacts> {
  const ids = accounts.map(({ id }) => id);
  const [mine, unclaimed, unclaimedCount, stories, pace] = await Promise.all([
    readMine(stores, settings, team, user),
    stores.desk.unclaimed(team, ids, mostLines),
    stores.desk.unclaimedCount(team, ids),
    readBoards(stores, settings, team, accounts),
    readPace(stores, settings, accounts, user, now),
  ]);
  return { mine, unclaimed: unclaimed.map((line) => lineOf(line, settings)), unclaimedCount, stories, pace };
}

/** The leads somebody has: who replied first, then the claim that ends first. */
export async function readMine(
  stores: Stores,
  settings: DeskSettings,
  team: TeamId,
  user: SlackUserId,
): Promise<LeadLine[]> {
  return (await stores.desk.mine(team, user, mostLines)).map((line) => lineOf(line, settings));
}

/** The boards of the live stories, newest first. */
export async function readBoards(
  stores: Stores,
  settings: DeskSettings,
  team: TeamId,
  accounts: readonly Account[],
): Promise<BoardFacts[]> {
  const live = await stores.stories.live(
    team,
    accounts.map(({ id }) => id),
  );
  const boards = await Promise.all(
    live.slice(0, mostBoards).map(({ account, id }) => stores.desk.board(team, account, id)),
  );
  return boards.flatMap((board) => (board ? assembleBoard(board, settings) : []));
}

const lineOf = (line: LeadLineParts, { sorting, rhythm }: DeskSettings): LeadLine => ({
  ...line,
  score: scoreAt(line.lead.heat, line.lead.lastSignalAt, sorting),
  dueBy: dueBy(line.lead, rhythm),
});

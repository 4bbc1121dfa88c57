import type { LeadId } from '../ids.ts';
import type { Account } from '../team/account.ts';
import type { DeskSettings } from '../team/settings.ts';
import { scoreAt } from '../viewer/heat.ts';
import type { BoardFacts } from './board-facts.ts';
import type { Story } from './story.ts';

/** What the database knows that a board shows. */
export interface BoardParts extends Omit<BoardFacts, 'listed'> {
  readonly story: Story;
  readonly account: Account;
  readonly listed: readonly {
    readonly lead: LeadId;
    readonly handle: string | undefined;
    readonly displayName: string | undefined;
    readonly heat: number;
    readonly lastSignalAt: Date;
  }[];
}

export const assembleBoard = (parts: BoardParts, settings: DeskSettings): BoardFacts => ({
  ...parts,
  listed: parts.listed.map(({ heat, lastSignalAt, ...line }) => ({
    ...line,
    score: scoreAt(heat, lastSignalAt, settings.sorting),
  })),
});

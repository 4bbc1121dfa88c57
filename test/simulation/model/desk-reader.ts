import type { DeskReader } from '../../../src/domain/desk-reader.ts';
import { modelBoardReader } from './board-reader.ts';
import { modelCardReader } from './card-reader.ts';
import type { EngineTransaction } from './engine.ts';
import { modelLeadLineReader } from './lead-line-reader.ts';

/** What screens show, by looking at every row. */
export const modelDeskReader = (tx: EngineTransaction): DeskReader => ({
  ...modelCardReader(tx),
  ...modelBoardReader(tx),
  ...modelLeadLineReader(tx),
});

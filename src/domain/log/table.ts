/** What stands in a cell of a table for other programs; undefined leaves it empty. */
export type Cell = string | DecimalNumber | undefined;

/** A number of ours, exactly as written: a currency's decimals are lost in a JavaScript number. */
export interface DecimalNumber {
  readonly decimal: string;
}

/** Writes rows as the bytes of a file, while they come. */
export type TableWriter = (rows: AsyncIterable<readonly Cell[]>) => AsyncIterable<Uint8Array>;

/** By code point, as the ids of the product sort in any database. */
export const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

export const byTime = (one: Date, other: Date): number => one.getTime() - other.getTime();

/** Whether there is one and it is later than another, if there is another. */
export const isLater = (a: Date | undefined, b: Date | undefined) => a !== undefined && (b === undefined || a > b);

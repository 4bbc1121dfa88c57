const longestName = 200;

/**
 * Whether an id or a name that came from outside can be kept: short enough for an index, and nothing in it that a
 * database or a terminal stumbles over.
 */
export const isOutsideName = (text: string): boolean =>
  text !== '' && text.length <= longestName && text.isWellFormed() && !/\p{Cc}/u.test(text);

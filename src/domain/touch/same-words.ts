/** Whether Instagram's copy of a text is ours: it may come back with other spaces, or composed otherwise. */
export const areSameWords = (one: string, other: string) => plainly(one) === plainly(other);

const plainly = (text: string) => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

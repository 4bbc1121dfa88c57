/** The sandbox itself can't do what was asked for now; the message tells the person why. */
export class ActRefused extends Error {}

import type { StoreKind } from './worker.ts';

/** Seeds that once broke a promise, and what it was: they are run each time. */
export const regressions: readonly { readonly seed: number; readonly store: StoreKind; readonly about: string }[] = [
  { seed: 5, store: 'model', about: 'the card of a lead that was closed before its name was known never said it' },
  { seed: 36, store: 'model', about: 'an edit of a card that nobody answered arrived after the next one' },
  {
    seed: 52,
    store: 'model',
    about: 'a delivery was set aside because the database was lost five times while it was read',
  },
  {
    seed: 70,
    store: 'model',
    about: 'a run that had ended, its COMMIT unanswered, ended again and lost when to come back',
  },
];

import type { AccountId } from '../../../domain/ids.ts';
import type { Reception } from './entry.ts';

/** With which account of ours a change has to do, and when it happened. */
export interface ChangeContext {
  readonly account: AccountId;
  readonly happenedAt: Date;
  readonly accountOf: Reception['accountOf'];
}

import type { Account } from '../../../domain/team/account.ts';

/** The account of ours in whose name a call is made. */
export type Caller = Pick<Account, 'id' | 'login' | 'pageId'>;

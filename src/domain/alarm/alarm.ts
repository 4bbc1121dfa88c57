import type { TeamId } from '../ids.ts';

/** Faults of the set-up that only an admin can mend. */
export type AlarmKind =
  /** Instagram sends empty edits in place of messages: the app is not live, or access is off. */
  | 'app-not-live'
  /** The desk channel is archived, missing, or the bot was removed: its leads wait. */
  | 'desk-unreachable'
  /** Instagram refuses the account's token. */
  | 'token-refused'
  /** Instagram says a permission or feature is missing. */
  | 'permission-missing'
  /** Instagram has restricted the account, or blocked it for a policy: what is to be sent waits. */
  | 'sending-paused'
  /** Entries of webhooks could not be read. */
  | 'entries-quarantined'
  /** Slack refuses a message of ours whatever we do. */
  | 'post-refused';

export interface Alarm {
  readonly team: TeamId;
  readonly kind: AlarmKind;
  /** What it is about: an account, a channel, a reason. One alarm per kind and subject is alive. */
  readonly subject: string;
  /** For the admin: what to do is said by the catalogue, this is the particular. Never a token or a viewer's words. */
  readonly detail: string;
  readonly times: number;
  readonly raisedAt: Date;
  readonly lastAt: Date;
  readonly toldAt: Date | undefined;
}

export interface AlarmStore {
  /** Counts the fault. @returns true when it is new, so that an admin is told once */
  raise(team: TeamId, kind: AlarmKind, subject: string, detail: string, now: Date): Promise<boolean>;
  /** The fault is over; the next one is told anew. @returns whether there was one */
  clear(team: TeamId, kind: AlarmKind, subject: string, now: Date): Promise<boolean>;
  live(team: TeamId): Promise<readonly Alarm[]>;
  find(team: TeamId, kind: AlarmKind, subject: string): Promise<Alarm | undefined>;
  markTold(team: TeamId, kind: AlarmKind, subject: string, now: Date): Promise<void>;
}

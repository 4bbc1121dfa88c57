/** Why an account sends nothing for now. */
export type PauseReason =
  /** Its token is refused: somebody must connect it again. */
  | 'token'
  /** Meta asks for fewer calls. */
  | 'rate-limit'
  /** Instagram has restricted messages from the account. */
  | 'restricted'
  /** Meta blocked it for a policy: somebody must look before anything goes out. */
  | 'policy';

export interface AccountPause {
  readonly because: PauseReason;
  /** Undefined: until a person ends it. */
  readonly until: Date | undefined;
}

/** What an account can do, as far as sending goes. */
export interface SendingAccount {
  /** Whether Storydesk reaches the account through Instagram's API at all. */
  readonly hasApi: boolean;
  /** May send messages. */
  readonly messaging: boolean;
  /** May reply in private to comments. */
  readonly privateReplies: boolean;
  /** Meta approved the human agent feature, and the account said so. */
  readonly humanAgent: boolean;
  /** May be over already; see `pauseAt`. */
  readonly pause: AccountPause | undefined;
}

/**
 * Instagram counts what people send in its app as well: while it restricts an account or looks at a policy, a message
 * sent by hand makes it worse.
 */
export const stopsByHand = ({ because }: AccountPause) => because === 'restricted' || because === 'policy';

/** The pause that holds at `now`, if any. */
export const pauseAt = ({ pause }: SendingAccount, now: Date): AccountPause | undefined =>
  pause && (pause.until === undefined || now < pause.until) ? pause : undefined;

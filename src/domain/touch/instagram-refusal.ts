/** Why Instagram did not take a touch. Whoever talks to Instagram turns its codes into these. */
export const instagramRefusals = [
  /** Sent outside of the allowed window. */
  'window-closed',
  /** They blocked us, are gone, or take no messages now. */
  'unreachable',
  /** Nobody has this id, or the conversation or comment is gone. */
  'not-found',
  /** The comment was answered in private before, is too old or was deleted. */
  'private-reply-used',
  /** Too many private replies for now. */
  'private-reply-limit',
  /** Another app holds the conversation. */
  'thread-control',
  /** Meta could not take the attached file. */
  'attachment',
  /** Instagram has restricted messages from the account for a while. */
  'restricted',
  /** Meta blocked the account for a policy. */
  'policy',
  /** A permission or feature is missing, or the account's access is too low. */
  'permission',
  /** The app may not use the message tag. */
  'tag-not-allowed',
  /** The account's token is refused. */
  'token',
  /** Too many calls. */
  'rate-limit',
  /** Meta had a fault of its own; the message may have gone out all the same. */
  'temporary',
  /** We asked for something that does not exist. */
  'bug',
  /** A code that nobody has told us about; the message may have gone out all the same. */
  'unknown',
] as const;
export type InstagramRefusal = (typeof instagramRefusals)[number];

/** What a refusal of Meta's means for us. */
export type GraphErrorClass =
  | 'token'
  | 'permission'
  | 'rate-limit'
  | 'temporary'
  | 'window-closed'
  | 'unreachable'
  | 'not-found'
  | 'no-consent'
  | 'restricted'
  | 'policy'
  | 'private-reply-used'
  | 'thread-control'
  | 'attachment'
  | 'metric'
  | 'bug'
  | 'unknown';

export interface GraphErrorMeaning {
  readonly class: GraphErrorClass;
  /** For an admin: what to do about it. */
  readonly action: string;
}

interface Row extends GraphErrorMeaning {
  /** `code`, `code/subcode`, or `any/subcode` for a subcode that means the same under every code. */
  readonly at: readonly string[];
}

const tokenAction = 'Connect the account again: its token no longer works';
const permissionAction = 'Check the permissions, features and access level of the Meta app';

/**
 * Meta's error codes, most of them from
 * https://developers.facebook.com/documentation/business-messaging/messenger-platform/error-codes, the rest seen in the
 * field. A subcode decides before its code.
 */
const rows: readonly Row[] = [
  { at: ['10/2534022', '10/2018278'], class: 'window-closed', action: 'Wait until the person writes again' },
  { at: ['10/2018065'], class: 'permission', action: 'Stop using the message tag: the app has no permission for it' },
  { at: ['10/2018108'], class: 'unreachable', action: 'Leave it: the person takes no messages now' },
  {
    at: ['10/2018300'],
    class: 'thread-control',
    action: 'Answer in the Instagram app, or take the conversation over: another app holds it',
  },
  {
    at: ['10/1893063'],
    class: 'restricted',
    action: 'Send nothing for now: Instagram has restricted messages from the account',
  },
  { at: ['10'], class: 'permission', action: permissionAction },
  { at: ['551', '200/1545041'], class: 'unreachable', action: 'Leave it: the person blocked the account or is gone' },
  {
    at: ['100/2534014', '100/2018001'],
    class: 'not-found',
    action: 'Leave it: nobody has this id for the account; if it happens often, check the login variant',
  },
  {
    at: ['100/2534025', '100/2534039', '100/2534040', '10900', 'any/10900', '10903', 'any/10903'],
    class: 'private-reply-used',
    action: 'Leave it: the comment is gone, too old, or was answered privately before',
  },
  { at: ['100/2534013'], class: 'rate-limit', action: 'Send fewer private replies' },
  { at: ['2534001', 'any/2534001', '100/2534015'], class: 'not-found', action: 'Leave it: the conversation is gone' },
  {
    at: ['100/2534029', '100/2534122', '200/2534041', '200/2018028'],
    class: 'permission',
    action: 'Check the messaging features of the Meta app and the restrictions of the account',
  },
  {
    at: ['100/2018047', '100/2018109'],
    class: 'attachment',
    action: 'Send another file: Meta could not take this one, or it is too big or of a wrong type',
  },
  { at: ['100/33'], class: 'not-found', action: 'Leave it: it expired or was deleted, or the app may not see it' },
  { at: ['100/2207086'], class: 'metric', action: 'Ask without this metric: this kind of media does not have it' },
  { at: ['100'], class: 'bug', action: 'Report it: Storydesk asked Meta for something it does not know' },
  { at: ['190/458'], class: 'token', action: 'Connect the account again: its owner removed the app' },
  {
    at: ['190/459'],
    class: 'token',
    action: 'Log in on instagram.com, pass the check, then connect the account again',
  },
  { at: ['190/460'], class: 'token', action: 'Connect the account again: its password was changed' },
  { at: ['190/463'], class: 'token', action: 'Connect the account again: its token has expired' },
  { at: ['190/464'], class: 'token', action: 'Confirm the account on instagram.com, then connect it again' },
  { at: ['190', '102'], class: 'token', action: tokenAction },
  { at: ['200', '3'], class: 'permission', action: permissionAction },
  {
    at: ['4', '17', '32', '613', ...Array.from({ length: 14 }, (_none, index) => String(80001 + index))],
    class: 'rate-limit',
    action: 'Nothing: Storydesk asks less until Meta takes calls again',
  },
  {
    at: ['1', '2', '1545133', 'any/1545133', '1200'],
    class: 'temporary',
    action: 'Nothing: it passes. A message may have gone out all the same; look before sending it again',
  },
  {
    at: ['368'],
    class: 'policy',
    action: 'Stop sending and look at the account’s status: Meta blocked it for a policy',
  },
  { at: ['230'], class: 'no-consent', action: 'Nothing: the profile may be read once the person has written' },
  { at: ['9010'], class: 'not-found', action: 'Leave it: the account was deleted or blocked ours' },
  {
    at: ['2018344', 'any/2018344'],
    class: 'permission',
    action: 'Accept the contact terms in the settings of the Page',
  },
  { at: ['2500'], class: 'bug', action: 'Report it: Storydesk asked Meta at a wrong address' },
];

/** Where the words decide: Meta uses these codes for other things too, or is not consistent about them. */
const byMessage: readonly (GraphErrorMeaning & { readonly says: RegExp; readonly code?: number })[] = [
  {
    says: /user consent is required/i,
    class: 'no-consent',
    action: 'Nothing: the profile may be read once the person has written',
  },
  {
    says: /not enough viewers/i,
    class: 'metric',
    action: 'Nothing: Meta shows no numbers for fewer than five viewers',
  },
  {
    says: /\bmetrics?\b/i,
    code: 100,
    class: 'metric',
    action: 'Ask without this metric: Meta dropped it, or this kind of media does not have it',
  },
];

const meanings = new Map<string, GraphErrorMeaning>(rows.flatMap((row) => row.at.map((at) => [at, row] as const)));

/** What the table says about an error; undefined for one it does not know. */
export function lookUpGraphError(
  code: number | undefined,
  subcode: number | undefined,
  message: string,
): GraphErrorMeaning | undefined {
  return (
    byMessage.find((row) => row.says.test(message) && (row.code ?? code) === code) ??
    meanings.get(`${code}/${subcode}`) ??
    meanings.get(`any/${subcode}`) ??
    meanings.get(`${code}`)
  );
}

import { addHours, addMinutes } from '../duration.ts';
import type { MessageId } from '../ids.ts';
import type { InstagramRefusal } from './instagram-refusal.ts';
import type { ApiRoute, Route } from './route.ts';
import type { Lift, RouteClosing } from './route-closing.ts';
import type { AccountPause } from './sending-account.ts';
import type { TouchOutcome } from './settle-touch.ts';

/** What was refused, and what decides for how long we hold back. */
export interface RefusedSend {
  readonly refusal: InstagramRefusal;
  readonly route: ApiRoute;
  /** With `private_reply`: the comment it was to answer. */
  readonly comment: MessageId | undefined;
  /** Which attempt of the touch this was, from 1. */
  readonly attempt: number;
  /** When Meta's usage headers say that it takes calls again. */
  readonly retryAt: Date | undefined;
  /** How often in a row the account was restricted before. */
  readonly restrictionsBefore: number;
}

/** What becomes of the account. */
export type AccountEffect =
  | { readonly kind: 'goes-on' }
  | { readonly kind: 'pauses'; readonly pause: AccountPause }
  /** Until an admin says that Meta approved the feature. */
  | { readonly kind: 'loses-human-agent' };

/** What the person on the card is offered; which route comes next is for `planRoutes` to say. */
export type RefusalOffer =
  /** Another route, if one is open. */
  | 'next-route'
  /** Only they can go on. */
  | 'wait-for-them'
  /** It goes out by itself later, or can be cancelled. */
  | 'wait-or-cancel'
  /** The conversation goes on in the Instagram app. */
  | 'by-hand'
  | 'another-file'
  /** It is looked for first; then "send again" or "it was sent". */
  | 'look-first'
  /** Nothing to do here: an admin is told. */
  | 'ask-admin';

export interface Aftermath {
  readonly touch: TouchOutcome;
  readonly closings: readonly RouteClosing[];
  readonly account: AccountEffect;
  readonly tellAdmins: boolean;
  readonly offer: RefusalOffer;
}

/** Another app keeps a conversation for a day (Conversation Routing). */
const threadControlHours = 24;
/** How long a missing permission keeps a route to a person closed: long enough not to knock, short enough to be mended. */
const permissionHours = 1;
const firstRestrictionMinutes = 30;
const longestRestrictionMinutes = 240;
const longestBackOffMinutes = 60;
/** Private replies that Meta puts off are tried so often in all. */
const privateReplyAttempts = 3;

const everyRoute: readonly Route[] = ['reply', 'private_reply', 'human_agent', 'by_hand'];
const conversationRoutes: readonly Route[] = ['reply', 'human_agent'];

/**
 * Decides what follows when Instagram refuses a touch: what the touch becomes, which routes to this person are closed
 * and until when, whether the account pauses, and what is offered instead.
 *
 * A touch is tried again by itself only where Meta says that it was not taken and merely came too early. After a fault
 * of Meta's own it may have gone out: then it is `unknown`, and a person decides.
 */
export function afterRefusal(send: RefusedSend, now: Date): Aftermath {
  const { refusal, route, comment } = send;
  const close = (routes: readonly Route[], lift: Lift): readonly RouteClosing[] =>
    routes.map((closed) => ({ route: closed, refusal, at: now, lift }));
  const untilTheyWrite: Lift = { kind: 'they-write' };
  /** A refused private reply says something about its comment alone. */
  const closeThis = (lift: Lift) => close([route], comment ? { kind: 'never', comment } : lift);

  switch (refusal) {
    case 'window-closed':
      return refused(send, { closings: closeThis(untilTheyWrite), offer: 'next-route' });
    case 'private-reply-used':
      return refused(send, { closings: closeThis(untilTheyWrite), offer: 'next-route' });
    case 'unreachable':
      return refused(send, { closings: close(everyRoute, untilTheyWrite), offer: 'wait-for-them' });
    case 'not-found':
      return refused(send, {
        closings: comment ? closeThis(untilTheyWrite) : close(conversationRoutes, untilTheyWrite),
        offer: 'next-route',
      });
    case 'thread-control':
      return refused(send, {
        closings: close([...conversationRoutes, 'private_reply'], {
          kind: 'at',
          at: addHours(now, threadControlHours),
        }),
        offer: 'by-hand',
      });
    case 'attachment':
      return refused(send, { offer: 'another-file' });
    case 'permission':
      return refused(send, {
        closings: close([route], { kind: 'at', at: addHours(now, permissionHours) }),
        tellAdmins: true,
        offer: 'next-route',
      });
    case 'tag-not-allowed':
      return refused(send, { account: { kind: 'loses-human-agent' }, tellAdmins: true, offer: 'next-route' });
    case 'bug':
      return refused(send, { tellAdmins: true, offer: 'ask-admin' });
    case 'private-reply-limit':
      return send.attempt < privateReplyAttempts
        ? putOff({ kind: 'put-off', until: backOff(send, now), why: { kind: 'back-off' } })
        : refused(send, { closings: closeThis(untilTheyWrite), offer: 'next-route' });
    case 'rate-limit':
      return pause({ because: 'rate-limit', until: backOff(send, now) }, false);
    case 'restricted':
      return pause({ because: 'restricted', until: addMinutes(now, restrictionMinutes(send)) }, true);
    case 'policy':
      return pause({ because: 'policy', until: undefined }, true);
    case 'token':
      return pause({ because: 'token', until: undefined }, true);
    case 'temporary':
    case 'unknown':
      return { ...nothingElse, touch: { kind: 'no-answer' }, offer: 'look-first' };
  }
}

const nothingElse: Pick<Aftermath, 'closings' | 'account' | 'tellAdmins'> = {
  closings: [],
  account: { kind: 'goes-on' },
  tellAdmins: false,
};

const refused = ({ refusal }: RefusedSend, rest: Partial<Aftermath> & Pick<Aftermath, 'offer'>): Aftermath => ({
  ...nothingElse,
  touch: { kind: 'refused', refusal },
  ...rest,
});

const putOff = (touch: TouchOutcome): Aftermath => ({ ...nothingElse, touch, offer: 'wait-or-cancel' });

/** The account holds its breath; the touch waits in sight, since Instagram surely did not take it. */
function pause(accountPause: AccountPause, tellAdmins: boolean): Aftermath {
  const { because, until } = accountPause;
  return {
    ...putOff({ kind: 'put-off', until, why: { kind: 'account-paused', pause: because } }),
    account: { kind: 'pauses', pause: accountPause },
    tellAdmins,
  };
}

/** What Meta says, else 1, 2, 4 … minutes, at most an hour. */
function backOff({ attempt, retryAt }: RefusedSend, now: Date): Date {
  if (retryAt && retryAt > now) return retryAt;
  return addMinutes(now, Math.min(2 ** (attempt - 1), longestBackOffMinutes));
}

/** Half an hour, doubling to four (seen in the field; Meta does not say how long it lasts). */
const restrictionMinutes = ({ restrictionsBefore }: RefusedSend) =>
  Math.min(firstRestrictionMinutes * 2 ** restrictionsBefore, longestRestrictionMinutes);

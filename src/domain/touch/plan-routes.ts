import { accept, type Result, refuse } from '../result.ts';
import type { Suppression } from '../suppression/suppression.ts';
import { type CommentFacts, choosePrivateReply } from './choose-private-reply.ts';
import type { ClosedBecause, ClosedRoute, NextAct, OpenRoute, Route, RoutePlan, TextKind } from './route.ts';
import type { RouteClosing } from './route-closing.ts';
import { pauseAt, type SendingAccount, stopsByHand } from './sending-account.ts';
import { opensSurely, type PastAct, type Windows, windowsOf } from './window.ts';

/** What is known of a person, as far as writing to them goes. */
export interface PersonFacts {
  /** What they did, in any order; the latest of each kind is enough, and the latest that came from an ad. */
  readonly acts: readonly PastAct[];
  readonly comments: readonly CommentFacts[];
  readonly suppression: Suppression | undefined;
  readonly userName: string | undefined;
  readonly closings: readonly RouteClosing[];
}

export interface RouteFacts {
  readonly person: PersonFacts;
  readonly account: SendingAccount;
  readonly text: TextKind;
  readonly now: Date;
}

/**
 * What each route takes. A human agent answers in their own words: the policy lets in no bots, no promotion, and no
 * text that nobody wrote for this person. A private reply is outside the window, where promotion is not allowed.
 */
const takes: Readonly<Record<Route, readonly TextKind[]>> = {
  reply: ['personal', 'template', 'promotional', 'automatic'],
  private_reply: ['personal', 'template'],
  human_agent: ['personal'],
  by_hand: ['personal', 'template', 'promotional'],
};

/**
 * Plans how a text may go to a person now: every route with its deadline or the reason why it is closed, best first,
 * and the next allowed act when none is open. A deadline is the first instant at which it is too late.
 *
 * Asked again inside the claim of the send: what was open on the card may be closed by then.
 */
export function planRoutes(facts: RouteFacts): RoutePlan {
  const { open, closed } = lookAtRoutes(facts);
  return { open, closed, next: open.length > 0 ? undefined : nextAct(facts) };
}

function lookAtRoutes(facts: RouteFacts): Pick<RoutePlan, 'open' | 'closed'> {
  const windows = windowsOf(facts.person.acts);
  const looked: readonly (OpenRoute | ClosedRoute)[] = [
    lookAtReply(facts, windows),
    lookAtPrivateReply(facts),
    lookAtHumanAgent(facts, windows),
    lookAtByHand(facts),
  ];
  return {
    open: looked.filter(isOpen).toSorted((a, b) => rank(a, facts.now) - rank(b, facts.now)),
    closed: looked.filter(isClosed),
  };
}

const isClosed = (route: OpenRoute | ClosedRoute): route is ClosedRoute => 'because' in route;
const isOpen = (route: OpenRoute | ClosedRoute): route is OpenRoute => !isClosed(route);

/** What surely goes out comes first, and what takes a teammate's hands last. */
function rank(open: OpenRoute, now: Date): number {
  switch (open.route) {
    case 'reply':
      return open.sureUntil && now < open.sureUntil ? 0 : 3;
    case 'private_reply':
      return open.isSure ? 1 : 4;
    case 'human_agent':
      return 2;
    case 'by_hand':
      return 5;
  }
}

function lookAtReply(facts: RouteFacts, { until, sureUntil }: Windows): OpenRoute | ClosedRoute {
  const { account, text, now } = facts;
  const barred = closedForApi(facts, account.messaging);
  if (barred) return { route: 'reply', because: barred };
  const window = stillOpen(until, now);
  if (!window.ok) return { route: 'reply', because: window.refusal };
  const because = refusedByInstagram(facts, 'reply') ?? paused(facts) ?? textNotTaken(facts, 'reply');
  if (because) return { route: 'reply', because };
  const isSure = sureUntil !== undefined && now < sureUntil;
  return text === 'automatic' && !isSure
    ? { route: 'reply', because: { kind: 'unsure', until: window.value } }
    : { route: 'reply', until: window.value, sureUntil };
}

function lookAtPrivateReply(facts: RouteFacts): OpenRoute | ClosedRoute {
  const { account, person, now } = facts;
  const barred = closedForApi(facts, account.privateReplies);
  if (barred) return { route: 'private_reply', because: barred };
  const choice = choosePrivateReply(person.comments, person.closings, now);
  if (!choice.ok) return { route: 'private_reply', because: choice.refusal };
  const because = refusedByInstagram(facts, 'private_reply') ?? paused(facts) ?? textNotTaken(facts, 'private_reply');
  return because ? { route: 'private_reply', because } : { route: 'private_reply', ...choice.value };
}

function lookAtHumanAgent(facts: RouteFacts, { humanAgentUntil }: Windows): OpenRoute | ClosedRoute {
  const { account, now } = facts;
  const barred = closedForApi(facts, account.messaging);
  if (barred) return { route: 'human_agent', because: barred };
  if (!account.humanAgent) return { route: 'human_agent', because: { kind: 'human-agent-not-approved' } };
  const window = stillOpen(humanAgentUntil, now);
  if (!window.ok) return { route: 'human_agent', because: window.refusal };
  const because = refusedByInstagram(facts, 'human_agent') ?? paused(facts) ?? textNotTaken(facts, 'human_agent');
  return because ? { route: 'human_agent', because } : { route: 'human_agent', until: window.value };
}

function lookAtByHand(facts: RouteFacts): OpenRoute | ClosedRoute {
  const { person } = facts;
  const pause = pauseAt(facts.account, facts.now);
  if (person.suppression) return { route: 'by_hand', because: suppressed(person.suppression) };
  if (person.userName === undefined) return { route: 'by_hand', because: { kind: 'no-user-name' } };
  const because =
    refusedByInstagram(facts, 'by_hand') ??
    (pause && stopsByHand(pause) ? { kind: 'account-paused' as const, pause } : undefined) ??
    textNotTaken(facts, 'by_hand');
  return because ? { route: 'by_hand', because } : { route: 'by_hand', isCold: !person.acts.some(opensSurely) };
}

const suppressed = ({ since }: Suppression): ClosedBecause => ({ kind: 'suppressed', since });

/** What closes every route on which Storydesk would send. */
function closedForApi({ person, account }: RouteFacts, isCapable: boolean): ClosedBecause | undefined {
  if (person.suppression) return suppressed(person.suppression);
  if (!account.hasApi) return { kind: 'api-closed' };
  return isCapable ? undefined : { kind: 'not-capable' };
}

function stillOpen(until: Date | undefined, now: Date): Result<Date, ClosedBecause> {
  if (until === undefined) return refuse({ kind: 'never-wrote' });
  return now < until ? accept(until) : refuse({ kind: 'window-over', endedAt: until });
}

function refusedByInstagram({ person, now }: RouteFacts, route: Route): ClosedBecause | undefined {
  const standing = person.closings
    .filter((closing) => closing.route === route && stands(closing, person, now))
    .toSorted((a, b) => b.at.getTime() - a.at.getTime())[0];
  return standing && { kind: 'instagram-refused', refusal: standing.refusal, at: standing.at };
}

/** What they did before the refusal cannot lift it, however late we heard of it: Instagram knew. */
function stands({ route, at, lift }: RouteClosing, { acts, comments }: PersonFacts, now: Date): boolean {
  switch (lift.kind) {
    case 'at':
      return now < lift.at;
    case 'they-write':
      return route === 'private_reply'
        ? !comments.some(({ happenedAt }) => happenedAt > at)
        : !acts.some((act) => opensSurely(act) && act.happenedAt > at);
    case 'never':
      return false; // one comment alone, see `choosePrivateReply`
  }
}

function paused({ account, now }: RouteFacts): ClosedBecause | undefined {
  const pause = pauseAt(account, now);
  return pause && { kind: 'account-paused', pause };
}

const textNotTaken = ({ text }: RouteFacts, route: Route): ClosedBecause | undefined =>
  takes[route].includes(text) ? undefined : { kind: 'text-not-allowed', text };

function nextAct(facts: RouteFacts): NextAct {
  if (facts.person.suppression) return { kind: 'leave-alone' };
  for (const text of ['personal', 'template'] as const) {
    const [route] = lookAtRoutes({ ...facts, text }).open;
    if (route) return { kind: 'change-text', to: text, route };
  }
  for (const at of instantsOfChange(facts)) {
    const [route] = lookAtRoutes({ ...facts, now: at }).open;
    if (route) return { kind: 'wait', at, route };
  }
  return { kind: 'wait-for-them' };
}

/** When, by itself, something that is closed now will be open again. */
function instantsOfChange({ person, account, now }: RouteFacts): readonly Date[] {
  const lifts = person.closings.flatMap(({ lift }) => (lift.kind === 'at' ? [lift.at] : []));
  return [...lifts, ...(account.pause?.until ? [account.pause.until] : [])]
    .filter((at) => at > now)
    .toSorted((a, b) => a.getTime() - b.getTime());
}

import { accept, type Result, refuse } from '../result.ts';
import { cancelTouch } from './cancel-touch.ts';
import type { LimitVerdict } from './limits.ts';
import type { ClosedBecause, OpenRoute, RoutePlan } from './route.ts';
import { sendTouch } from './send-touch.ts';
import {
  type CancelReason,
  coreOf,
  type Touch,
  type TouchRefusal,
  type WaitingTouch,
  type WaitReason,
} from './touch.ts';

/**
 * Decides, inside the claim of a send, what becomes of a waiting touch, by the routes and limits of this moment: it
 * begins, waits on with the reason, or is cancelled. It never changes the route: a person chose it and saw what it means.
 *
 * @param plan the routes for this touch's kind of text and, with a private reply, for its comment alone
 */
export function claimSend(
  touch: Touch,
  plan: RoutePlan,
  verdict: LimitVerdict,
  now: Date,
): Result<Touch, TouchRefusal> {
  if (touch.status !== 'waiting') return sendTouch(touch, now); // refused, with the reason
  const { until, why } = touch;
  if (why.kind === 'back-off' && until && now < until) return refuse({ kind: 'too-early', until, why });
  const open = plan.open.find((route) => isRouteOf(touch, route));
  if (!open) return withoutRoute(touch, plan, now);
  switch (verdict.kind) {
    case 'now':
      return sendTouch({ ...touch, until: now }, now); // what it waited for was computed again, and is over
    case 'not-before':
      return 'until' in open && verdict.at >= open.until
        ? cancelTouch(touch, { kind: 'window-ends-first', endsAt: open.until }, now)
        : waitOn(touch, verdict.at, { kind: 'limit', limit: verdict.because });
    case 'never':
      return waitOn(touch, undefined, { kind: 'limit', limit: verdict.because });
  }
}

const isRouteOf = (touch: Touch, open: OpenRoute) =>
  open.route === touch.route && (open.route !== 'private_reply' || open.comment === touch.comment);

function withoutRoute(touch: WaitingTouch, plan: RoutePlan, now: Date): Result<Touch, TouchRefusal> {
  const because: ClosedBecause = plan.closed.find(({ route }) => route === touch.route)?.because ?? {
    kind: 'no-comment', // a route is open or closed with a reason; open for another comment is neither
  };
  if (because.kind === 'account-paused') {
    return waitOn(touch, because.pause.until, { kind: 'account-paused', pause: because.pause.because });
  }
  return cancelTouch(touch, reasonToCancel(because), now);
}

const reasonToCancel = (because: ClosedBecause): CancelReason =>
  because.kind === 'suppressed' ? { kind: 'opted-out' } : { kind: 'route-closed', because };

const waitOn = (touch: WaitingTouch, until: Date | undefined, why: WaitReason): Result<WaitingTouch, TouchRefusal> =>
  accept({ ...coreOf(touch), version: touch.version + 1, status: 'waiting', until, why });

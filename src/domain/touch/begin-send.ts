import type { Transaction } from '../database.ts';
import type { Desk } from '../desk.ts';
import type { TeamId, TouchId } from '../ids.ts';
import { isClosed } from '../lead/lead.ts';
import type { Cause } from '../lead/lead-event.ts';
import type { Account } from '../team/account.ts';
import { afterTouchChange } from './after-touch-change.ts';
import { cancelTouch } from './cancel-touch.ts';
import { claimSend } from './claim-send.ts';
import { whenWithinLimits } from './limits.ts';
import { planRoutes } from './plan-routes.ts';
import type { RoutePlan } from './route.ts';
import { settleTouch } from './settle-touch.ts';
import type { SendingTouch, Touch, WaitingTouch } from './touch.ts';

/** What became of a touch when its turn came. */
export type BegunSend =
  /** Written down: it is for the caller to give it to Instagram, once. */
  | { readonly kind: 'send'; readonly touch: SendingTouch; readonly account: Account }
  | { readonly kind: 'later'; readonly at: Date }
  /** Nothing to send: settled, cancelled, or waiting for a person. */
  | { readonly kind: 'nothing' };

const ourTurn: Cause = { actor: undefined, cause: 'its turn' };

/**
 * Begins the sending of a waiting touch: checks routes and limits as they are now, and writes down that it is about to
 * go out. Whoever finds it begun and without an answer never sends it: it may have gone out.
 */
export async function beginSend(desk: Desk, team: TeamId, id: TouchId): Promise<BegunSend> {
  return desk.database.transaction(async (stores): Promise<BegunSend> => {
    const found = await stores.touches.find(team, id);
    if (!found) return { kind: 'nothing' };
    const lead = await stores.leads.lock(team, found.lead);
    const touch = await stores.touches.lock(team, id);
    const account = touch && (await stores.accounts.find(team, touch.account));
    if (!touch || !account) return { kind: 'nothing' };
    const now = desk.clock.now();
    if (touch.status === 'sending') return lostSender(stores, account, touch, now);
    if (touch.status !== 'waiting') return { kind: 'nothing' };
    if (lead && isClosed(lead)) return leadIsOver(stores, account, touch, now);
    return decide(desk, stores, account, touch, now);
  });
}

/** Whoever began it died, or was held up past its lease: nobody knows what Instagram heard. */
async function lostSender(stores: Transaction, account: Account, touch: SendingTouch, now: Date): Promise<BegunSend> {
  const settled = settleTouch(touch, touch.attempt, { kind: 'no-answer' }, now);
  if (settled.ok) await keep(stores, account, settled.value, { actor: undefined, cause: 'its sender was lost' }, now);
  return { kind: 'nothing' };
}

/** Whoever closed the lead has seen that nothing more is to be said. */
async function leadIsOver(stores: Transaction, account: Account, touch: WaitingTouch, now: Date): Promise<BegunSend> {
  const cancelled = cancelTouch(touch, { kind: 'lead-over' }, now);
  if (cancelled.ok) await keep(stores, account, cancelled.value, ourTurn, now);
  return { kind: 'nothing' };
}

async function decide(
  desk: Desk,
  stores: Transaction,
  account: Account,
  touch: WaitingTouch,
  now: Date,
): Promise<BegunSend> {
  const { sending: settings } = desk.settings;
  const plan = await planNow(stores, account, touch, now);
  const isCold = touch.route === 'by_hand' && plan.open.some((open) => open.route === 'by_hand' && open.isCold);
  const earlier = await stores.touches.earlier(account, touch.viewer, settings, now, touch.id);
  const claimed = claimSend(touch, plan, whenWithinLimits(earlier, isCold, settings, now), now);
  if (!claimed.ok) {
    const { refusal } = claimed;
    return refusal.kind === 'too-early' && refusal.until ? { kind: 'later', at: refusal.until } : { kind: 'nothing' };
  }
  const next = await holdComment(stores, account, claimed.value, touch, now);
  await keep(stores, account, next, ourTurn, now);
  if (next.status === 'sending') return { kind: 'send', touch: next, account };
  return next.status === 'waiting' && next.until ? { kind: 'later', at: next.until } : { kind: 'nothing' };
}

async function planNow(stores: Transaction, account: Account, touch: WaitingTouch, now: Date): Promise<RoutePlan> {
  const sending = await stores.accounts.sending(account.team, account.id);
  if (!sending) throw new Error(`Account ${account.id} is not known`);
  const person = await stores.touches.person(account, touch.viewer, touch.id);
  const comments = touch.comment ? person.comments.filter(({ id }) => id === touch.comment) : person.comments;
  return planRoutes({ person: { ...person, comments }, account: sending, text: touch.textKind, now });
}

/** A comment is answered in private once, ever: the ledger says so before Instagram is asked. */
async function holdComment(
  stores: Transaction,
  account: Account,
  next: Touch,
  waiting: WaitingTouch,
  now: Date,
): Promise<Touch> {
  if (next.status !== 'sending' || next.comment === undefined) return next;
  if (await stores.touches.beginPrivateReply(account, next.comment, next.id, now)) return next;
  const because = { kind: 'comment-answered', answeredAt: now } as const;
  const cancelled = cancelTouch(waiting, { kind: 'route-closed', because }, now);
  if (!cancelled.ok) throw new Error(`Touch ${waiting.id} waits, and cannot be cancelled`);
  return cancelled.value;
}

async function keep(stores: Transaction, account: Account, touch: Touch, cause: Cause, now: Date): Promise<void> {
  await stores.touches.save(touch, cause, now);
  await afterTouchChange(stores, account, touch, now);
}

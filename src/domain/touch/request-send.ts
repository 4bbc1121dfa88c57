import type { Transaction } from '../database.ts';
import type { Desk } from '../desk.ts';
import { addMinutes } from '../duration.ts';
import { type LeadId, type SlackUserId, type TeamId, type TouchId, touchId, type ViewerId } from '../ids.ts';
import { afterLeadChange } from '../lead/after-lead-change.ts';
import type { Lead } from '../lead/lead.ts';
import type { Cause } from '../lead/lead-event.ts';
import { isOver, type LeadRefusal } from '../lead/refusal.ts';
import { accept, type Result, refuse } from '../result.ts';
import type { Account, Language } from '../team/account.ts';
import { afterTouchChange, scheduleSend } from './after-touch-change.ts';
import { type LimitReason, type LimitVerdict, whenWithinLimits } from './limits.ts';
import { planRoutes } from './plan-routes.ts';
import type { ClosedBecause, Route, RoutePlan, TextKind } from './route.ts';
import { lintSend, type SendBlock } from './send-lint.ts';
import { sendTouch } from './send-touch.ts';
import type { AccountPause } from './sending-account.ts';
import type { Step } from './step.ts';
import type { OfferedTouch, TemplateUse, Touch, WaitingTouch } from './touch.ts';

/** Somebody pressed Send. */
export interface SendRequest {
  readonly team: TeamId;
  readonly lead: LeadId;
  /** The version of the lead that they saw: what happened since must be seen before anything goes out. */
  readonly leadVersion: number;
  readonly by: SlackUserId;
  /** A manager: they may answer what another has claimed. */
  readonly mayActForOthers: boolean;
  /** Names this press: delivered twice, it sends once. */
  readonly pressKey: string;
  /** For the history: `composer`, `suggestion`, `shortcut`. */
  readonly cause: string;
  readonly route: Route;
  readonly text: string;
  readonly textKind: Exclude<TextKind, 'automatic'>;
  readonly step: Step;
  readonly template: TemplateUse | undefined;
  readonly blanksLeft: readonly string[];
  readonly language: Language | undefined;
}

/** Why nothing was sent, and nothing will be. */
export type SendRefusal =
  | LeadRefusal
  /** Something happened to the lead since they looked; show it, then they may press again. */
  | { readonly kind: 'changed-meanwhile'; readonly version: number }
  /** A message to this person waits, is on its way or unconfirmed. */
  | { readonly kind: 'touch-under-way'; readonly touch: Touch }
  | { readonly kind: 'route-closed'; readonly because: ClosedBecause; readonly plan: RoutePlan }
  | { readonly kind: 'blocked'; readonly blocks: readonly SendBlock[] }
  /** It could go at `at` at the earliest, undefined for never, and that is too late. */
  | { readonly kind: 'limit'; readonly limit: LimitReason; readonly at: Date | undefined };

/**
 * Takes a message into the outbox, in one transaction with everything that follows for the lead: it goes out as soon as
 * the account's pace and limits let it, waits in sight, or is offered to be sent by hand.
 */
export async function requestSend(desk: Desk, request: SendRequest): Promise<Result<Touch, SendRefusal>> {
  return desk.database.transaction(async (stores) => {
    const lead = await stores.leads.lock(request.team, request.lead);
    const account = lead && (await stores.accounts.find(lead.team, lead.account));
    if (!lead || !account) return refuse({ kind: 'unknown-lead' });
    const { pressKey, before } = await pressOf(stores, request);
    if (before) return accept(before);
    const mine = mayAnswer(lead, request);
    if (!mine.ok) return mine;

    const [underWay] = await stores.touches.lockUnderWay(account, lead.viewer);
    if (underWay) return refuse({ kind: 'touch-under-way', touch: underWay });
    if (lead.version !== request.leadVersion) return refuse({ kind: 'changed-meanwhile', version: lead.version });
    const now = desk.clock.now();
    const planned = await planSend(desk, stores, account, lead.viewer, request, now);
    if (!planned.ok) return planned;

    const { touch, isCold } = planned.value(touchId(desk.ids.next()), lead);
    const cause: Cause = { actor: request.by, cause: request.cause };
    await stores.touches.add({ touch, pressKey, isCold }, cause, now);
    await keepLeaseFor(desk, stores, lead, touch, cause, now);
    await scheduleSend(stores, touch);
    await afterTouchChange(stores, account, touch, now);
    return accept(touch);
  });
}

/** The touch that this press has made, unless it surely did not go out: then the same words may be sent anew. */
async function pressOf(stores: Transaction, { team, pressKey }: SendRequest) {
  for (let key = pressKey; ; key += '+') {
    const before = await stores.touches.findByPress(team, key);
    if (!before || !didNotGoOut.has(before.status)) return { pressKey: key, before };
  }
}

const didNotGoOut: ReadonlySet<Touch['status']> = new Set<Touch['status']>(['refused', 'cancelled', 'said-not-sent']);

/** Only the owner answers, or a manager; nobody answers what nobody has claimed. */
function mayAnswer(lead: Lead, { by, mayActForOthers }: SendRequest): Result<true, SendRefusal> {
  switch (lead.status) {
    case 'open':
      return refuse({ kind: 'not-claimed' });
    case 'claimed':
    case 'contacted':
    case 'replied':
    case 'snoozed':
      if (lead.owner === by || mayActForOthers) return accept(true);
      return lead.owner === undefined
        ? refuse({ kind: 'not-claimed' })
        : refuse({ kind: 'not-yours', owner: lead.owner });
    default:
      return refuse(isOver(lead));
  }
}

type Planned = (id: TouchId, lead: Lead) => { readonly touch: WaitingTouch | OfferedTouch; readonly isCold: boolean };

/** Checks everything that will be checked again when it goes out, so that whoever presses Send learns it at once. */
async function planSend(
  desk: Desk,
  stores: Transaction,
  account: Account,
  viewer: ViewerId,
  request: SendRequest,
  now: Date,
): Promise<Result<Planned, SendRefusal>> {
  const { sending: settings } = desk.settings;
  const [sending, person] = [
    await stores.accounts.sending(account.team, account.id),
    await stores.touches.person(account, viewer),
  ];
  if (!sending) throw new Error(`Account ${account.id} is not known`);
  const { blocks } = lintSend(
    {
      ...request,
      theirLanguage: undefined,
      sameTextPeople: await stores.touches.sameTextPeople(
        account,
        viewer,
        request.text,
        addMinutes(now, -settings.sameTextMinutes),
      ),
      suppression: person.suppression,
    },
    settings,
  );
  if (blocks.length > 0) return refuse({ kind: 'blocked', blocks });

  const plan = planRoutes({ person, account: sending, text: request.textKind, now });
  const open = plan.open.find(({ route }) => route === request.route);
  const paused = plan.closed.find(({ route }) => route === request.route)?.because;
  const pause = paused?.kind === 'account-paused' ? paused.pause : undefined;
  // A paused account is no reason to lose what was written: it waits in sight. Only its comment must be known.
  if (!open && (!pause || request.route === 'private_reply')) {
    return refuse({ kind: 'route-closed', because: paused ?? { kind: 'no-comment' }, plan });
  }
  const isCold = open?.route === 'by_hand' && open.isCold;
  const verdict = whenWithinLimits(await stores.touches.earlier(account, viewer, settings, now), isCold, settings, now);
  const endsAt = open && 'until' in open ? open.until : undefined;
  if (verdict.kind === 'never') return refuse({ kind: 'limit', limit: verdict.because, at: undefined });
  if (verdict.kind === 'not-before' && endsAt && verdict.at >= endsAt) {
    return refuse({ kind: 'limit', limit: verdict.because, at: verdict.at });
  }

  return accept((id, lead) => {
    const waiting: WaitingTouch = {
      team: lead.team,
      id,
      lead: lead.id,
      viewer: lead.viewer,
      account: lead.account,
      step: request.step,
      route: request.route,
      comment: open?.route === 'private_reply' ? open.comment : undefined,
      text: request.text,
      textKind: request.textKind,
      template: request.template,
      by: request.by,
      at: now,
      attempt: 0,
      version: 1,
      status: 'waiting',
      ...waitOf(verdict, pause, now),
    };
    const begun = waiting.route === 'by_hand' ? sendTouch(waiting, now) : undefined;
    const touch = begun?.ok && begun.value.status === 'offered' ? { ...begun.value, version: 1 } : waiting;
    return { touch, isCold };
  });
}

function waitOf(
  verdict: Exclude<LimitVerdict, { kind: 'never' }>,
  pause: AccountPause | undefined,
  now: Date,
): Pick<WaitingTouch, 'until' | 'why'> {
  if (pause) return { until: pause.until, why: { kind: 'account-paused', pause: pause.because } };
  if (verdict.kind === 'not-before') return { until: verdict.at, why: { kind: 'limit', limit: verdict.because } };
  return { until: now, why: { kind: 'pace' } };
}

/** A claim does not run out while what its owner sent waits. */
async function keepLeaseFor(
  desk: Desk,
  stores: Transaction,
  lead: Lead,
  touch: WaitingTouch | OfferedTouch,
  cause: Cause,
  now: Date,
): Promise<void> {
  if (lead.status !== 'claimed') return;
  const from = touch.status === 'waiting' && touch.until && touch.until > now ? touch.until : now;
  const leaseUntil = addMinutes(from, desk.settings.rhythm.leaseMinutes);
  if (leaseUntil <= lead.leaseUntil) return;
  const saved = await stores.leads.save({ ...lead, leaseUntil }, 'renewed', cause, now);
  const account = await stores.accounts.find(lead.team, lead.account);
  if (account) await afterLeadChange(desk, stores, account, saved, now);
}

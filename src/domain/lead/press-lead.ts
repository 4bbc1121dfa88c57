import { countWon } from '../conversion/count-won.ts';
import type { Transaction } from '../database.ts';
import type { Desk } from '../desk.ts';
import type { LeadId, SlackUserId, TeamId } from '../ids.ts';
import { accept, type Result, refuse } from '../result.ts';
import { stopWaiting } from '../touch/stop-waiting.ts';
import type { CancelReason } from '../touch/touch.ts';
import { afterLeadChange } from './after-lead-change.ts';
import { type ClosedLead, isClosed, type Lead, ownerOf } from './lead.ts';
import type { LeadEventKind } from './lead-event.ts';
import type { LeadRefusal } from './refusal.ts';

/** A press on a lead: which, by whom, and through what (`button`, `home`, `command`). */
export interface LeadPress {
  readonly team: TeamId;
  readonly lead: LeadId;
  readonly by: SlackUserId;
  readonly cause: string;
}

/** Decides what a press makes of a lead. */
type Rule = (
  lead: Lead,
  now: Date,
  stores: Transaction,
) => Result<Lead, LeadRefusal> | Promise<Result<Lead, LeadRefusal>>;

/** Locks the lead, asks the rule, keeps what it accepted together with everything that must follow. */
export function change(
  desk: Desk,
  press: LeadPress,
  kind: LeadEventKind,
  rule: Rule,
): Promise<Result<Lead, LeadRefusal>> {
  return desk.database.transaction(async (stores) => {
    const lead = await stores.leads.lock(press.team, press.lead);
    if (!lead) return refuse({ kind: 'unknown-lead' });
    const now = desk.clock.now();
    const outcome = await rule(lead, now, stores);
    if (!outcome.ok) return outcome;
    const kindNow = kind === 'claimed' && ownerOf(lead) === press.by ? 'renewed' : kind;
    return accept(await keep(desk, stores, outcome.value, kindNow, press.by, press.cause, now));
  });
}

/** Keeps a lead together with everything that must follow; nothing more goes out to somebody whose lead is over. */
export async function keep(
  desk: Desk,
  stores: Transaction,
  lead: Lead,
  kind: LeadEventKind,
  actor: SlackUserId | undefined,
  cause: string,
  now: Date,
): Promise<Lead> {
  const saved = await stores.leads.save(lead, kind, { actor, cause }, now);
  const account = await stores.accounts.find(lead.team, lead.account);
  if (!account) throw new Error(`Lead ${lead.id} belongs to account ${lead.account}, which is not known`);
  if (saved.status === 'won') await countWon(stores, account, saved, now);
  if (kind === 'reopened') await stores.conversions.voidWon(saved.team, saved.id, now);
  if (isClosed(saved)) await stopWaiting(stores, account, saved.viewer, whyStopped(saved), { actor, cause }, now);
  await afterLeadChange(desk, stores, account, saved, now);
  return saved;
}

/** Why nothing more goes out to somebody whose lead was closed. */
function whyStopped(lead: ClosedLead): CancelReason {
  switch (lead.status) {
    case 'won':
      return { kind: 'converted' };
    case 'suppressed':
      return { kind: 'opted-out' };
    case 'lost':
      return { kind: 'by-person', by: lead.closedBy };
    case 'dismissed':
      return lead.closedBy ? { kind: 'by-person', by: lead.closedBy } : { kind: 'lead-over' };
  }
}

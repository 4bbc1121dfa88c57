import type { Transaction } from '../database.ts';
import type { Desk } from '../desk.ts';
import { addMinutes } from '../duration.ts';
import type { LeadId, SlackUserId, TeamId } from '../ids.ts';
import { accept, type Result, refuse } from '../result.ts';
import { afterLeadChange } from './after-lead-change.ts';
import { claimLead, expireClaim } from './claim-lead.ts';
import { dismissLead, reopenLead } from './dismiss-lead.ts';
import type { Lead } from './lead.ts';
import type { LeadEventKind } from './lead-event.ts';
import { passOnLead } from './pass-on-lead.ts';
import type { LeadRefusal } from './refusal.ts';
import { releaseLead } from './release-lead.ts';
import { wakeLead } from './snooze-lead.ts';

/** A press on a lead: which, by whom, and through what (`button`, `home`, `command`). */
export interface LeadPress {
  readonly team: TeamId;
  readonly lead: LeadId;
  readonly by: SlackUserId;
  readonly cause: string;
}

export const claim = (desk: Desk, press: LeadPress) =>
  change(desk, press, 'claimed', (lead, now) => claimLead(lead, press.by, now, desk.settings.rhythm.leaseMinutes));

/** @param mayReleaseOthers whether the presser may also release what somebody else holds */
export const release = (desk: Desk, press: LeadPress, mayReleaseOthers: boolean) =>
  change(desk, press, 'released', (lead) => releaseLead(lead, press.by, mayReleaseOthers));

export const pass = (desk: Desk, press: LeadPress) =>
  change(desk, press, 'passed', (lead) => passOnLead(lead, press.by));

/** @param mayActForOthers whether the presser may also put aside what somebody else holds */
export const dismiss = (desk: Desk, press: LeadPress, mayActForOthers: boolean) =>
  change(desk, press, 'dismissed', (lead, now) => dismissLead(lead, press.by, now, mayActForOthers));

/** @param isManager whether the presser may also take up somebody who had opted out */
export const reopen = (desk: Desk, press: LeadPress, isManager = false) =>
  change(desk, press, 'reopened', async (lead, _now, stores) => {
    const account = await stores.accounts.find(lead.team, lead.account);
    const current = account && (await stores.leads.lockCurrent(account, lead.viewer));
    return reopenLead(lead, current !== undefined, isManager);
  });

/** The owner is at it: the lease starts anew. Anybody else's look changes nothing. */
export const renewIfMine = (desk: Desk, press: LeadPress) =>
  change(desk, press, 'renewed', (lead, now) =>
    lead.status === 'claimed' && lead.owner === press.by
      ? claimLead(lead, press.by, now, desk.settings.rhythm.leaseMinutes)
      : refuse({ kind: 'not-claimed' }),
  );

/** Takes the hottest lead that waits on these accounts and that `by` has not passed on. */
export async function claimNext(
  desk: Desk,
  press: Omit<LeadPress, 'lead'> & { readonly accounts: Parameters<Transaction['leads']['lockNext']>[1] },
): Promise<Result<Lead, LeadRefusal>> {
  return desk.database.transaction(async (stores) => {
    const next = await stores.leads.lockNext(press.team, press.accounts, press.by);
    if (!next) return refuse({ kind: 'queue-empty' });
    const now = desk.clock.now();
    const claimed = claimLead(next, press.by, now, desk.settings.rhythm.leaseMinutes);
    return claimed.ok
      ? accept(await keep(desk, stores, claimed.value, 'claimed', press.by, press.cause, now))
      : claimed;
  });
}

/** Gives a lead back to the queue when its time is up. Does nothing when it was renewed or given back meanwhile. */
export async function endLease(desk: Desk, team: TeamId, id: LeadId): Promise<void> {
  await desk.database.transaction(async (stores) => {
    const lead = await stores.leads.lock(team, id);
    const now = desk.clock.now();
    const open = lead && expireClaim(lead, now);
    if (!open) return;
    const account = await stores.accounts.find(team, lead.account);
    const touch = account && (await stores.touches.lockUnderWay(account, lead.viewer));
    // Whoever has written is waiting for Instagram, not idle: nobody else is to answer meanwhile.
    if (touch) await keep(desk, stores, renewed(lead, desk, now), 'renewed', undefined, 'a message is under way', now);
    else await keep(desk, stores, open, 'lease-ended', undefined, 'lease ran out', now);
  });
}

const renewed = (lead: Lead, { settings }: Desk, now: Date): Lead =>
  lead.status === 'claimed' ? { ...lead, leaseUntil: addMinutes(now, settings.rhythm.leaseMinutes) } : lead;

/** Brings a lead back whose time has come. Does nothing when it was woken or put off again meanwhile. */
export async function endSnooze(desk: Desk, team: TeamId, id: LeadId): Promise<void> {
  await desk.database.transaction(async (stores) => {
    const lead = await stores.leads.lock(team, id);
    const now = desk.clock.now();
    const woken = lead?.status === 'snoozed' && lead.snoozedUntil <= now ? wakeLead(lead) : undefined;
    if (woken) await keep(desk, stores, woken, 'woken', undefined, 'its time came', now);
  });
}

type Rule = (
  lead: Lead,
  now: Date,
  stores: Transaction,
) => Result<Lead, LeadRefusal> | Promise<Result<Lead, LeadRefusal>>;

/** Locks the lead, asks the rule, keeps what it accepted together with everything that must follow. */
function change(desk: Desk, press: LeadPress, kind: LeadEventKind, rule: Rule): Promise<Result<Lead, LeadRefusal>> {
  return desk.database.transaction(async (stores) => {
    const lead = await stores.leads.lock(press.team, press.lead);
    if (!lead) return refuse({ kind: 'unknown-lead' });
    const now = desk.clock.now();
    const outcome = await rule(lead, now, stores);
    if (!outcome.ok) return outcome;
    const kindNow = kind === 'claimed' && lead.status === 'claimed' ? 'renewed' : kind;
    return accept(await keep(desk, stores, outcome.value, kindNow, press.by, press.cause, now));
  });
}

async function keep(
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
  await afterLeadChange(desk, stores, account, saved, now);
  return saved;
}

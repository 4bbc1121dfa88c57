import type { Transaction } from '../database.ts';
import type { Desk } from '../desk.ts';
import { addDays } from '../duration.ts';
import { leadId, type ViewerId } from '../ids.ts';
import { afterLeadChange } from '../lead/after-lead-change.ts';
import type { ActiveLead, Lead, OpenLead } from '../lead/lead.ts';
import type { LeadEventKind } from '../lead/lead-event.ts';
import { planLead } from '../lead/plan-lead.ts';
import type { Account } from '../team/account.ts';
import { sortViewer } from './sort-viewer.ts';

/**
 * Sorts a viewer anew after something about them changed, and opens or updates their lead. Nothing is opened for whoever
 * does not want to hear from us.
 *
 * @param cause what made us look, for the lead's history
 * @param showAt when its card should show it
 * @returns the lead as it is now, if it is new or changed
 */
export async function reviewViewer(
  desk: Desk,
  stores: Transaction,
  account: Account,
  viewer: ViewerId,
  cause: string,
  showAt = desk.clock.now(),
): Promise<Lead | undefined> {
  const now = desk.clock.now();
  const { sorting } = desk.settings;
  const current = await stores.leads.lockCurrent(account, viewer);
  const previous = current ? undefined : await stores.leads.lastClosed(account, viewer);
  const countsFrom = current ? current.countsFrom : previous?.closedAt;

  const signals = await stores.signals.deciding(account, viewer, {
    happenedAfter: addDays(now, -sorting.rememberDays),
    receivedAfter: countsFrom,
  });
  const stories = signals.length > 1 ? await stores.stories.latest(account, sorting.loyalOfStories) : [];
  const sorted = sortViewer(signals, stories, now, sorting);
  const plan = planLead(current, sorted, signals);
  if (plan.kind === 'nothing') return undefined;
  if (plan.kind === 'open' && (await stores.suppressions.find(account, viewer))) return undefined;

  const lead: Lead =
    plan.kind === 'update'
      ? plan.lead
      : ({
          ...plan.opening,
          team: account.team,
          account: account.id,
          viewer,
          id: leadId(desk.ids.next()),
          status: 'open',
          version: 0,
          previousLead: previous?.id,
          countsFrom,
          passedBy: [],
        } satisfies OpenLead);
  const saved = await stores.leads.save(lead, eventOf(current, lead), { actor: undefined, cause }, now);
  // A sale can be told before we hear of what opens the lead that it belongs to.
  if (plan.kind === 'open') await stores.conversions.putLead(account, viewer, saved);
  await afterLeadChange(desk, stores, account, saved, now, showAt);
  return saved;
}

function eventOf(before: ActiveLead | undefined, { status }: Lead): LeadEventKind {
  if (!before) return 'opened';
  return status === before.status ? 'signal' : 'woken';
}

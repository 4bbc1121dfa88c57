import type { Signal } from '../signal/signal.ts';
import type { Sorted } from '../viewer/sort-viewer.ts';
import type { ActiveLead, OpenLead } from './lead.ts';

/** What a new lead takes from the viewer's signals. */
export type Opening = Pick<
  OpenLead,
  'segment' | 'reasons' | 'heat' | 'openedAt' | 'segmentSince' | 'lastSignalAt' | 'story'
>;

export type LeadPlan =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'open'; readonly opening: Opening }
  | { readonly kind: 'update'; readonly lead: ActiveLead };

/**
 * Decides what a viewer's signals mean for their lead: Hot or Warm opens one, more signals raise it, and nothing that
 * fades or is taken back lowers it again: a person closes leads, not time.
 */
export function planLead(current: ActiveLead | undefined, sorted: Sorted, signals: readonly Signal[]): LeadPlan {
  const last = signals.at(-1);
  if (!last || sorted.segment === 'cool' || !sorted.warmSince || !sorted.segmentSince) {
    return current && last
      ? changed(current, { ...current, lastSignalAt: later(current.lastSignalAt, last.happenedAt) })
      : { kind: 'nothing' };
  }
  const opening: Opening = {
    segment: sorted.segment,
    reasons: sorted.reasons,
    heat: sorted.heat,
    openedAt: sorted.warmSince,
    segmentSince: sorted.segmentSince,
    lastSignalAt: last.happenedAt,
    story: signals.findLast((signal) => signal.story)?.story,
  };
  if (!current) return { kind: 'open', opening };
  const falls = current.segment === 'hot' && opening.segment === 'warm';
  return changed(current, {
    ...current,
    ...(falls ? {} : { segment: opening.segment, reasons: opening.reasons, segmentSince: opening.segmentSince }),
    heat: Math.max(current.heat, opening.heat),
    openedAt: earlier(current.openedAt, opening.openedAt),
    lastSignalAt: later(current.lastSignalAt, opening.lastSignalAt),
    story: opening.story ?? current.story,
  });
}

const changed = (before: ActiveLead, after: ActiveLead): LeadPlan =>
  JSON.stringify(before) === JSON.stringify(after) ? { kind: 'nothing' } : { kind: 'update', lead: after };

const earlier = (a: Date, b: Date) => (a < b ? a : b);
const later = (a: Date, b: Date) => (a > b ? a : b);

import type { Signal } from '../signal/signal.ts';
import type { Sorted } from '../viewer/sort-viewer.ts';
import type { ActiveLead, OpenLead } from './lead.ts';
import { wakeLead } from './snooze-lead.ts';

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
 * fades or is taken back lowers it again: a person closes leads, not time. Whatever they do brings back a lead that was
 * put off.
 */
export function planLead(current: ActiveLead | undefined, sorted: Sorted, signals: readonly Signal[]): LeadPlan {
  const opening = openingOf(sorted, signals);
  if (!current) return opening ? { kind: 'open', opening } : { kind: 'nothing' };
  const seen = withSignals(current, opening, signals.at(-1));
  const isNews = seen.lastSignalAt > current.lastSignalAt;
  const after = (isNews && wakeLead(seen)) || seen;
  return JSON.stringify(current) === JSON.stringify(after) ? { kind: 'nothing' } : { kind: 'update', lead: after };
}

function openingOf(sorted: Sorted, signals: readonly Signal[]): Opening | undefined {
  const last = signals.at(-1);
  if (!last || sorted.segment === 'cool' || !sorted.warmSince || !sorted.segmentSince) return undefined;
  return {
    segment: sorted.segment,
    reasons: sorted.reasons,
    heat: sorted.heat,
    openedAt: sorted.warmSince,
    segmentSince: sorted.segmentSince,
    lastSignalAt: last.happenedAt,
    story: signals.findLast((signal) => signal.story)?.story,
  };
}

function withSignals(current: ActiveLead, opening: Opening | undefined, last: Signal | undefined): ActiveLead {
  const lastSignalAt = last ? later(current.lastSignalAt, last.happenedAt) : current.lastSignalAt;
  if (!opening) return { ...current, lastSignalAt };
  const { segment, reasons } = opening;
  const falls = current.segment === 'hot' && segment === 'warm';
  // What made them Hot is forgotten after a week; since when they are Hot is not.
  const isSame = segment === current.segment;
  const segmentSince = isSame ? earlier(current.segmentSince, opening.segmentSince) : opening.segmentSince;
  return {
    ...current,
    ...(falls ? {} : { segment, reasons, segmentSince }),
    heat: Math.max(current.heat, opening.heat),
    openedAt: earlier(current.openedAt, opening.openedAt),
    lastSignalAt,
    story: opening.story ?? current.story,
  };
}

const earlier = (a: Date, b: Date) => (a < b ? a : b);
const later = (a: Date, b: Date) => (a > b ? a : b);

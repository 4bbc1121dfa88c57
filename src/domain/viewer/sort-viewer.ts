import { addDays, hoursBetween } from '../duration.ts';
import type { StoryId } from '../ids.ts';
import type { Signal, SignalKind } from '../signal/signal.ts';
import type { SortingSettings } from '../team/settings.ts';
import { heatOf } from './heat.ts';
import type { Reason } from './reason.ts';
import type { Segment } from './segment.ts';

/** What the signals of one viewer amount to. */
export interface Sorted {
  readonly segment: Segment;
  /** The most telling first. Empty for Cool. */
  readonly reasons: readonly Reason[];
  readonly heat: number;
  /** When the viewer first did what makes them Hot or Warm. */
  readonly warmSince: Date | undefined;
  /** When the viewer entered the segment they are in. */
  readonly segmentSince: Date | undefined;
}

/** A signal as sorting sees it. */
export type Sortable = Pick<Signal, 'kind' | 'happenedAt' | 'story' | 'withdrawnAt'>;

/**
 * Sorts one viewer by what they did in the last days.
 *
 * Any Hot kind makes Hot; otherwise a Warm kind, coming back within hours, or watching most of the last stories makes
 * Warm; otherwise Cool. The order in which the signals arrived does not matter, only when they happened.
 *
 * @param lastStories the account's latest stories, newest first
 */
export function sortViewer(
  signals: readonly Sortable[],
  lastStories: readonly StoryId[],
  now: Date,
  settings: SortingSettings,
): Sorted {
  const since = addDays(now, -settings.rememberDays);
  const counted = signals
    .filter((signal) => signal.withdrawnAt === undefined && signal.happenedAt > since)
    .toSorted((a, b) => a.happenedAt.getTime() - b.happenedAt.getTime());
  const ofKinds = (kinds: readonly SignalKind[]) => counted.filter((signal) => kinds.includes(signal.kind));

  const hot = ofKinds(settings.hotKinds);
  const warm = ofKinds(settings.warmKinds);
  const comeback = findComeback(counted, settings);
  const loyalty = findLoyalty(counted, lastStories, settings);

  const hotSince = hot[0]?.happenedAt;
  const warmSince = earliest([hotSince, warm[0]?.happenedAt, comeback?.at, loyalty?.at]);
  const segment: Segment = hotSince ? 'hot' : warmSince ? 'warm' : 'cool';

  return {
    segment,
    reasons: [
      ...didReasons([...hot, ...warm], settings),
      ...(comeback ? [comeback.reason] : []),
      ...(loyalty ? [loyalty.reason] : []),
    ],
    heat: heatOf(counted, settings),
    warmSince,
    segmentSince: segment === 'hot' ? hotSince : warmSince,
  };
}

const earliest = (instants: readonly (Date | undefined)[]) =>
  instants.filter((at) => at !== undefined).toSorted((a, b) => a.getTime() - b.getTime())[0];

function didReasons(signals: readonly Sortable[], settings: SortingSettings): Reason[] {
  const byKind = Map.groupBy(signals, (signal) => signal.kind);
  return [...byKind]
    .map(([kind, same]) => ({
      kind: 'did' as const,
      signal: kind,
      times: same.length,
      lastAt: new Date(Math.max(...same.map((signal) => signal.happenedAt.getTime()))),
    }))
    .toSorted((a, b) => settings.weights[b.signal] - settings.weights[a.signal] || a.signal.localeCompare(b.signal));
}

interface Found {
  readonly at: Date;
  readonly reason: Reason;
}

/** The first time that enough views fell within the hours that count as coming back. */
function findComeback(counted: readonly Sortable[], settings: SortingSettings): Found | undefined {
  const views = counted.filter((signal) => signal.kind === 'view');
  const last = settings.repeatViews - 1;
  const at = views.findIndex((view, index) => {
    const nth = views[index + last];
    return nth !== undefined && hoursBetween(view.happenedAt, nth.happenedAt) <= settings.repeatViewHours;
  });
  const completing = views[at + last];
  if (at === -1 || !completing) return undefined;
  return {
    at: completing.happenedAt,
    reason: { kind: 'came-back', views: views.length, hours: settings.repeatViewHours },
  };
}

function findLoyalty(
  counted: readonly Sortable[],
  lastStories: readonly StoryId[],
  settings: SortingSettings,
): Found | undefined {
  const recent = new Set(lastStories.slice(0, settings.loyalOfStories));
  const firstOn = new Map<StoryId, Date>();
  for (const { story, happenedAt } of counted) {
    if (story && recent.has(story) && !firstOn.has(story)) firstOn.set(story, happenedAt);
  }
  const completing = [...firstOn.values()][settings.loyalStories - 1];
  if (!completing) return undefined;
  return { at: completing, reason: { kind: 'loyal', seen: firstOn.size, of: settings.loyalOfStories } };
}

import {
  coreOfLead,
  type Lead,
  type LeadStatus,
  lostReasons,
  type Progress,
} from '../../../../src/domain/lead/lead.ts';
import type { Reason } from '../../../../src/domain/viewer/reason.ts';
import {
  aClaimedLead,
  aContactedLead,
  aDismissedLead,
  aLead,
  aLostLead,
  aRepliedLead,
  aSnoozedLead,
  aSuppressedLead,
  aWonLead,
} from '../../../domain/builders.ts';
import type { Draw } from './draw.ts';

const active = ['open', 'open', 'open', 'replied', 'claimed', 'contacted', 'replied', 'snoozed'] as const;
const closed = ['won', 'won', 'lost', 'suppressed', 'dismissed', 'dismissed'] as const;

/** Another state of `before`: of every status, but active only where it may be. */
export function nextLead(draw: Draw, before: Lead, mayBeActive: boolean): Lead {
  const status = draw.pick(mayBeActive ? [...active, ...closed] : closed);
  return inStatus(draw, status, { ...before, ...movingParts(draw, before.account) });
}

function movingParts(draw: Draw, account: Lead['account']) {
  const reasons = draw.pick<readonly Reason[]>([
    [{ kind: 'did', signal: 'mention', times: 2, lastAt: draw.minute() }],
    [{ kind: 'came-back', views: 3, hours: 20 }],
  ]);
  return {
    story: draw.isSo(0.8) ? draw.storyOf(account) : undefined,
    segment: draw.pick(['hot', 'warm'] as const),
    reasons,
    heat: draw.whole(4) / 4,
    openedAt: draw.minute(),
    segmentSince: draw.minute(),
    lastSignalAt: draw.minute(),
    countsFrom: draw.isSo(0.3) ? draw.minute() : undefined,
    passedBy: draw.isSo(0.3) ? [draw.user()] : [],
  };
}

function inStatus(draw: Draw, status: LeadStatus, lead: Lead): Lead {
  const base = coreOfLead(lead); // nothing of the state before stays
  const by = draw.user();
  const at = draw.minute();
  const note = draw.maybe('Asked for blue');
  const progress: Progress = {
    owner: draw.maybe(draw.user()),
    contactedAt: draw.maybe(draw.minute()),
    lastTouchAt: draw.maybe(draw.minute()),
    repliedAt: draw.maybe(draw.minute()),
  };
  const contact = { owner: progress.owner, contactedAt: draw.minute(), lastTouchAt: draw.minute() };
  switch (status) {
    case 'open':
      return aLead(base);
    case 'claimed':
      return aClaimedLead({ ...base, owner: by, claimedAt: at, leaseUntil: draw.minute() });
    case 'contacted':
      return aContactedLead({ ...base, ...contact });
    case 'replied':
      return aRepliedLead({ ...base, ...contact, repliedAt: at });
    case 'snoozed':
      return aSnoozedLead({ ...base, ...progress, snoozedUntil: at, snoozedBy: by });
    case 'won':
      return aWonLead({ ...base, ...progress, closedAt: at, closedBy: by, value: draw.maybe(draw.money()), note });
    case 'lost':
      return aLostLead({ ...base, ...progress, closedAt: at, closedBy: by, reason: draw.pick(lostReasons), note });
    case 'suppressed':
      return aSuppressedLead({ ...base, ...progress, closedAt: at, closedBy: draw.maybe(by) });
    case 'dismissed':
      return aDismissedLead({
        ...base,
        ...progress,
        closedAt: at,
        closedBy: draw.maybe(by),
        dismissedAs: draw.pick(['not-a-lead', 'duplicate']),
      });
  }
}

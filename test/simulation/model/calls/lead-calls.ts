import { coreOfLead, type Lead, lostReasons, type Progress } from '../../../../src/domain/lead/lead.ts';
import type { LeadEventKind } from '../../../../src/domain/lead/lead-event.ts';
import type { LeadStore } from '../../../../src/domain/lead/lead-store.ts';
import { aLead } from '../../../domain/builders.ts';
import { accounts, type CallsOf, type Draw, viewerIds } from './draw.ts';

function progressOf(draw: Draw): Progress {
  return {
    owner: draw.maybe(draw.user()),
    contactedAt: draw.maybe(draw.minute()),
    lastTouchAt: draw.maybe(draw.minute()),
    repliedAt: draw.maybe(draw.minute()),
  };
}

/** A lead in any state, as it is before it is kept for the first time. */
function someLead(draw: Draw): Lead {
  const { team, id: account } = draw.account();
  const by = draw.user();
  const core = coreOfLead(
    aLead({
      team,
      account,
      id: draw.lead(),
      viewer: draw.viewer(),
      story: draw.maybe(draw.storyOf(account)),
      segment: draw.pick(['hot', 'warm']),
      reasons: draw.someOf([
        { kind: 'did', signal: 'dm', times: 2, lastAt: draw.minute() },
        { kind: 'came-back', views: 3, hours: 24 },
        { kind: 'loyal', seen: 3, of: 5 },
      ] as const),
      // Never twice: of two that are as hot either may be taken.
      heat: draw.instant().getTime() / 7e9,
      openedAt: draw.minute(),
      segmentSince: draw.minute(),
      lastSignalAt: draw.minute(),
      version: 0,
      previousLead: draw.maybe(draw.lead()),
      countsFrom: draw.maybe(draw.minute()),
      passedBy: draw.isSo(0.3) ? [by] : [],
    }),
  );
  const owner = draw.maybe(by);
  const contact = { owner, contactedAt: draw.minute(), lastTouchAt: draw.minute() };
  const closing = { ...progressOf(draw), closedAt: draw.instant(), closedBy: by };
  const note = draw.pick([undefined, '', 'Buys for two', 'half \ud83d \0']);
  return draw.pick<Lead>([
    { ...core, status: 'open' },
    { ...core, status: 'open' },
    { ...core, status: 'open' },
    { ...core, status: 'open' },
    { ...core, ...contact, owner: undefined, status: 'replied', repliedAt: draw.minute() },
    { ...core, status: 'claimed', owner: by, claimedAt: draw.minute(), leaseUntil: draw.hour() },
    { ...core, ...contact, status: 'contacted' },
    { ...core, ...contact, status: 'replied', repliedAt: draw.minute() },
    { ...core, ...progressOf(draw), status: 'snoozed', snoozedUntil: draw.hour(), snoozedBy: by },
    { ...core, ...closing, status: 'won', value: draw.maybe(draw.money()), note },
    { ...core, ...closing, status: 'lost', reason: draw.pick(lostReasons), note },
    { ...core, ...closing, closedBy: owner, status: 'suppressed', suppressedBy: draw.pick(['word', 'button']) },
    { ...core, ...closing, closedBy: owner, status: 'dismissed', dismissedAs: draw.pick(['not-a-lead', 'duplicate']) },
  ]);
}

const eventKinds: readonly LeadEventKind[] = ['signal', 'claimed', 'reopened', 'won'];

export function leadCalls(draw: Draw): CallsOf<LeadStore> {
  const lead = someLead(draw);
  const { team, id, viewer } = lead;
  const account = { ...draw.account(), team, id: lead.account };
  const other = draw.viewer();
  const kind = draw.pick(eventKinds);
  const cause = { actor: draw.maybe(draw.user()), cause: draw.pick(['button', 'signal message:1']) };
  const later = draw.isSo(0.9) ? 0 : draw.pick([-1, 1]);
  const now = draw.minute();
  const wanted = draw.someOf(accounts);
  const by = draw.user();
  const viewers = draw.someOf(viewerIds);
  const story = draw.storyOf(lead.account);
  return {
    find: (store) => store.find(team, id),
    lock: (store) => store.lock(team, id),
    lockCurrent: (store) => store.lockCurrent(account, viewer),
    lastClosed: (store) => store.lastClosed(account, viewer),
    async save(store) {
      const before = await store.find(team, id);
      return store.save({ ...lead, version: Math.max(0, (before?.version ?? 0) + later) }, kind, cause, now);
    },
    moveViewer: (store) => store.moveViewer(account, viewer, other),
    lockNext: (store) => store.lockNext(team, wanted, by),
    lastCurrency: (store) => store.lastCurrency(account),
    lockOpenings: (store) => store.lockOpenings(account, viewers),
    latestOf: (store) => store.latestOf(team, account.id, viewer),
    ofStory: (store) => store.ofStory(account, story),
  };
}

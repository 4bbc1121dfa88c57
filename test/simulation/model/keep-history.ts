import {
  accountId,
  conversionKey,
  costKey,
  leadId,
  messageId,
  signalKey,
  slackUserId,
  storyId,
  teamId,
  templateKey,
  touchId,
  viewerId,
} from '../../../src/domain/ids.ts';
import type { Lead } from '../../../src/domain/lead/lead.ts';
import type { Touch } from '../../../src/domain/touch/touch.ts';
import { nothingYet } from '../../domain/builders.ts';
import type { History, PlainLead, PlainTouch } from '../../domain/figures/plain-rows.ts';
import type { EngineTransaction } from './engine.ts';
import { conversions, costs, keyOf, leads, messages, signals, stories, touches } from './tables.ts';

const ana = slackUserId('U0ANA');

/** Keeps a history as plain rows; the same as `writeHistory` writes into the database. */
export async function keepHistory(tx: EngineTransaction, history: History): Promise<void> {
  for (const one of history.stories) {
    const [story, whose] = [storyId(one.id), placeOf(one)];
    await tx.put(stories, keyOf(whose.team, whose.account, story), {
      story: {
        ...whose,
        id: story,
        kind: 'image',
        postedAt: one.postedAt,
        expiresAt: new Date(one.postedAt.getTime() + 24 * 3_600_000),
        permalink: undefined,
        caption: undefined,
        thumbnailUrl: undefined,
        monitor: undefined,
        lastCaptureAt: undefined,
        closedAt: undefined,
      },
      openedBy: undefined,
    });
  }
  for (const one of history.leads) {
    await tx.put(leads, keyOf(one.team, one.id), { lead: leadOf(one), createdAt: one.openedAt });
  }
  for (const one of history.touches) {
    await tx.put(touches, keyOf(one.team, one.id), { touch: touchOf(one), pressKey: one.id, isCold: false });
  }
  for (const one of history.messages) {
    const whose = placeOf(one);
    await tx.put(messages, keyOf(one.team, one.account, one.id), {
      ...whose,
      message: messageId(one.id),
      viewer: one.viewer === undefined ? undefined : viewerId(one.viewer),
      direction: one.direction,
      text: undefined,
      editCount: 0,
      editedAt: undefined,
      unsentAt: undefined,
      seenAt: one.seenAt,
      notedAt: one.at,
    });
  }
  for (const one of history.signals) {
    const signal = {
      ...placeOf(one),
      key: signalKey(one.id),
      kind: one.kind,
      viewer: viewerId(one.viewer),
      story: undefined,
      happenedAt: one.happenedAt,
      receivedAt: one.receivedAt,
      source: 'webhook',
      message: undefined,
      about: {},
      withdrawnAt: one.withdrawnAt,
    } as const;
    await tx.put(signals, keyOf(one.team, one.account, one.id), { signal, late: false });
  }
  for (const one of history.conversions) {
    await tx.put(conversions, keyOf(one.team, one.account, one.id), {
      ...placeOf(one),
      key: conversionKey(one.id),
      kind: one.kind,
      happenedAt: one.happenedAt,
      recordedAt: one.happenedAt,
      source: 'import',
      by: undefined,
      viewer: one.viewer === undefined ? undefined : viewerId(one.viewer),
      named: undefined,
      lead: one.lead === undefined ? undefined : leadId(one.lead),
      campaign: one.campaign,
      value: one.amount && one.currency ? { amount: one.amount, currency: one.currency } : undefined,
      refunds: one.refunds === undefined ? undefined : conversionKey(one.refunds),
      voided: one.voidedAt && { at: one.voidedAt, because: 'reopened' },
    });
  }
  for (const one of history.costs) {
    const whose = placeOf(one);
    const cost = {
      ...whose,
      key: costKey(one.id),
      startsOn: one.startsOn,
      endsOn: one.endsOn,
      story: one.story === undefined ? undefined : storyId(one.story),
      campaign: undefined,
      value: { amount: one.amount, currency: one.currency },
      recordedAt: new Date(`${one.startsOn}T00:00:00Z`),
      by: undefined,
    };
    await tx.put(costs, keyOf(one.team, one.account, one.id), { ...whose, cost });
  }
}

const placeOf = ({ team, account }: { readonly team: string; readonly account: string }) => ({
  team: teamId(team),
  account: accountId(account),
});

function leadOf(one: PlainLead): Lead {
  const base = {
    ...placeOf(one),
    id: leadId(one.id),
    viewer: viewerId(one.viewer),
    story: one.story === undefined ? undefined : storyId(one.story),
    segment: one.segment,
    reasons: [],
    heat: 1,
    openedAt: one.openedAt,
    segmentSince: one.segmentSince,
    lastSignalAt: one.openedAt,
    version: 1,
    previousLead: undefined,
    countsFrom: undefined,
    passedBy: [],
  };
  if (!one.closedAt) return { ...base, status: 'open' };
  const closed = { ...base, ...nothingYet, closedAt: one.closedAt, closedBy: ana };
  switch (one.status) {
    case 'dismissed':
      return { ...closed, status: 'dismissed', dismissedAs: one.closedAs === 'duplicate' ? 'duplicate' : 'not-a-lead' };
    case 'suppressed':
      return { ...closed, status: 'suppressed', suppressedBy: 'word' };
    case 'lost':
      return { ...closed, status: 'lost', reason: 'no-answer', note: undefined };
    case 'won':
      return { ...closed, status: 'won', value: undefined, note: undefined };
    default:
      throw new Error(`A history has no closed lead that is ${one.status}`);
  }
}

/** What a touch in the state `seen` or `unknown` knows of when; `writeHistory` leaves it out. */
export const seenOrLookedAt = ({ countedAt = new Date(0) }: PlainTouch) => new Date(countedAt.getTime() + 90_000);
/** Every other one was looked for. */
export const isLookedFor = ({ id }: PlainTouch) => /[02468]$/.test(id);

function touchOf(one: PlainTouch): Touch {
  const at = one.countedAt ?? new Date(0);
  const message = one.message === undefined ? undefined : messageId(one.message);
  const base = {
    ...placeOf(one),
    id: touchId(one.id),
    lead: leadId(one.lead),
    viewer: viewerId(one.viewer),
    step: 'day0' as const,
    comment: undefined,
    text: one.hasLink ? 'Look at https://example.com' : 'Hello',
    textKind: 'personal' as const,
    template: one.template && {
      key: templateKey(one.template.key),
      version: 1,
      variant: one.template.variant,
      language: one.template.language === 'fr' ? ('fr' as const) : ('en' as const),
    },
    by: one.by === undefined ? undefined : slackUserId(one.by),
    at,
    attempt: 1,
    version: 1,
  };
  const by = { saidAt: at, saidBy: ana };
  const [route, apiRoute] = [one.route, one.route === 'by_hand' ? 'reply' : one.route] as const;
  switch (one.status) {
    case 'waiting':
      return { ...base, route, status: 'waiting', until: at, why: { kind: 'pace' } };
    case 'sending':
      return { ...base, route: apiRoute, status: 'sending', since: at };
    case 'unknown':
      return {
        ...base,
        route,
        status: 'unknown',
        since: at,
        lookedAt: isLookedFor(one) ? seenOrLookedAt(one) : undefined,
      };
    case 'sent':
      return { ...base, route, status: 'sent', sentAt: at, message };
    case 'seen':
      return {
        ...base,
        route,
        status: 'seen',
        sentAt: at,
        message: messageId(one.message ?? ''),
        seenAt: seenOrLookedAt(one),
      };
    case 'refused':
      return { ...base, route, status: 'refused', refusal: 'window-closed', refusedAt: at };
    case 'cancelled':
      return { ...base, route, status: 'cancelled', cancelledAt: at, why: { kind: 'they-replied' } };
    case 'offered':
      return { ...base, route: 'by_hand', status: 'offered', offeredAt: at };
    case 'said-sent':
      return { ...base, ...by, route: 'by_hand', status: 'said-sent' };
    case 'said-not-sent':
      return { ...base, ...by, route: 'by_hand', status: 'said-not-sent' };
  }
}

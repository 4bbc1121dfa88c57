import { type LeadId, messageId, type TouchId, touchId } from '../../../../src/domain/ids.ts';
import { languages } from '../../../../src/domain/team/account.ts';
import { defaultSettings } from '../../../../src/domain/team/settings.ts';
import { instagramRefusals } from '../../../../src/domain/touch/instagram-refusal.ts';
import type { ApiRoute } from '../../../../src/domain/touch/route.ts';
import type { Lift, RouteClosing } from '../../../../src/domain/touch/route-closing.ts';
import { steps } from '../../../../src/domain/touch/step.ts';
import { coreOf, type Touch } from '../../../../src/domain/touch/touch.ts';
import type { TouchStore } from '../../../../src/domain/touch/touch-store.ts';
import { hoursLater } from '../../../domain/builders.ts';
import { aWaitingTouch } from '../../../domain/touch/touch-builders.ts';
import { byText } from '../order.ts';
import type { CallsOf, Draw } from './draw.ts';
import { ourMessages } from './signal-calls.ts';

const touchIds = Array.from({ length: 12 }, (_, index) => touchId(`touch-${String(index).padStart(2, '0')}`));
const comments = ['comment:0', 'comment:1', 'comment:2'].map(messageId);
const texts = ['It is 49 euros.', ' It is 49 euros. ', 'See https://shop.example/1', 'half \ud83d a heart\0'];

/** In the last hour, day and week, and before. */
const someTime = (draw: Draw) => hoursLater(draw.pick([-200, -160, -100, -20, -3, -0.5, -0.1, 0, 1]));

/** A touch in any state, at version 1. */
function someTouch(draw: Draw, id: TouchId = draw.pick(touchIds), lead: LeadId = draw.lead()): Touch {
  const { team, id: account } = draw.account();
  const route = draw.pick<ApiRoute>(['reply', 'private_reply', 'human_agent']);
  const core = coreOf(
    aWaitingTouch({
      team,
      account,
      id,
      lead,
      viewer: draw.viewer(),
      step: draw.pick(steps),
      text: draw.pick(texts),
      textKind: draw.pick(['personal', 'template', 'promotional']),
      template: draw.maybe({
        key: draw.pick(['price', 'thanks']),
        version: 2,
        variant: 'b',
        language: draw.pick(languages),
      }),
      by: draw.maybe(draw.user()),
      at: draw.minute(),
      attempt: draw.whole(3),
      version: 1,
    }),
  );
  const api = { ...core, route, comment: route === 'private_reply' ? draw.pick(comments) : undefined };
  const byHand = { ...core, route: 'by_hand', comment: undefined } as const;
  const said = { saidAt: someTime(draw), saidBy: draw.user() };
  const message = draw.pick(ourMessages);
  return draw.pick<Touch>([
    { ...api, status: 'waiting', until: draw.maybe(someTime(draw)), why: { kind: 'pace' } },
    { ...api, status: 'waiting', until: someTime(draw), why: { kind: 'limit', limit: { kind: 'cold-day', most: 1 } } },
    { ...api, status: 'sending', since: someTime(draw) },
    { ...api, status: 'sent', sentAt: someTime(draw), message: draw.maybe(message) },
    { ...byHand, status: 'sent', sentAt: someTime(draw), message },
    { ...api, status: 'seen', sentAt: someTime(draw), message, seenAt: draw.minute() },
    { ...api, status: 'refused', refusal: draw.pick(instagramRefusals), refusedAt: draw.minute() },
    { ...api, status: 'unknown', since: someTime(draw), lookedAt: draw.maybe(draw.minute()) },
    { ...api, status: 'cancelled', cancelledAt: draw.minute(), why: { kind: 'by-person', by: draw.user() } },
    {
      ...api,
      status: 'cancelled',
      cancelledAt: draw.minute(),
      why: { kind: 'window-ends-first', endsAt: draw.hour() },
    },
    { ...byHand, status: 'offered', offeredAt: someTime(draw) },
    { ...byHand, ...said, status: 'said-sent' },
    { ...byHand, ...said, status: 'said-not-sent' },
  ]);
}

function someClosing(draw: Draw): RouteClosing {
  const lift = draw.pick<Lift>([
    { kind: 'they-write' },
    { kind: 'at', at: draw.hour() },
    { kind: 'never', comment: draw.pick(comments) },
  ]);
  const route = lift.kind === 'never' ? 'private_reply' : draw.pick(['reply', 'private_reply', 'by_hand'] as const);
  return { route, refusal: draw.pick(instagramRefusals), at: draw.minute(), lift };
}

export function touchCalls(draw: Draw): CallsOf<TouchStore> {
  const touch = someTouch(draw);
  const { team, id, viewer, lead, text } = touch;
  const account = { ...draw.account(), team, id: touch.account };
  const pressKey = draw.isSo(0.9) ? `press-${id}` : `press-${draw.pick(touchIds)}`;
  const isCold = draw.isSo(0.4);
  const cause = { actor: draw.maybe(draw.user()), cause: 'button' };
  const later = draw.isSo(0.85) ? 1 : draw.pick([0, 2]);
  const now = draw.minute();
  const since = someTime(draw);
  const but = draw.maybe(draw.pick(touchIds));
  const message = draw.pick(ourMessages);
  const comment = draw.pick(comments);
  const settings = {
    ...defaultSettings.sending,
    touchesPerHour: draw.whole(4),
    unansweredPerWeek: draw.whole(4),
    coldByHandPerDay: draw.whole(3),
  };
  const closings = Array.from({ length: draw.whole(3) }, () => someClosing(draw));
  return {
    find: (store) => store.find(team, id),
    lock: (store) => store.lock(team, id),
    lockUnderWay: (store) => store.lockUnderWay(account, viewer),
    unproven: (store) => store.unproven(account, viewer, now),
    lockByMessage: (store) => store.lockByMessage(account, message),
    findByPress: (store) => store.findByPress(team, pressKey),
    add: (store) => store.add({ touch, pressKey, isCold }, cause, now),
    async save(store) {
      const before = await store.find(team, id);
      return store.save({ ...touch, version: (before?.version ?? 0) + later }, cause, now);
    },
    latestOfLead: (store) => store.latestOfLead(team, lead),
    async usedTemplates(store) {
      const used = await store.usedTemplates(account, viewer);
      // Of two that were pressed at one time either may come first.
      return { times: used.map(({ at }) => at), used: inOneOrder(used) };
    },
    earlier: (store) => store.earlier(account, viewer, settings, now, but),
    sameTextPeople: (store) => store.sameTextPeople(account, viewer, text, since),
    async person(store) {
      const person = await store.person(account, viewer, but);
      return { ...person, closings: inOneOrder(person.closings) };
    },
    beginPrivateReply: (store) => store.beginPrivateReply(account, comment, id, now),
    undoPrivateReply: (store) => store.undoPrivateReply(account, comment, id),
    noteClosings: (store) => store.noteClosings(account, viewer, closings),
    waiting: (store) => store.waiting(account),
  };
}

const inOneOrder = (rows: readonly object[]) => rows.toSorted((one, other) => byText(sayAll(one), sayAll(other)));

const sayAll = (row: object) => JSON.stringify(Object.entries(row).toSorted(([a], [b]) => byText(a, b)));

import { describe, expect, test } from 'vitest';
import { messageId } from '../../../src/domain/ids.ts';
import { planRoutes, type RouteFacts } from '../../../src/domain/touch/plan-routes.ts';
import type { Route } from '../../../src/domain/touch/route.ts';
import type { RouteClosing } from '../../../src/domain/touch/route-closing.ts';
import type { PastAct } from '../../../src/domain/touch/window.ts';
import { hoursLater, noon } from '../builders.ts';
import { aCommentOn, anAct, aPerson, aSendingAccount, daysLater, routeFacts, secondsLater } from './touch-builders.ts';

const plan = (over: Partial<RouteFacts> = {}) => planRoutes(routeFacts(over));
const openRoutes = (over: Partial<RouteFacts> = {}) => plan(over).open.map(({ route }) => route);
const whyClosed = (route: Route, over: Partial<RouteFacts> = {}) =>
  plan(over).closed.find((closed) => closed.route === route)?.because;
const wroteAt = (happenedAt: Date) => aPerson({ acts: [anAct({ happenedAt })] });
const wrote = wroteAt(noon);

interface Row {
  readonly act: string;
  readonly acts: readonly PastAct[];
}

/** What opens 24 hours: facts 4.1, in its order. */
const openers: readonly Row[] = [
  { act: 'a message', acts: [anAct()] },
  { act: 'a reply to a story', acts: [anAct({ kind: 'story_reply' })] },
  { act: 'a tapped quick reply', acts: [anAct({ kind: 'quick_reply' })] },
  { act: 'a mention in their story', acts: [anAct({ kind: 'mention', about: { attachments: ['story_mention'] } })] },
  { act: 'a tapped ice breaker, which brings no message', acts: [anAct({ kind: 'quick_reply', message: undefined })] },
  { act: 'an ig.me link on an existing thread', acts: [anAct({ kind: 'referral', message: undefined })] },
];

/** What opens nothing: the rest of facts 4.1. */
const nonOpeners: readonly Row[] = [
  { act: 'a comment', acts: [anAct({ kind: 'comment', message: messageId('comment:1') })] },
  { act: 'a mention in a comment', acts: [anAct({ kind: 'mention', message: messageId('comment:1') })] },
  { act: 'a mention in a caption', acts: [anAct({ kind: 'mention', message: undefined, about: { mediaId: '1' } })] },
  { act: 'a follow', acts: [anAct({ kind: 'follow', message: undefined })] },
  { act: 'a view', acts: [anAct({ kind: 'view', message: undefined })] },
  { act: 'a tapped sticker', acts: [anAct({ kind: 'sticker_tap', message: undefined })] },
  { act: 'a visit to the profile', acts: [anAct({ kind: 'profile_visit', message: undefined })] },
  { act: 'a click on a link of ours', acts: [anAct({ kind: 'link_click', message: undefined })] },
  { act: 'a reaction taken back', acts: [anAct({ kind: 'reaction', message: undefined, withdrawnAt: noon })] },
  { act: 'nothing that is a signal (a like, a reading, an edit, an unsending)', acts: [] },
];

describe('the reply route', () => {
  test.each(openers)('is open for 24 hours after $act', ({ acts }) => {
    const person = aPerson({ acts });
    const until = hoursLater(24);

    expect(plan({ person, now: noon }).open[0]).toEqual({ route: 'reply', until, sureUntil: until });
    expect(plan({ person, now: secondsLater(-1, until) }).open[0]).toEqual({ route: 'reply', until, sureUntil: until });
    expect(whyClosed('reply', { person, now: until })).toEqual({ kind: 'window-over', endedAt: until });
    expect(whyClosed('reply', { person, now: secondsLater(1, until) })).toEqual({
      kind: 'window-over',
      endedAt: until,
    });
  });

  test.each(nonOpeners)('stays closed after $act', ({ acts }) => {
    expect(whyClosed('reply', { person: aPerson({ acts }) })).toEqual({ kind: 'never-wrote' });
  });

  test('may be tried for 24 hours after a reaction, and comes behind what surely goes', () => {
    const person = aPerson({
      acts: [anAct({ happenedAt: daysLater(-3) }), anAct({ kind: 'reaction', message: undefined })],
    });
    const until = hoursLater(24);

    for (const now of [noon, secondsLater(-1, until)]) {
      expect(plan({ person, now }).open).toEqual([
        { route: 'human_agent', until: daysLater(4) },
        { route: 'reply', until, sureUntil: hoursLater(24, daysLater(-3)) },
        { route: 'by_hand', isCold: false },
      ]);
    }
    for (const now of [until, secondsLater(1, until)]) {
      expect(whyClosed('reply', { person, now })).toEqual({ kind: 'window-over', endedAt: until });
    }
  });

  test('may be tried for seven days after a message from an ad, surely taken for one', () => {
    const person = aPerson({ acts: [anAct({ about: { adId: '77' } })] });
    const account = aSendingAccount({ humanAgent: false });
    const reply = { route: 'reply', until: daysLater(7), sureUntil: hoursLater(24) };

    for (const now of [noon, secondsLater(-1, hoursLater(24)), hoursLater(24), secondsLater(-1, daysLater(7))]) {
      expect(plan({ person, account, now }).open[0]).toEqual(reply);
    }
    for (const now of [daysLater(7), secondsLater(1, daysLater(7))]) {
      expect(whyClosed('reply', { person, account, now })).toEqual({ kind: 'window-over', endedAt: daysLater(7) });
    }
  });

  test('is not tried by a machine when Instagram may refuse', () => {
    const person = aPerson({ acts: [anAct({ kind: 'reaction', message: undefined })] });

    expect(whyClosed('reply', { person, text: 'automatic' })).toEqual({ kind: 'unsure', until: hoursLater(24) });
  });

  test('starts anew with every message, from when it happened', () => {
    const person = aPerson({ acts: [anAct({ happenedAt: hoursLater(-30) }), anAct({ happenedAt: hoursLater(-23) })] });

    expect(plan({ person }).open[0]).toMatchObject({ route: 'reply', until: hoursLater(1) });
  });

  test('takes every kind of text', () => {
    for (const text of ['personal', 'template', 'promotional', 'automatic'] as const) {
      expect(openRoutes({ person: wrote, text })[0]).toBe('reply');
    }
  });
});

describe('the human agent route', () => {
  const until = daysLater(7);

  test.each(openers.filter(({ act }) => !act.startsWith('an ig.me')))('is open for 7 days after $act', ({ acts }) => {
    const person = aPerson({ acts });

    for (const now of [hoursLater(24), secondsLater(1, hoursLater(24)), secondsLater(-1, until)]) {
      expect(plan({ person, now }).open[0]).toEqual({ route: 'human_agent', until });
    }
    for (const now of [until, secondsLater(1, until)]) {
      expect(whyClosed('human_agent', { person, now })).toEqual({ kind: 'window-over', endedAt: until });
    }
  });

  test.each([...nonOpeners, ...openers.filter(({ act }) => act.startsWith('an ig.me'))])(
    'stays closed after $act',
    ({ acts }) => {
      expect(whyClosed('human_agent', { person: aPerson({ acts }) })).toEqual({ kind: 'never-wrote' });
    },
  );

  test('is closed until the account says that Meta approved the feature', () => {
    const account = aSendingAccount({ humanAgent: false });

    expect(whyClosed('human_agent', { person: wrote, account })).toEqual({ kind: 'human-agent-not-approved' });
  });

  test.each(['template', 'promotional', 'automatic'] as const)('takes no %s text', (text) => {
    expect(whyClosed('human_agent', { person: wrote, text })).toEqual({ kind: 'text-not-allowed', text });
  });
});

describe('the private reply route', () => {
  const until = daysLater(7);

  test.each(['FEED', 'REELS', 'AD', 'STORY', undefined])('is open for 7 days after a comment on %s', (mediaKind) => {
    const person = aPerson({ comments: [aCommentOn({ mediaKind })] });
    const open = { route: 'private_reply', comment: messageId('comment:1'), until, isSure: true };

    for (const now of [noon, secondsLater(-1, until)]) expect(plan({ person, now }).open[0]).toEqual(open);
    for (const now of [until, secondsLater(1, until)]) {
      expect(whyClosed('private_reply', { person, now })).toEqual({ kind: 'comment-too-old', endedAt: until });
    }
  });

  test('is open for a live comment until the broadcast ends', () => {
    const broadcastEndedAt = hoursLater(1);
    const person = aPerson({ comments: [aCommentOn({ mediaKind: 'LIVE', broadcastEndedAt })] });

    expect(plan({ person, now: secondsLater(-1, broadcastEndedAt) }).open[0]).toMatchObject({ isSure: true });
    for (const now of [broadcastEndedAt, secondsLater(1, broadcastEndedAt)]) {
      expect(whyClosed('private_reply', { person, now })).toEqual({
        kind: 'broadcast-over',
        endedAt: broadcastEndedAt,
      });
    }
  });

  test('may be tried for a live comment for as long as a broadcast can last, where nobody knows its end', () => {
    const person = aPerson({ comments: [aCommentOn({ mediaKind: 'LIVE' })] });

    expect(plan({ person, now: secondsLater(-1, hoursLater(4)) }).open[0]).toMatchObject({ isSure: false });
    expect(whyClosed('private_reply', { person, now: hoursLater(4) })).toMatchObject({ kind: 'broadcast-over' });
  });

  test('is closed for ever by one private reply, whatever became of it', () => {
    const person = aPerson({ comments: [aCommentOn({ answeredAt: hoursLater(-1) })] });

    expect(whyClosed('private_reply', { person })).toEqual({ kind: 'comment-answered', answeredAt: hoursLater(-1) });
  });

  test('turns to another comment, the one that can wait longest', () => {
    const comments = [
      aCommentOn({ answeredAt: noon }),
      aCommentOn({ id: messageId('comment:2'), happenedAt: hoursLater(-2) }),
      aCommentOn({ id: messageId('comment:3'), happenedAt: hoursLater(-1) }),
    ];

    expect(plan({ person: aPerson({ comments }) }).open[0]).toMatchObject({ comment: 'comment:3' });
  });

  test('is closed where there is no comment, or the account may not', () => {
    const account = aSendingAccount({ privateReplies: false });

    expect(whyClosed('private_reply')).toEqual({ kind: 'no-comment' });
    expect(whyClosed('private_reply', { person: aPerson({ comments: [aCommentOn()] }), account })).toEqual({
      kind: 'not-capable',
    });
  });

  test.each(['promotional', 'automatic'] as const)('takes no %s text', (text) => {
    const person = aPerson({ comments: [aCommentOn()] });

    expect(whyClosed('private_reply', { person, text })).toEqual({ kind: 'text-not-allowed', text });
  });

  test('comes after a reply that surely goes, and before a human agent', () => {
    const comments = [aCommentOn()];

    expect(openRoutes({ person: { ...wrote, comments } })).toEqual([
      'reply',
      'private_reply',
      'human_agent',
      'by_hand',
    ]);
  });
});

describe('the route by hand', () => {
  test('is open whenever the profile can be found, cold for whoever never wrote', () => {
    expect(plan().open).toEqual([{ route: 'by_hand', isCold: true }]);
    expect(plan({ person: wroteAt(daysLater(-30)) }).open).toEqual([{ route: 'by_hand', isCold: false }]);
  });

  test('is closed where nobody knows the user name', () => {
    expect(whyClosed('by_hand', { person: aPerson({ userName: undefined }) })).toEqual({ kind: 'no-user-name' });
  });

  test('is left, alone, to an account without the API', () => {
    const account = aSendingAccount({ hasApi: false });

    expect(openRoutes({ person: { ...wrote, comments: [aCommentOn()] }, account })).toEqual(['by_hand']);
    expect(whyClosed('reply', { person: wrote, account })).toEqual({ kind: 'api-closed' });
  });

  test('takes no automatic text', () => {
    expect(whyClosed('by_hand', { text: 'automatic' })).toEqual({ kind: 'text-not-allowed', text: 'automatic' });
  });
});

describe('a suppressed person', () => {
  test('is written to by no route, and is to be left alone', () => {
    const suppression = { since: hoursLater(-1), by: 'word' as const };
    const { open, closed, next } = plan({ person: { ...wrote, comments: [aCommentOn()], suppression } });

    expect(open).toEqual([]);
    expect(closed.map(({ because }) => because)).toEqual(Array(4).fill({ kind: 'suppressed', since: hoursLater(-1) }));
    expect(next).toEqual({ kind: 'leave-alone' });
  });
});

describe('a paused account', () => {
  test.each(['token', 'rate-limit'] as const)('leaves the way by hand when it is because of %s', (because) => {
    const account = aSendingAccount({ pause: { because, until: undefined } });

    expect(openRoutes({ person: wrote, account })).toEqual(['by_hand']);
    expect(whyClosed('reply', { person: wrote, account })).toMatchObject({
      kind: 'account-paused',
      pause: { because },
    });
  });

  test.each(['restricted', 'policy'] as const)('sends nothing at all when it is because of %s', (because) => {
    const account = aSendingAccount({ pause: { because, until: undefined } });

    expect(plan({ person: wrote, account })).toMatchObject({ open: [], next: { kind: 'wait-for-them' } });
  });
});

describe('a pause', () => {
  test('is over at its end', () => {
    const account = aSendingAccount({ pause: { because: 'restricted', until: hoursLater(1) } });

    expect(openRoutes({ person: wrote, account, now: secondsLater(-1, hoursLater(1)) })).toEqual([]);
    expect(openRoutes({ person: wrote, account, now: hoursLater(1) })[0]).toBe('reply');
  });
});

describe('what Instagram has refused', () => {
  const closing = (over: Partial<RouteClosing> = {}): RouteClosing => ({
    route: 'reply',
    refusal: 'window-closed',
    at: hoursLater(1),
    lift: { kind: 'they-write' },
    ...over,
  });
  const now = hoursLater(2);

  test('closes the route although we think its window open', () => {
    const person = { ...wrote, closings: [closing()] };

    expect(whyClosed('reply', { person, now })).toEqual({
      kind: 'instagram-refused',
      refusal: 'window-closed',
      at: hoursLater(1),
    });
    expect(openRoutes({ person, now })).toEqual(['human_agent', 'by_hand']);
  });

  test('stays closed for what happened before and arrives after', () => {
    const late = anAct({ happenedAt: hoursLater(1) });

    expect(openRoutes({ person: { ...wrote, acts: [late], closings: [closing()] }, now })[0]).not.toBe('reply');
  });

  test('opens again when they write, and not by a comment or a reaction', () => {
    const later = (kind: PastAct['kind']) => anAct({ kind, happenedAt: secondsLater(1, hoursLater(1)) });
    const openWith = (act: PastAct) =>
      openRoutes({ person: { ...wrote, acts: [...wrote.acts, act], closings: [closing()] }, now });

    expect(openWith(later('dm'))[0]).toBe('reply');
    expect(openWith(later('reaction'))[0]).toBe('human_agent');
    expect(openWith(later('comment'))[0]).toBe('human_agent');
  });

  test('opens again at its time', () => {
    const person = {
      ...wrote,
      closings: [closing({ refusal: 'thread-control', lift: { kind: 'at', at: hoursLater(3) } })],
    };

    expect(openRoutes({ person, now: secondsLater(-1, hoursLater(3)) })[0]).toBe('human_agent');
    expect(openRoutes({ person, now: hoursLater(3) })[0]).toBe('reply');
  });

  test('closes one comment for ever and leaves the others', () => {
    const lift = { kind: 'never', comment: messageId('comment:1') } as const;
    const closings = [closing({ route: 'private_reply', refusal: 'private-reply-used', lift })];
    const comments = [aCommentOn()];
    const another = aCommentOn({ id: messageId('comment:2'), happenedAt: hoursLater(-1) });

    expect(whyClosed('private_reply', { person: aPerson({ comments, closings }), now })).toEqual({
      kind: 'comment-answered',
      answeredAt: hoursLater(1),
    });
    expect(plan({ person: aPerson({ comments: [...comments, another], closings }), now }).open[0]).toMatchObject({
      comment: 'comment:2',
    });
  });

  test('of a private reply opens again with a newer comment', () => {
    const closings = [closing({ route: 'private_reply', refusal: 'unreachable' })];
    const newer = aCommentOn({ id: messageId('comment:2'), happenedAt: secondsLater(1, hoursLater(1)) });

    expect(openRoutes({ person: aPerson({ comments: [aCommentOn()], closings }), now })).toEqual(['by_hand']);
    expect(openRoutes({ person: aPerson({ comments: [newer], closings }), now })).toEqual(['private_reply', 'by_hand']);
  });
});

describe('the next allowed act', () => {
  const nameless = (over: Partial<RouteFacts['person']>) => aPerson({ userName: undefined, ...over });

  test('is not asked for while a route is open', () => {
    expect(plan().next).toBeUndefined();
  });

  test('is to rewrite a template, where only a personal text may go', () => {
    const person = nameless({ acts: [anAct({ happenedAt: daysLater(-3) })] });

    expect(plan({ person, text: 'template' }).next).toEqual({
      kind: 'change-text',
      to: 'personal',
      route: { route: 'human_agent', until: daysLater(4) },
    });
  });

  test('is to wait for the end of a pause that comes before the end of the window', () => {
    const account = (until: Date) => aSendingAccount({ humanAgent: false, pause: { because: 'restricted', until } });

    expect(plan({ person: wrote, account: account(hoursLater(1)) }).next).toEqual({
      kind: 'wait',
      at: hoursLater(1),
      route: { route: 'reply', until: hoursLater(24), sureUntil: hoursLater(24) },
    });
    expect(plan({ person: nameless({ acts: wrote.acts }), account: account(hoursLater(24)) }).next).toEqual({
      kind: 'wait-for-them',
    });
  });

  test('is to wait for them, where only they can open a route', () => {
    expect(plan({ person: nameless({}) }).next).toEqual({ kind: 'wait-for-them' });
  });
});

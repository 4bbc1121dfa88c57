import { describe, expect, test } from 'vitest';
import { cardButtons } from '../../../src/bot/card/card-buttons.ts';
import { touchButtons, withTouchButtons } from '../../../src/bot/card/touch-buttons.ts';
import { touchLine } from '../../../src/bot/card/touch-line.ts';
import { parseTouchValue, touchValue } from '../../../src/bot/card/touch-value.ts';
import { messageId, slackUserId } from '../../../src/domain/ids.ts';
import type { Lead } from '../../../src/domain/lead/lead.ts';
import { languages } from '../../../src/domain/team/account.ts';
import { type InstagramRefusal, instagramRefusals } from '../../../src/domain/touch/instagram-refusal.ts';
import {
  type CancelledTouch,
  type CancelReason,
  coreOf,
  type RefusedTouch,
  type SaidNotSentTouch,
  type SaidSentTouch,
  type SeenTouch,
  type Touch,
} from '../../../src/domain/touch/touch.ts';
import { noon } from '../../domain/builders.ts';
import {
  anOfferedTouch,
  anUnknownTouch,
  aSendingTouch,
  aSentTouch,
  aWaitingTouch,
  secondsLater,
} from '../../domain/touch/touch-builders.ts';
import { aClaimedLead, anOpenLead } from '../messages/desk-builders.ts';
import { liveMarkup } from '../messages/live-markup.ts';

const reader = { language: 'en', timeZone: 'Europe/Paris' } as const;
const later = secondsLater(60);
const said = (touch: Touch) =>
  touchLine(touch, reader)
    .replace(/<!date\^(\d+)[^>]*>/g, (_, at) => `<${at}>`)
    .replace(/<@(\w+)>/g, '@$1');
const noonAt = noon.getTime() / 1000;

const ben = slackUserId('U0BEN');
const core = coreOf(aSentTouch({ by: ben }));
const byBen = { by: ben } as const;
const refused = (refusal: InstagramRefusal): RefusedTouch => ({
  ...core,
  status: 'refused',
  refusal,
  refusedAt: later,
});
const cancelled = (why: CancelReason): CancelledTouch => ({ ...core, status: 'cancelled', cancelledAt: later, why });
const seen: SeenTouch = { ...core, status: 'seen', sentAt: noon, message: messageId('m'), seenAt: later };
const saidSent: SaidSentTouch = { ...core, route: 'by_hand', status: 'said-sent', saidAt: noon, saidBy: ben };
const saidNotSent: SaidNotSentTouch = { ...core, route: 'by_hand', status: 'said-not-sent', saidAt: noon, saidBy: ben };

describe('the line that says where a message stands', () => {
  test.each<[string, Touch]>([
    ['Message of @U0BEN goes out in a moment', aWaitingTouch(byBen)],
    [
      `Message of @U0BEN waits until <${noonAt}>: 30 messages an hour go out from this account`,
      aWaitingTouch({ ...byBen, why: { kind: 'limit', limit: { kind: 'account-hour', most: 30 } } }),
    ],
    [
      'Message of @U0BEN waits: Instagram refuses our access: a manager must connect the account again',
      aWaitingTouch({ ...byBen, until: undefined, why: { kind: 'account-paused', pause: 'token' } }),
    ],
    [
      `Message of @U0BEN waits until <${noonAt}>: Instagram asked for patience`,
      aWaitingTouch({ ...byBen, why: { kind: 'back-off' } }),
    ],
    [`Message of @U0BEN is on its way since <${noonAt}>`, aSendingTouch(byBen)],
    [`Sent <${noonAt}> by @U0BEN · Reply`, aSentTouch(byBen)],
    [`Sent <${noonAt}> by Storydesk · Reply`, aSentTouch({ by: undefined })],
    [`Sent <${noonAt}> by @U0BEN · Reply · arrived, says a teammate`, aSentTouch({ ...byBen, message: undefined })],
    [`Sent <${noonAt}> by @U0BEN · Reply · seen <${noonAt + 60}>`, seen],
    [
      'Not sent, Instagram refused: they take no messages from us. It takes a message from them.',
      refused('unreachable'),
    ],
    [
      `Not confirmed: Instagram gave no answer <${noonAt}>. Looking for it in the conversation`,
      anUnknownTouch({ ...byBen, lookedAt: undefined }),
    ],
    [
      `Not confirmed: Instagram gave no answer <${noonAt}>, and it was not found in the conversation. Look in the app: did it arrive?`,
      anUnknownTouch({ ...byBen, lookedAt: later }),
    ],
    ['Not sent: cancelled by @U0BEN', cancelled({ kind: 'by-person', by: ben })],
    ['Not sent: they wrote first. Read it, then answer', cancelled({ kind: 'they-replied' })],
    ['Not sent: they asked for no more messages', cancelled({ kind: 'opted-out' })],
    ['Not sent: they bought meanwhile', cancelled({ kind: 'converted' })],
    ['Not sent: a teammate answered in the Instagram app', cancelled({ kind: 'answered-elsewhere' })],
    [
      `Not sent: the window closed <${noonAt}>`,
      cancelled({ kind: 'route-closed', because: { kind: 'window-over', endedAt: noon } }),
    ],
    [
      `Not sent: it would have waited past <${noonAt}>, when the window closes`,
      cancelled({ kind: 'window-ends-first', endsAt: noon }),
    ],
    [`@U0BEN is to send it by hand in the Instagram app, since <${noonAt}>`, anOfferedTouch(byBen)],
    [`Sent by hand, says @U0BEN, <${noonAt}>`, saidSent],
    [`Not sent by hand, says @U0BEN, <${noonAt}>`, saidNotSent],
  ])('%s', (line, touch) => {
    expect(said(touch)).toBe(line);
  });

  test.each(languages)('has words in %s for everything Instagram may refuse', (language) => {
    const lines = instagramRefusals.map((refusal) => touchLine(refused(refusal), { ...reader, language }));
    expect(new Set(lines).size).toBe(instagramRefusals.length);
    expect(liveMarkup(lines.map((text) => ({ type: 'mrkdwn', text })))).toEqual([]);
  });
});

describe('what can be decided about a message', () => {
  const words = (touch: Touch) => touchButtons(touch, 'en').map(({ text }) => text.text);

  test.each<[string, Touch, string[]]>([
    ['waits', aWaitingTouch(), ['Cancel']],
    ['is on its way', aSendingTouch(), []],
    ['is looked for', anUnknownTouch({ lookedAt: undefined }), []],
    ['was not found', anUnknownTouch({ lookedAt: later }), ['It arrived', 'Send again']],
    ['is offered to be sent by hand', anOfferedTouch(), ['I sent it', 'Not sent', 'Show the text']],
    ['was sent', aSentTouch(), []],
    ['was refused', refused('policy'), []],
  ])('while it %s', (_, touch, buttons) => {
    expect(words(touch)).toEqual(buttons);
  });

  test('leaves room for Claim on a card that nobody has', () => {
    const buttonsOf = (lead: Lead) => {
      const drawn = withTouchButtons(cardButtons(lead, 'en'), anOfferedTouch(), 'en');
      return drawn?.elements.flatMap((one) => (one.type === 'button' ? [one.text.text] : []));
    };
    expect(buttonsOf(aClaimedLead())).toEqual(['I sent it', 'Not sent', 'Show the text']);
    expect(buttonsOf(anOpenLead())).toEqual(['I sent it', 'Not sent', 'Claim']);
  });

  test('names the message and the version that was seen', () => {
    expect(parseTouchValue(touchValue(aWaitingTouch({ version: 7 })))).toEqual({ touch: 'touch-1', version: 7 });
    expect(parseTouchValue('touch-1')).toBeUndefined();
    expect(parseTouchValue(undefined)).toBeUndefined();
  });
});

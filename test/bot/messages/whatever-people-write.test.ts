import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderBoard } from '../../../src/bot/board/render-board.ts';
import { captureModal } from '../../../src/bot/capture/capture-modal.ts';
import { capturePreviewModal } from '../../../src/bot/capture/capture-preview-modal.ts';
import { explainLead } from '../../../src/bot/card/explain-lead.ts';
import { renderCard, renderPlainCard } from '../../../src/bot/card/render-card.ts';
import { doctorAnswer } from '../../../src/bot/command/doctor-answer.ts';
import { doctorChecks } from '../../../src/bot/command/doctor-checks.ts';
import type { DoctorFacts } from '../../../src/bot/command/doctor-facts.ts';
import { helpAnswer } from '../../../src/bot/command/help-answer.ts';
import { leadAnswer, noLeadAnswer } from '../../../src/bot/command/lead-answer.ts';
import { mineAnswer } from '../../../src/bot/command/mine-answer.ts';
import { storyAnswer } from '../../../src/bot/command/story-answer.ts';
import { renderHome } from '../../../src/bot/home/render-home.ts';
import { alarmMessage } from '../../../src/bot/messages/alarm-message.ts';
import { answerMessage } from '../../../src/bot/messages/answer-message.ts';
import type { PrivateMessage } from '../../../src/bot/messages/slack-message.ts';
import { leadId, storyId } from '../../../src/domain/ids.ts';
import { type Language, languages } from '../../../src/domain/team/account.ts';
import { defaultSettings } from '../../../src/domain/team/settings.ts';
import { validateMessage } from '../../../src/sandbox/slack/block-kit/validate-message.ts';
import { validateView } from '../../../src/sandbox/slack/block-kit/validate-view.ts';
import { aPace } from '../home/pace-builders.ts';
import {
  aBoard,
  aCard,
  aClaimedLead,
  aDismissedLead,
  aLeadLine,
  anAccount,
  anOpenLead,
  aStory,
  at,
  aViewer,
} from './desk-builders.ts';
import { hostileTexts } from './hostile-texts.ts';
import { liveMarkup } from './live-markup.ts';

/** Slack cuts nothing below this, and refuses edits above. Source: docs.slack.dev/reference/methods/chat.update */
const longestMessageText = 4000;

/** Every message that can show what a viewer or a teammate wrote, with `text` wherever that can be. */
function messagesShowing(text: string, language: Language): PrivateMessage[] {
  const account = anAccount({ language });
  const reader = { language, timeZone: 'Europe/Paris' };
  const who = { handle: text, displayName: text };
  const story = aStory({ caption: text, permalink: text, thumbnailUrl: text });
  const listed = { lead: anOpenLead().id, ...who, score: 40 };
  const board = aBoard({ story, account, listed: Array(12).fill(listed), listedCount: 30, cardsQueued: 9 });
  const cards = [anOpenLead(), aClaimedLead(), aDismissedLead(), aDismissedLead({ dismissedAs: 'duplicate' })].flatMap(
    (lead) => [
      aCard({ lead, account, story, viewer: aViewer({ userName: text }), words: { kind: 'text', text } }),
      aCard({
        lead,
        account,
        viewer: aViewer({ userName: undefined, displayName: text }),
        last: { kind: 'reaction', happenedAt: lead.lastSignalAt, about: { emoji: text } },
        words: { kind: 'attachments', types: [text, 'image'] },
      }),
    ],
  );
  return [
    ...cards.flatMap((card) => [
      renderCard(card),
      renderPlainCard(card),
      explainLead(card, defaultSettings.sorting, reader, at()),
      leadAnswer(card, '1795165440.000100', reader),
    ]),
    renderBoard(board),
    renderBoard({ ...board, story: { ...story, closedAt: story.expiresAt } }),
    storyAnswer([board], reader),
    mineAnswer([aLeadLine({ lead: aClaimedLead(), ...who })], reader),
    noLeadAnswer(text, reader),
    helpAnswer(reader, text),
    doctorAnswer(doctorChecks(unwellShowing(text, language), reader), reader),
    answerMessage({ kind: 'released', who }, reader),
    answerMessage({ kind: 'took-shift', story }, reader),
    alarmMessage({ kind: 'permission-missing', subject: text, detail: text, times: 1 }, reader),
    alarmMessage({ kind: 'entries-quarantined', subject: text, detail: text, times: 3 }, reader),
    alarmMessage({ kind: 'post-refused', subject: text, detail: text, times: 1 }, reader),
    alarmMessage({ kind: 'desk-unreachable', subject: 'C0DESK', detail: text, times: 1 }, reader),
  ];
}

/** Everything the doctor can find, with `text` as the names of accounts, the reasons and Slack's own words. */
function unwellShowing(text: string, language: Language): DoctorFacts {
  const { team, id: subject, desk } = anAccount();
  const alarm = { team, subject, detail: text, times: 2, raisedAt: at(), lastAt: at(), toldAt: undefined };
  return {
    now: at(),
    slack: { kind: 'fails', failure: { kind: 'refused', code: text } },
    connection: { connected: false, since: at() },
    desks: [{ channel: desk, state: 'archived' }],
    accounts: Array(15).fill({ account: anAccount({ userName: text, language }), pausedBecause: text }),
    alarms: Array(15).fill({ ...alarm, kind: 'permission-missing' }),
    lastDeliveryAt: undefined,
  };
}

function viewsShowing(text: string, language: Language) {
  const reader = { language, timeZone: 'Europe/Paris' };
  const stories = [aStory({ caption: text }), aStory({ id: storyId('18000000000000002'), caption: text })];
  const chosen = { account: aStory().account, story: aStory().id };
  const line = (n: number) =>
    aLeadLine({ lead: anOpenLead({ id: leadId(`lead-${n}`) }), handle: text, displayName: text });
  const leads = Array.from({ length: 25 }, (_, n) => line(n));
  const names = Array(100).fill({ userName: text, displayName: text, follows: undefined });
  return [
    renderHome(
      {
        mine: leads,
        unclaimed: leads,
        unclaimedCount: 80,
        stories: stories.map((story) => aBoard({ story })),
        pace: aPace(),
      },
      language,
    ),
    captureModal({ stories, chosen }, reader),
    capturePreviewModal(
      {
        preview: {
          story: chosen.story,
          fresh: names,
          seenBefore: names,
          alreadyHere: names,
          unreadable: Array(40).fill({ line: text }),
        },
        stories,
        chosen,
        texts: [text, text, ''],
        shown: 'f1',
      },
      reader,
    ),
  ];
}

const lengths = (messages: readonly PrivateMessage[]) => messages.map(({ text }) => text.length);

describe.each(languages)('whatever people write, in %s', (language) => {
  test.each(Object.entries(hostileTexts))('Slack takes every message and nothing in it comes alive: %s', (_, text) => {
    const messages = messagesShowing(text, language);
    expect(messages.flatMap(({ blocks }) => (blocks ? validateMessage(blocks) : []))).toEqual([]);
    expect(liveMarkup(messages)).toEqual([]);
    expect(Math.max(...lengths(messages))).toBeLessThanOrEqual(longestMessageText);
    expect(Math.min(...lengths(messages))).toBeGreaterThan(0);
  });

  test.each(Object.entries(hostileTexts))('Slack takes every view and nothing in it comes alive: %s', (_, text) => {
    const views = viewsShowing(text, language);
    expect(views.flatMap(validateView)).toEqual([]);
    expect(liveMarkup(views)).toEqual([]);
  });
});

test('any text at all can be shown', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom(...languages), (text, language) => {
      const messages = messagesShowing(text, language);
      expect(messages.flatMap(({ blocks }) => (blocks ? validateMessage(blocks) : []))).toEqual([]);
      expect(liveMarkup(messages)).toEqual([]);
      const views = viewsShowing(text, language);
      expect(views.flatMap(validateView)).toEqual([]);
      expect(liveMarkup(views)).toEqual([]);
    }),
    { numRuns: 30 },
  );
});

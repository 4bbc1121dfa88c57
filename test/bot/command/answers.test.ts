import { describe, expect, test } from 'vitest';
import { doctorAnswer } from '../../../src/bot/command/doctor-answer.ts';
import { helpAnswer, subcommands } from '../../../src/bot/command/help-answer.ts';
import { leadAnswer, noLeadAnswer } from '../../../src/bot/command/lead-answer.ts';
import { mineAnswer } from '../../../src/bot/command/mine-answer.ts';
import { storyAnswer } from '../../../src/bot/command/story-answer.ts';
import { trusted } from '../../../src/bot/messages/mrkdwn.ts';
import { storyId } from '../../../src/domain/ids.ts';
import { languages } from '../../../src/domain/team/account.ts';
import { validateMessage } from '../../../src/sandbox/slack/block-kit/validate-message.ts';
import {
  aBoard,
  aCard,
  aClaimedLead,
  aDismissedLead,
  aLeadLine,
  anAccount,
  aStory,
} from '../messages/desk-builders.ts';
import { buttonWords, texts } from '../messages/live-markup.ts';

const reader = { language: 'en', timeZone: 'Europe/Paris' } as const;

describe('/storydesk help', () => {
  test.each(languages)('lists every subcommand, in %s', (language) => {
    const { text } = helpAnswer({ ...reader, language });
    for (const name of subcommands) expect(text).toContain(`\`/storydesk ${name}`);
  });

  test('says so when something else was typed', () => {
    expect(helpAnswer(reader, 'brunch').text).toMatch(/^“brunch” is not something I know\. This is:\n/);
  });
});

describe('/storydesk story', () => {
  test('shows each live story with its buttons, and offers to open one', () => {
    const answer = storyAnswer([aBoard()], reader);
    expect(answer.text).toBe('One live story');
    expect(buttonWords(answer.blocks)).toEqual(['Take the shift', 'Capture viewers', 'Open a story']);
  });

  test('says that none is live', () => {
    expect(storyAnswer([], reader).text).toMatch(/^No story is live/);
    expect(buttonWords(storyAnswer([], reader).blocks)).toEqual(['Open a story']);
  });

  test('fits into one message, however many are live', () => {
    const boards = Array.from({ length: 60 }, (_, n) => aBoard({ story: aStory({ id: storyId(`1800${n}`) }) }));
    expect(validateMessage(storyAnswer(boards, reader).blocks)).toEqual([]);
    expect(texts(storyAnswer(boards, reader).blocks)).toContain('… and 40 more');
  });
});

describe('/storydesk mine', () => {
  test('lists what the reader holds', () => {
    const answer = mineAnswer([aLeadLine({ lead: aClaimedLead() })], reader);
    expect(answer.text).toBe('You hold one lead');
    expect(buttonWords(answer.blocks)).toEqual(['Answer', 'Claim next']);
  });

  test('offers the hottest one to who holds none', () => {
    expect(mineAnswer([], reader).text).toBe('You hold no lead. Take the hottest one?');
    expect(buttonWords(mineAnswer([], reader).blocks)).toEqual(['Claim next']);
  });
});

describe('/storydesk lead', () => {
  test('shows the lead as its card does, in the reader’s language, with a link to the card', () => {
    const facts = aCard({ account: anAccount({ language: 'nl' }) });
    const answer = leadAnswer(facts, '1795165440.000100', { ...reader, language: 'fr' });
    expect(texts(answer.blocks)[0]).toContain('a répondu à la story');
    expect(texts(answer.blocks).join()).toContain('|Ouvrir la fiche>');
    expect(buttonWords(answer.blocks)).toEqual([
      'Je prends',
      'Je passe',
      'Plus tard / Pas un prospect / Plus de messages / Pourquoi\u00a0?',
    ]);
  });

  test('shows a lead that was put aside as such', () => {
    const answer = leadAnswer(aCard({ lead: aDismissedLead() }), undefined, reader);
    expect(texts(answer.blocks)[0]).toContain('not a lead, says <@U0ANA>');
    expect(buttonWords(answer.blocks)).toEqual(['Reopen']);
  });

  test('says that nobody of that name is known, or that a name is needed', () => {
    expect(noLeadAnswer('lea.martn', reader).text).toMatch(/^No lead of “lea\.\u200b?martn” is known here/);
    expect(noLeadAnswer('  ', reader).text).toBe('Say whose: /storydesk lead anna.smith');
  });
});

describe('/storydesk doctor', () => {
  const ok = { name: trusted('Database'), state: 'ok', detail: trusted('answers') } as const;
  const warn = { name: trusted('Encryption'), state: 'warn', detail: trusted('generated key') } as const;
  const fail = { name: trusted('Instagram token'), state: 'fail', detail: trusted('refused') } as const;

  test('says what does not work first', () => {
    const { text } = doctorAnswer([ok, warn, fail], reader);
    expect(text.split('\n')).toEqual([
      '❌ Something needs you',
      '❌ Instagram token: broken · refused',
      '⚠️ Encryption: look · generated key',
      '✅ Database: ok · answers',
    ]);
  });

  test.each([
    [[ok], 'All is well'],
    [[ok, warn], 'It works, but look at this'],
    [[], 'All is well'],
  ])('sums up', (checks, title) => {
    expect(doctorAnswer(checks, reader).text).toContain(title);
    expect(validateMessage(doctorAnswer(checks, reader).blocks)).toEqual([]);
  });
});

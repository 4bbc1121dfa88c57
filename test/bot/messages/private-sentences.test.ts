import { describe, expect, test } from 'vitest';
import { alarmMessage } from '../../../src/bot/messages/alarm-message.ts';
import { answerMessage, type DeskAnswer } from '../../../src/bot/messages/answer-message.ts';
import { type DeskRefusal, refusalMessage } from '../../../src/bot/messages/refusal-message.ts';
import type { AlarmKind } from '../../../src/domain/alarm/alarm.ts';
import { accountId, channelId } from '../../../src/domain/ids.ts';
import { languages } from '../../../src/domain/team/account.ts';
import { validateMessage } from '../../../src/sandbox/slack/block-kit/validate-message.ts';
import { aClaimedLead, anAccount, ana, aStory, at, ben, epoch, leadIn } from './desk-builders.ts';
import { buttonWords, liveMarkup } from './live-markup.ts';

const reader = { language: 'en', timeZone: 'Europe/Paris' } as const;
const who = { handle: 'lea.martin', displayName: 'Léa' };

const refusals: DeskRefusal[] = [
  { kind: 'already-claimed', owner: ben, claimedAt: at('09:05') },
  { kind: 'not-yours', owner: ben },
  { kind: 'not-claimed' },
  { kind: 'already-answered', owner: ben, at: at('09:05') },
  { kind: 'no-longer-open', status: 'dismissed', by: ben, at: at('09:05') },
  { kind: 'no-longer-open', status: 'won', by: ben, at: at('09:05') },
  { kind: 'no-longer-open', status: 'lost', by: ben, at: at('09:05') },
  { kind: 'no-longer-open', status: 'suppressed', by: ben, at: at('09:05') },
  { kind: 'no-longer-open', status: 'suppressed', by: undefined, at: at('09:05') },
  { kind: 'snoozed', by: ben, until: at('09:05') },
  { kind: 'not-snoozed' },
  { kind: 'in-the-past' },
  { kind: 'wants-no-messages' },
  { kind: 'not-closed', status: 'open' },
  { kind: 'newer-lead' },
  { kind: 'already-passed' },
  { kind: 'unknown-lead' },
  { kind: 'queue-empty' },
  { kind: 'not-a-full-member', standing: 'guest' },
  { kind: 'not-a-full-member', standing: 'outsider' },
  { kind: 'not-a-full-member', standing: 'deactivated' },
  { kind: 'not-a-full-member', standing: 'bot' },
  { kind: 'not-in-desk' },
  { kind: 'needs-monitor' },
  { kind: 'needs-manager' },
  { kind: 'shift-taken', monitor: ana },
  { kind: 'no-shift' },
  { kind: 'no-names' },
  { kind: 'unknown-story' },
  { kind: 'story-over' },
];

describe('a refusal', () => {
  test.each(languages)('is a sentence of its own for each reason, in %s', (language) => {
    const told = refusals.map((refusal) => refusalMessage(refusal, { ...reader, language }));
    expect(new Set(told.map(({ text }) => text)).size).toBe(refusals.length);
    expect(told.flatMap(({ blocks }) => (blocks ? validateMessage(blocks) : []))).toEqual([]);
    expect(liveMarkup(told)).toEqual([]);
  });

  test('tells who lost a race who was first and when, and offers the next lead of that account', () => {
    const account = accountId('17841400000000001');
    const message = refusalMessage({ kind: 'already-claimed', owner: ben, claimedAt: at('09:05') }, reader, {
      account,
    });
    expect(message.text).toMatch(
      new RegExp(`^<@U0BEN> was first: claimed this person at <!date\\^${epoch('09:05')}\\^{time_secs}`),
    );
    expect(buttonWords(message.blocks)).toEqual(['Claim next']);
    expect(JSON.stringify(message.blocks)).toContain(`"value":"${account}"`);
  });

  test('offers no next lead when there is none, or when the person may not act', () => {
    expect(refusalMessage({ kind: 'queue-empty' }, reader)).not.toHaveProperty('blocks');
    expect(refusalMessage({ kind: 'not-in-desk' }, reader)).not.toHaveProperty('blocks');
  });

  test('says where to join and whom to ask, as far as known', () => {
    expect(refusalMessage({ kind: 'not-in-desk' }, reader, { desk: channelId('C0DESK') }).text).toContain('<#C0DESK>');
    expect(refusalMessage({ kind: 'needs-monitor' }, reader, { monitor: ana }).text).toContain('<@U0ANA>');
  });
});

describe('an answer to a press', () => {
  const next = { lead: aClaimedLead(), who, score: 78, desk: channelId('C0DESK'), cardTs: '1795165440.000100' };
  const answers: DeskAnswer[] = [
    { kind: 'claimed', who, until: at('09:15') },
    { kind: 'claimed-next', next },
    { kind: 'released', who },
    { kind: 'passed', who },
    { kind: 'dismissed', who },
    { kind: 'taken-over', who },
    { kind: 'given-back', who },
    { kind: 'won', who },
    { kind: 'lost', who },
    { kind: 'snoozed', who, until: at('12:00') },
    { kind: 'woken', who },
    { kind: 'opted-out', who },
    { kind: 'reopened', who },
    { kind: 'took-shift', story: aStory() },
    { kind: 'left-shift', story: aStory() },
    { kind: 'opened-story', story: aStory(), desk: channelId('C0DESK') },
    { kind: 'stale' },
    { kind: 'failed' },
  ];

  test.each(languages)('is a sentence of its own for each, in %s', (language) => {
    const told = answers.map((answer) => answerMessage(answer, { ...reader, language }));
    expect(new Set(told.map(({ text }) => text)).size).toBe(answers.length);
    expect(liveMarkup(told)).toEqual([]);
  });

  test('of Claim next says what was claimed, with a link to its card once there is one', () => {
    const { text } = answerMessage({ kind: 'claimed-next', next }, reader);
    expect(text).toMatch(
      /^Yours: 🔥 Hot 78 · <https:\/\/www\.instagram\.com\/lea\.martin\/\|@lea\.martin>, until <!date/,
    );
    expect(text).toContain('|Open the card>');
    const unposted = answerMessage({ kind: 'claimed-next', next: { ...next, cardTs: undefined } }, reader);
    expect(unposted.text).not.toContain('Open the card');
  });

  test('of Claim next says what is theirs now, when it was answered before', () => {
    const replied = { ...next, lead: leadIn.replied };
    expect(answerMessage({ kind: 'claimed-next', next: replied }, reader).text).toMatch(
      /^Yours: 🔥 Hot 78 · .*They wrote, and nobody had them\./,
    );
  });

  test('of a fault says that nothing was changed', () => {
    expect(answerMessage({ kind: 'failed' }, reader).text).toContain('nothing was changed');
    expect(answerMessage({ kind: 'stale' }, reader).text).toContain('nothing was changed');
  });
});

describe('an alarm', () => {
  const account = anAccount();
  const told = (kind: AlarmKind, subject: string, detail = '', times = 1) =>
    alarmMessage({ kind, subject, detail, times }, reader, account).text;

  test('says what is wrong and how to mend it', () => {
    expect(told('app-not-live', account.id)).toMatch(
      /somebody wrote to @atelier\.mare, but not what.*Set the app to live/,
    );
    expect(told('token-refused', account.id)).toContain('Make a new token');
    expect(told('permission-missing', `${account.id}:stories`, 'Needs instagram_basic')).toContain(
      'Needs instagram_basic',
    );
    expect(told('post-refused', 'invalid_blocks')).toContain('invalid_blocks');
  });

  test.each([
    ['is_archived', 'is archived'],
    ['not_in_channel', 'Invite me back'],
    ['channel_not_found', 'Slack says channel_not_found'],
  ])('says why the desk takes no posts: %s', (code, words) => {
    expect(told('desk-unreachable', 'C0DESK', code)).toContain(words);
    expect(told('desk-unreachable', 'C0DESK', code)).toContain('<#C0DESK>');
  });

  test('counts what could not be read, and says why', () => {
    expect(told('entries-quarantined', 'unknown-kind', '', 3)).toMatch(
      /^3 things Instagram sent could not be read \(of a kind/,
    );
    expect(told('entries-quarantined', 'made-up')).toContain('(made-up)');
  });

  test('names an account by its id while its name is unknown', () => {
    const alarm = { kind: 'permission-missing', subject: '1784:stories', detail: 'x', times: 1 } as const;
    expect(alarmMessage(alarm, reader).text).toContain('the account 1784 lacks');
  });
});

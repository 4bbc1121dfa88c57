import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { doctorAnswer } from '../../../src/bot/command/doctor-answer.ts';
import { doctorChecks } from '../../../src/bot/command/doctor-checks.ts';
import type { DoctorFacts } from '../../../src/bot/command/doctor-facts.ts';
import { neededScopes } from '../../../src/bot/slack/needed-scopes.ts';
import { channelId } from '../../../src/domain/ids.ts';
import { languages } from '../../../src/domain/team/account.ts';
import { validateMessage } from '../../../src/sandbox/slack/block-kit/validate-message.ts';
import { anAccount, at } from '../messages/desk-builders.ts';

const reader = { language: 'en', timeZone: 'Europe/Paris' } as const;
const desk = channelId('C0DESK');

const facts = (changes: Partial<DoctorFacts> = {}): DoctorFacts => ({
  now: at('12:00'),
  slack: { kind: 'answers', scopes: neededScopes },
  connection: { connected: true, lastHelloAt: at('11:00') },
  desks: [{ channel: desk, state: 'open' }],
  accounts: [{ account: anAccount(), pausedBecause: undefined }],
  alarms: [],
  lastDeliveryAt: at('11:59'),
  ...changes,
});

const alarm = {
  team: anAccount().team,
  kind: 'token-refused',
  subject: anAccount().id,
  detail: 'expired',
  times: 3,
  raisedAt: at('11:00'),
  lastAt: at('11:30'),
  toldAt: undefined,
} as const;

/** What is not well, by name of the state. */
const unwell = (changes: Partial<DoctorFacts>) =>
  doctorChecks(facts(changes), reader)
    .filter(({ state }) => state !== 'ok')
    .map(({ state, detail }) => `${state}: ${detail}`);

describe('the doctor', () => {
  test('finds nothing where everything works', () => {
    expect(unwell({})).toEqual([]);
  });

  test.each<[string, Partial<DoctorFacts>, RegExp]>([
    [
      'a refused token',
      { slack: { kind: 'fails', failure: { kind: 'refused', code: 'token_revoked' } } },
      /^fail: .*token_?revoked/,
    ],
    ['Slack being silent', { slack: { kind: 'fails', failure: { kind: 'no-answer' } } }, /^fail: .*no-answer/],
    [
      'missing scopes',
      { slack: { kind: 'answers', scopes: neededScopes.slice(1) } },
      /^fail: not allowed yet: channels:.?history/,
    ],
    ['no connection', { connection: { connected: false, since: at('11:59') } }, /^fail: gone since <!date/],
    ['an archived desk', { desks: [{ channel: desk, state: 'archived' }] }, /^fail: archived/],
    ['a desk without us', { desks: [{ channel: desk, state: 'not-in-channel' }] }, /^fail: I am not in it/],
    ['a desk that is gone', { desks: [{ channel: desk, state: 'missing' }] }, /^fail: not to be found/],
    ['a desk Slack says nothing about', { desks: [{ channel: desk, state: 'unknown' }] }, /^warn: Slack did not say/],
    ['no delivery ever', { lastDeliveryAt: undefined }, /^warn: none yet/],
    ['no delivery for a day', { lastDeliveryAt: new Date('2026-11-19T11:59:00Z') }, /^warn: last <!date/],
    [
      'a paused account',
      { accounts: [{ account: anAccount(), pausedBecause: 'token refused' }] },
      /^fail: paused: token refused/,
    ],
    ['an alarm', { alarms: [alarm] }, /^fail: Instagram refuses .*@atelier\.mare/],
  ])('finds %s', (_what, changes, finding) => {
    expect(unwell(changes)).toEqual([expect.stringMatching(finding)]);
  });

  test('takes a token whose scopes Slack does not tell for a good one', () => {
    expect(unwell({ slack: { kind: 'answers', scopes: undefined } })).toEqual([]);
  });

  test('says over HTTP that nobody says hello there', () => {
    const checks = doctorChecks(facts({ connection: { connected: true, lastHelloAt: undefined } }), reader);
    expect(checks.map(({ detail }) => detail)).toContain('over HTTP');
  });

  test.each(languages)('speaks %s, in blocks that Slack takes', (language) => {
    const checks = doctorChecks(facts({ alarms: [alarm] }), { ...reader, language });
    expect(validateMessage(doctorAnswer(checks, { ...reader, language }).blocks)).toEqual([]);
  });

  test('asks for the scopes of the manifest, no more and no fewer', async () => {
    const manifest = parse(await readFile('manifest.yml', 'utf8')) as { oauth_config: { scopes: { bot: string[] } } };
    expect([...neededScopes].toSorted()).toEqual(manifest.oauth_config.scopes.bot.toSorted());
  });
});

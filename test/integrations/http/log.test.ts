import { describe, expect, test } from 'vitest';
import { createLog } from '../../../src/integrations/http/log.ts';

const words = 'is the red one still there?';
const person = 'anna.smith';

/** A log of the given level, and the lines it wrote. */
function recordedLog(level: 'info' | 'debug' = 'info') {
  const lines: string[] = [];
  const log = createLog({ level, destination: { write: (line) => lines.push(line) } });
  return { log, lines, last: () => JSON.parse(lines.at(-1) ?? '') };
}

describe('the log', () => {
  test('writes one JSON line for each thing, with its level and an ISO time', () => {
    const { log, lines, last } = recordedLog();
    log.info({ lead: 'lead-1', waitingMs: 12 }, 'Card posted');

    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^\{.*\}\n$/);
    expect(last()).toMatchObject({ level: 'info', lead: 'lead-1', waitingMs: 12, msg: 'Card posted' });
    expect(last().time).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  });

  test('leaves out what is below its level', () => {
    const { log, lines } = recordedLog();
    log.debug('quiet');

    expect(lines).toEqual([]);
  });

  test.each([
    ['a field', { text: words, userName: person }],
    ['a field of Slack', { real_name: person, display_name: person, view: { state: words } }],
    ['a field of Meta', { message: { mid: 'm_1', text: words }, username: person }],
    ['a field deep inside', { deliveries: [{ entry: [{ messaging: [{ message: { text: words } }] }] }] }],
    ['bytes', { body: Buffer.from(words), copy: Buffer.from(words), list: new Set([words]) }],
    ['the fields of an error', Object.assign(new Error('refused'), { detail: `Key (user_name)=(${person})`, words })],
    ['the cause of an error', new Error('failed', { cause: Object.assign(new Error('inner'), { response: words }) })],
    ['what JSON.parse could not read', jsonError()],
  ])('keeps words and names out: in %s', (_, what) => {
    const { log, lines } = recordedLog('debug');
    log.info(what, 'Something happened');
    log.error({ err: what, inner: { what } }, 'Something failed');
    log.child({ step: 1 }).child({ request: what }).warn('Something is odd');

    expect(lines).toHaveLength(3);
    expect(lines[2]).toContain('"step":1');
    expect(lines.join('')).not.toMatch(/red one|anna/);
  });

  test.each([
    'xoxb-123-456-abc',
    'xoxe.xoxp-1-abc',
    'xapp-1-A1-2-abc',
    'EAAGm0PX4ZCpsBO1234567890',
    'IGAAJ1234567890abcdefghij',
    'Bearer abc.def-ghi',
    'https://graph.example.com/me?fields=id&access_token=abc%2Fdef',
    'https://graph.example.com/?client_secret=abc&code=def',
    'wss://wss.example.com/link/?ticket=abc-def',
    'postgres://desk:abc@db.example.com/desk',
    'https://hooks.slack.com/actions/T1/2/abc',
  ])('takes tokens out wherever they stand: %s', (token) => {
    const { log, lines } = recordedLog();
    const secret = /abc|def|1234567890/;
    log.info({ url: token, accessToken: token }, `Called ${token}`);
    log.error({ err: new Error(`Request to ${token} failed`) }, 'Call failed');

    expect(token).toMatch(secret);
    expect(lines).toHaveLength(2);
    for (const line of lines) {
      expect(line).not.toMatch(secret);
      expect(line).toContain('[token]');
      expect(() => JSON.parse(line)).not.toThrow();
    }
  });

  test('says of an error what happened, where, and why', () => {
    const { log, last } = recordedLog();
    const cause = Object.assign(new TypeError('fetch failed'), { code: 'ECONNREFUSED' });
    log.error({ err: new Error('Slack gave no answer', { cause }) }, 'Posting failed');

    expect(last().err).toMatchObject({
      type: 'Error',
      message: 'Slack gave no answer',
      stack: expect.stringContaining('log.test.ts'),
      cause: { type: 'TypeError', message: 'fetch failed', code: 'ECONNREFUSED' },
    });
  });

  test('survives a circle and a number that JSON does not know', () => {
    const { log, last } = recordedLog();
    const circle: Record<string, unknown> = { size: 10n };
    circle.self = circle;
    log.info(circle, 'Round');

    expect(last()).toMatchObject({ size: '10', msg: 'Round' });
  });
});

function jsonError(): unknown {
  try {
    return JSON.parse(`${words}`);
  } catch (error) {
    return error;
  }
}

import { describe, expect, test } from 'vitest';
import { messageId } from '../../../src/domain/ids.ts';
import { afterRefusal } from '../../../src/domain/touch/after-refusal.ts';
import { classifyGraphError } from '../../../src/integrations/instagram/graph-error.ts';
import { sendRefusalOf } from '../../../src/integrations/instagram/send-refusal.ts';
import { noon } from '../../domain/builders.ts';

const refusalOf = (code: number, subcode?: number, isTransient = false) =>
  sendRefusalOf(
    classifyGraphError(
      { error: { message: 'x', code, error_subcode: subcode, is_transient: isTransient } },
      code === 1 || code === 2 ? 500 : 400,
    ),
  );
const becomes = (code: number, subcode?: number, isTransient?: boolean) => {
  const refusal = refusalOf(code, subcode, isTransient);
  const send = { refusal, attempt: 1, retryAt: undefined, restrictionsBefore: 0 };
  return afterRefusal({ ...send, route: 'reply', comment: undefined }, noon);
};

/** Every row of Meta's errors that can answer a send: code, subcode, what it is to us, what the touch becomes. */
const rows: readonly (readonly [number, number | undefined, string, string])[] = [
  [10, 2534022, 'window-closed', 'refused'],
  [10, 2018278, 'window-closed', 'refused'],
  [10, 2018065, 'tag-not-allowed', 'refused'],
  [10, 2018108, 'unreachable', 'refused'],
  [10, 2018300, 'thread-control', 'refused'],
  [10, 1893063, 'restricted', 'put-off'],
  [10, undefined, 'permission', 'refused'],
  [551, undefined, 'unreachable', 'refused'],
  [551, 1545041, 'unreachable', 'refused'],
  [200, 1545041, 'unreachable', 'refused'],
  [100, 2534014, 'not-found', 'refused'],
  [100, 2018001, 'not-found', 'refused'],
  [100, 2534025, 'private-reply-used', 'refused'],
  [100, 2534039, 'private-reply-used', 'refused'],
  [100, 2534040, 'private-reply-used', 'refused'],
  [10900, undefined, 'private-reply-used', 'refused'],
  [10903, undefined, 'private-reply-used', 'refused'],
  [100, 2534013, 'private-reply-limit', 'put-off'],
  [2534001, undefined, 'not-found', 'refused'],
  [100, 2534015, 'not-found', 'refused'],
  [100, 2534029, 'permission', 'refused'],
  [100, 2534122, 'permission', 'refused'],
  [200, 2534041, 'permission', 'refused'],
  [200, 2018028, 'permission', 'refused'],
  [100, 2018047, 'attachment', 'refused'],
  [100, 2018109, 'attachment', 'refused'],
  [100, 33, 'not-found', 'refused'],
  [100, 2207086, 'bug', 'refused'],
  [100, undefined, 'bug', 'refused'],
  [190, 458, 'token', 'put-off'],
  [190, 459, 'token', 'put-off'],
  [190, 460, 'token', 'put-off'],
  [190, 463, 'token', 'put-off'],
  [190, 464, 'token', 'put-off'],
  [190, 467, 'token', 'put-off'],
  [190, undefined, 'token', 'put-off'],
  [102, undefined, 'token', 'put-off'],
  [200, undefined, 'permission', 'refused'],
  [3, undefined, 'permission', 'refused'],
  [4, undefined, 'rate-limit', 'put-off'],
  [17, undefined, 'rate-limit', 'put-off'],
  [32, undefined, 'rate-limit', 'put-off'],
  [613, undefined, 'rate-limit', 'put-off'],
  [80001, undefined, 'rate-limit', 'put-off'],
  [80002, undefined, 'rate-limit', 'put-off'],
  [80014, undefined, 'rate-limit', 'put-off'],
  [1, undefined, 'temporary', 'no-answer'],
  [2, undefined, 'temporary', 'no-answer'],
  [1545133, undefined, 'temporary', 'no-answer'],
  [1200, undefined, 'temporary', 'no-answer'],
  [368, undefined, 'policy', 'put-off'],
  [230, undefined, 'bug', 'refused'],
  [9010, undefined, 'not-found', 'refused'],
  [2018344, undefined, 'permission', 'refused'],
  [2500, undefined, 'bug', 'refused'],
  [424242, undefined, 'unknown', 'no-answer'],
];

describe('a refused send', () => {
  test.each(rows)('with %d/%s is %s: the touch is %s', (code, subcode, refusal, outcome) => {
    expect(refusalOf(code, subcode)).toBe(refusal);
    expect(becomes(code, subcode).touch.kind).toBe(outcome);
  });

  test('that Meta calls transient is looked for, not sent again', () => {
    expect(becomes(424242, undefined, true).touch).toEqual({ kind: 'no-answer' });
  });

  test('of a comment that is gone closes the comment', () => {
    const send = { refusal: refusalOf(100, 2534025), attempt: 1, retryAt: undefined, restrictionsBefore: 0 };
    const comment = messageId('comment:1');

    expect(afterRefusal({ ...send, route: 'private_reply', comment }, noon).closings).toEqual([
      { route: 'private_reply', refusal: 'private-reply-used', at: noon, lift: { kind: 'never', comment } },
    ]);
  });
});

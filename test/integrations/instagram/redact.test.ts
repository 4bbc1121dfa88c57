import { describe, expect, test } from 'vitest';
import { redact } from '../../../src/integrations/instagram/graph/redact.ts';

describe('keeping secrets out of texts', () => {
  test('hides those we know, also as an address writes them', () => {
    expect(redact('a+/= and a%2B%2F%3D', ['a+/='])).toBe('[redacted] and [redacted]');
  });

  test.each([
    ['a token of the Instagram login', 'Malformed IGAAJwbZB1234567890abcdefZDZD here', 'Malformed [redacted] here'],
    ['a token of the Facebook login', 'Malformed EAAJwbZB1234567890abcdefZDZD here', 'Malformed [redacted] here'],
    ['a header', 'authorization: Bearer abc.def-123456', 'authorization: Bearer [redacted]'],
    ['a parameter', '/me?access_token=x1&fields=id', '/me?access_token=[redacted]&fields=id'],
    [
      'JSON',
      '{"access_token":"x1","client_secret": "y2"}',
      '{"access_token":"[redacted]","client_secret": "[redacted]"}',
    ],
  ])('hides what nobody told us, by its shape: %s', (_what, text, expected) => {
    expect(redact(text)).toBe(expected);
  });

  test.each([
    'IGApiException: No matching Instagram user',
    'Invalid OAuth access token',
    '(#10) outside of allowed window',
  ])('leaves %j alone', (text) => {
    expect(redact(text, [''])).toBe(text);
  });
});

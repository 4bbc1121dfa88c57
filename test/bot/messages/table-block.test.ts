import { expect, test } from 'vitest';
import { tableBlock } from '../../../src/bot/messages/table-block.ts';
import { slackUserId } from '../../../src/domain/ids.ts';
import { validateMessage } from '../../../src/sandbox/slack/block-kit/validate-message.ts';

const rows = (count: number, name: string) => Array.from({ length: count }, () => [name, '1']);

test('a table holds ninety-nine rows below its head, and says how many are left out', () => {
  const { block, leftOut } = tableBlock('t', ['Story', 'Leads'], rows(120, 'x'));
  expect(block.rows).toHaveLength(100);
  expect(leftOut).toBe(21);
  expect(validateMessage([block])).toEqual([]);
});

test('a table holds no more characters than Slack takes', () => {
  const { block, leftOut } = tableBlock('t', ['Story', 'Leads'], rows(99, 'x'.repeat(399)));
  expect(block.rows).toHaveLength(25);
  expect(leftOut).toBe(75);
  expect(validateMessage([block])).toEqual([]);
});

test('a person is named by Slack itself', () => {
  const { block } = tableBlock('t', ['Who'], [[{ person: slackUserId('U0ANA') }]]);
  expect(JSON.stringify(block.rows[1])).toContain('{"type":"user","user_id":"U0ANA"}');
  expect(validateMessage([block])).toEqual([]);
});

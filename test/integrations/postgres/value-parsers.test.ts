import { sql } from 'kysely';
import { expect } from 'vitest';
import { jsonb } from '../../../src/integrations/postgres/jsonb.ts';
import { onBoth } from '../../support/databases.ts';

const read: [type: string, literal: string, value: unknown][] = [
  ['int8', '9007199254740993', '9007199254740993'],
  ['int8', '7', '7'],
  ['int4', '7', 7],
  ['float8', '0.5', 0.5],
  ['numeric', '12.30', '12.30'],
  ['boolean', 'true', true],
  ['text', 'ça va', 'ça va'],
  ['date', '2026-07-01', '2026-07-01'],
  ['timestamptz', '2026-07-01 09:00:00.123+02', new Date('2026-07-01T07:00:00.123Z')],
  ['interval', '1 day 02:03:04', '1 day 02:03:04'],
  ['point', '(1,2)', '(1,2)'],
  ['bytea', '\\x00ff10', Buffer.from([0, 255, 16])],
  ['jsonb', '{"a": [1, null]}', { a: [1, null] }],
  ['uuid', '0198c0de-0000-7000-8000-000000000001', '0198c0de-0000-7000-8000-000000000001'],
  ['int8[]', '{1,9007199254740993,NULL}', ['1', '9007199254740993', null]],
  ['text[]', '{a,NULL,"b,c"}', ['a', null, 'b,c']],
  ['date[]', '{2026-07-01}', ['2026-07-01']],
  ['timestamptz[]', '{2026-07-01 09:00:00+00}', [new Date('2026-07-01T09:00:00Z')]],
  ['bytea[]', '{"\\\\x00ff"}', [Buffer.from([0, 255])]],
  ['float8[]', '{0.5}', [0.5]],
  ['interval[]', '{1 day}', ['1 day']],
  ['point[]', '{"(1,2)"}', ['(1,2)']],
];

for (const [type, literal, value] of read) {
  onBoth(`${type} ${literal} is read as ${JSON.stringify(value)}`, async ({ db }) => {
    const { rows } = await sql<{ value: unknown }>`select ${sql.lit(literal)}::${sql.raw(type)} as value`.execute(db);

    expect(rows).toStrictEqual([{ value }]);
  });
}

onBoth('a sum or a count is text', async ({ db }) => {
  const { rows } = await sql`select count(*) as count, sum(n) as sum from unnest('{1,2}'::int[]) as n`.execute(db);

  expect(rows).toStrictEqual([{ count: '2', sum: '3' }]);
});

const written: [type: string, value: unknown, stored: string][] = [
  ['timestamptz', new Date('2026-07-01T07:00:00.123Z'), '2026-07-01 07:00:00.123+00'],
  ['bytea', Uint8Array.of(0, 255), '\\x00ff'],
  ['bytea', Buffer.from([0, 255]), '\\x00ff'],
  ['int8', '9007199254740993', '9007199254740993'],
  ['jsonb', jsonb(['a', { b: 1 }]), '["a", {"b": 1}]'],
  ['text[]', ['a', 'b,"c"', null], '{a,"b,\\"c\\"",NULL}'],
  ['timestamptz[]', [new Date('2026-07-01T07:00:00Z')], '{"2026-07-01 07:00:00+00"}'],
  ['date', '2026-07-01', '2026-07-01'],
];

for (const [type, value, stored] of written) {
  onBoth(`${type} from ${JSON.stringify(value)} is stored as ${stored}`, async ({ db }) => {
    await sql`set timezone = 'UTC'`.execute(db);

    const { rows } = await sql`select ${value}::${sql.raw(type)}::text as stored`.execute(db);

    expect(rows).toStrictEqual([{ stored }]);
  });
}

onBoth('jsonb() makes storable what jsonb refuses: NUL and halves of surrogate pairs', async ({ db }) => {
  const value = { 'k\0': 'a\0b', half: '\ud83d!', whole: '😀', backslash: '\\u0000', line: '\n"' };

  const { rows } = await sql`select ${jsonb(value)}::jsonb as value`.execute(db);

  expect(rows).toStrictEqual([
    { value: { 'k\ufffd': 'a\ufffdb', half: '\ufffd!', whole: '😀', backslash: '\\u0000', line: '\n"' } },
  ]);
});

import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { describe, expect, test, vi } from 'vitest';
import { openPostgres } from '../support/databases.ts';
import { cardOf } from '../support/program/shown-cards.ts';
import { account, type Stage, stageForTest } from '../support/program/stage.ts';

const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));

/** So many leads that opened yesterday. */
async function openLeads(stage: Stage, count: number): Promise<void> {
  const { db } = await openPostgres(String(stage.env.DATABASE_URL));
  await sql`
    insert into lead (team_id, account_id, lead_id, viewer_id, status, segment, reasons, heat, opened_at, segment_since,
      last_signal_at, version, created_at)
    select ${stage.slack.identity.teamId}, ${account.id}, 'L' || n, 'v' || n, 'open', 'hot', '[]', 1,
      now() - interval '1 day' + n * interval '1 second', now(), now(), 1, now()
    from generate_series(1, ${count}) as n`.execute(db);
}

describe('storydesk export', () => {
  test('asks the running Storydesk, where the data is embedded', async () => {
    const stage = await stageForTest({ database: 'embedded' });
    await stage.start().untilReady();
    stage.instagram.viewer('jane.doe').sendDm('price?');
    await vi.waitFor(() => cardOf(stage.slack, 'jane.doe'), { timeout: 30_000 });

    const printed = stage.cli(['export']);
    expect(await printed.ended).toMatchObject({ code: 0 });
    expect(printed.said()).toMatch(/^\ufeffDate,Time,.*\r\n2.*,jane\.doe,Hot,DM,claim,.*\r\n$/);

    const file = join(await stage.newDirectory(), 'log.csv');
    const written = stage.cli(['export', '--account', account.id, file]);
    expect(await written.ended).toMatchObject({ code: 0 });
    expect(await readFile(file, 'utf8')).toBe(printed.said());

    const wrong = stage.cli(['export', '--from', 'monday']);
    expect(await wrong.ended).toMatchObject({ code: 64 });
    expect(wrong.complained()).toContain('"monday" is no day');
  });

  test('opens the database itself, where it is Postgres, and ends quietly when nobody reads on', async () => {
    const stage = await stageForTest();
    await stage.cli(['migrate']).ended;
    const program = stage.start();
    await program.untilReady();
    await program.stopped();
    await openLeads(stage, 3_000);

    const whole = stage.cli(['export']);
    expect(await whole.ended).toMatchObject({ code: 0 });
    expect(whole.said().split('\r\n')).toHaveLength(1 + 3_000 + 1);
    expect(whole.complained()).toBe('');

    const line = `"${process.execPath}" "${cli}" export | head -n 2 | wc -l; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = await promisify(execFile)('bash', ['--norc', '-c', line], {
      env: { ...stage.env, PATH: process.env.PATH },
    });
    expect(stdout.trim().split(/\s+/)).toEqual(['2', '0']);
    expect(stderr).toBe('');
  });
});

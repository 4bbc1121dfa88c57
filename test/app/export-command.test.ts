import { readdirSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { exportCommand } from '../../src/app/export-command.ts';
import { type LogRequest, type OpenedLog, openLog } from '../../src/app/open-log.ts';
import { accountId } from '../../src/domain/ids.ts';
import { writeCsv } from '../../src/integrations/files/write-csv.ts';
import { aComment, noon } from '../domain/builders.ts';
import { freshPglite } from '../support/databases.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'storydesk-export-'));
  onTestFinished(() => rm(directory, { recursive: true }));
});

const keeperOf = (desk: TestDesk) => ({ desk, writeTable: writeCsv, identity: { team: desk.account.team } });

/** `storydesk export …` on a desk. */
const run = (desk: TestDesk, ...args: string[]) =>
  exportCommand(args, async (request, use) => use(await openLog(keeperOf(desk), request)));

/** The words of a refusal. */
async function refusalOf(desk: TestDesk, request: Partial<LogRequest>) {
  const log = await openLog(keeperOf(desk), { name: 'export', ...request });
  return log.kind === 'refused' ? log.result : undefined;
}

describe('storydesk export FILE', () => {
  test('writes the log of those days, for the eyes of whoever asked', async () => {
    const desk = await openDesk(await freshPglite());
    await desk.receive(aComment('7', 'marie'));
    const file = join(directory, 'log.csv');

    expect(await run(desk, '--from', '2026-11-20', '--to', '2026-11-20', file)).toEqual({
      lines: [`The daily log is in ${file}.`],
      exitCode: 0,
    });

    const [header, line, end, ...rest] = (await readFile(file, 'utf8')).split('\r\n');
    expect(header).toMatch(/^\ufeffDate,Time,Account/);
    expect(line).toMatch(/^2026-11-20,13:00:00\+01:00,atelier,,,marie,Hot,comment,claim,,,/);
    expect([end, ...rest]).toEqual(['']);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  test('leaves a file alone that is there, until it is told to replace it', async () => {
    const desk = await openDesk(await freshPglite());
    const file = join(directory, 'log.csv');
    await writeFile(file, 'mine');

    expect(await run(desk, file)).toEqual({ lines: [], exitCode: 73 });
    expect(await readFile(file, 'utf8')).toBe('mine');

    expect(await run(desk, '--force', file)).toMatchObject({ exitCode: 0 });
    expect(await readFile(file, 'utf8')).toMatch(/^\ufeffDate/);
  });

  test('leaves nothing behind, and an old file as it was, when the log breaks off', async () => {
    const file = join(directory, 'log.csv');
    await writeFile(file, 'mine');
    async function* broken() {
      yield Buffer.from('half');
      throw new Error('the database went away');
    }
    const log: OpenedLog = { kind: 'file', chunks: broken() };

    await expect(exportCommand(['--force', file], (_request, use) => use(log))).rejects.toThrow(
      `${file} was not written: the database went away.`,
    );

    expect(await readdir(directory)).toEqual(['log.csv']);
    expect(await readFile(file, 'utf8')).toBe('mine');
  });

  test('has opened its file before it reads the log, so that nothing appears once it has cleaned up', async () => {
    const file = join(directory, 'log.csv');
    let before: string[] = [];
    async function* broken() {
      // At once, not awaited: a file that is still being opened by then would be seen later.
      before = readdirSync(directory);
      yield* [];
      throw new Error('the database went away');
    }

    await expect(exportCommand([file], (_request, use) => use({ kind: 'file', chunks: broken() }))).rejects.toThrow(
      'was not written',
    );

    expect(before).toEqual([`log.csv.${process.pid}.part`]);
    expect(await readdir(directory)).toEqual([]);
  });

  test('holds all accounts, or the one that is named, in the language of the first', async () => {
    const desk = await openDesk(await freshPglite(), { account: { language: 'nl' } });
    const second = { ...desk.account, id: accountId('2'), userName: undefined };
    await desk.database.stores.accounts.put(second, noon);
    await desk.receive(aComment('7', 'marie'), aComment('8', 'tom'));
    await desk.db.updateTable('lead').set({ account_id: '2' }).where('viewer_id', '=', 'igsid:8').execute();
    const accounts = async (...args: string[]) => {
      const file = join(directory, `${args.join('')}.csv`);
      await run(desk, ...args, file);
      const [header = '', ...lines] = (await readFile(file, 'utf8')).trimEnd().split('\r\n');
      return [header.split(',')[0], ...lines.map((line) => line.split(',')[2])];
    };

    expect(await accounts()).toEqual(['\ufeffDatum', expect.anything(), expect.anything()]);
    expect(await accounts('--account', '2')).toEqual(['\ufeffDatum', 'account 2']);
  });
});

describe('storydesk export, asked wrongly,', () => {
  test('says how a day is written, and which comes first', async () => {
    const desk = await openDesk(await freshPglite());

    expect(await refusalOf(desk, { from: '1.11.2026' })).toEqual({
      lines: ['"1.11.2026" is no day. Write it as 2026-11-26.'],
      exitCode: 64,
    });
    expect(await refusalOf(desk, { from: '2026-11-02', to: '2026-11-01' })).toMatchObject({
      lines: [expect.stringContaining('2026-11-01 is before 2026-11-02')],
    });
  });

  test('lists the accounts there are', async () => {
    const desk = await openDesk(await freshPglite());

    expect(await refusalOf(desk, { account: '9' })).toEqual({
      lines: ['No account has the id 9:', `  --account ${desk.account.id} (@atelier)`],
      exitCode: 64,
    });
  });

  test('takes one file at most', async () => {
    const desk = await openDesk(await freshPglite());

    expect(await run(desk, 'a.csv', 'b.csv')).toMatchObject({ exitCode: 64 });
  });
});

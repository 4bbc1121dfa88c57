import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseSettingsFile } from '../../src/config/settings-file.ts';
import { runSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/run-sandbox.ts';
import { type LocalProduct, localProduct } from './local-product.ts';
import { pageClient } from './page/page-client.ts';

let dataDir: string;
let product: LocalProduct;
let said: string[];
const running: Sandbox[] = [];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'storydesk-sandbox-'));
  product = localProduct();
  said = [];
});

afterEach(async () => {
  for (const sandbox of running.splice(0)) await sandbox.stop();
  await rm(dataDir, { recursive: true });
});

async function run(options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  const sandbox = await runSandbox({
    port: 0,
    host: '127.0.0.1',
    dataDir,
    startProduct: (environment) => product.start(environment),
    say: (line) => said.push(line),
    ...options,
  });
  running.push(sandbox);
  return sandbox;
}

const isReachable = (url: string) =>
  fetch(url).then(
    () => true,
    () => false,
  );

describe('starting the sandbox', () => {
  test('gives the product the variables of its contract, all of this machine', async () => {
    await run();

    const { environment } = product;
    expect(environment).toMatchObject({
      SLACK_BOT_TOKEN: expect.stringMatching(/^xoxb-/),
      SLACK_APP_TOKEN: expect.stringMatching(/^xapp-/),
      SLACK_API_URL: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/api\/$/),
      SETTINGS_FILE: join(dataDir, 'sandbox-settings.yml'),
      SANDBOX_ACCESS_TOKEN: 'local-instagram-token',
      META_GRAPH_URL: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      DATA_DIR: dataDir,
      HOST: '127.0.0.1',
      PORT: expect.stringMatching(/^\d+$/),
    });
    const problems: string[] = [];
    const settings = await readFile(String(environment.SETTINGS_FILE), 'utf8');
    const { accounts } = parseSettingsFile(settings, 'settings.yml', problems);
    expect(problems).toEqual([]);
    expect(accounts.map(({ account }) => [account.id, account.desk, account.timeZone])).toEqual([
      ['17841400000000001', 'C0STORYDESK', 'Europe/Brussels'],
    ]);
  });

  test('says one address last, where the page is', async () => {
    const { url } = await run();

    expect(said).toEqual([`Open ${url}`]);
    expect((await fetch(url)).status).toBe(200);
  });

  test('lets the day begin: signed webhooks reach the product at once', async () => {
    await run();

    const first = await product.nextWebhook;
    expect(first.path).toBe('/instagram/webhook');
    expect(first.signature).toMatch(/^sha256=[0-9a-f]{64}$/);
  });

  test('closes everything when the product does not start, and passes its error on', async () => {
    const failure = new Error('The data directory is held by process 1.');
    const starting = runSandbox({
      port: 0,
      host: '127.0.0.1',
      dataDir,
      say: (line) => said.push(line),
      async startProduct(environment) {
        await product.start(environment);
        await product.stop();
        throw failure;
      },
    });

    await expect(starting).rejects.toBe(failure);
    expect(said).toEqual([]);
    expect(await isReachable(product.environment.SLACK_API_URL ?? '')).toBe(false);
    expect(await isReachable(product.environment.META_GRAPH_URL ?? '')).toBe(false);
  });
});

describe('stopping the sandbox', () => {
  test('ends the product while page, Slack and Instagram still answer, then those', async () => {
    const answered: boolean[] = [];
    const { url, stop } = await run({
      async startProduct(environment) {
        const { stop: stopProduct } = await product.start(environment);
        return {
          async stop() {
            answered.push(await isReachable(url), await isReachable(environment.SLACK_API_URL ?? ''));
            await stopProduct();
          },
        };
      },
    });

    await stop();

    expect(answered).toEqual([true, true]);
    expect(await isReachable(url)).toBe(false);
    expect(await isReachable(product.environment.SLACK_API_URL ?? '')).toBe(false);
  });

  test('closes the rest and tells the failure when the product does not stop well', async () => {
    const failure = new Error('Could not drain.');
    const { url, stop } = await run({
      async startProduct(environment) {
        const { stop: stopProduct } = await product.start(environment);
        return {
          async stop() {
            await stopProduct();
            throw failure;
          },
        };
      },
    });
    running.pop();

    await expect(stop()).rejects.toBe(failure);
    expect(await isReachable(url)).toBe(false);
  });
});

describe('starting again', () => {
  test('finds the cards where they were, and waits with the day', async () => {
    const before = await run();
    const ts = await product.post('Hot 70, @noor');
    await before.stop();
    product = localProduct();
    const after = await run();

    const seen = await pageClient(after.url).pieces('ana');

    expect(seen.get(`message-${ts}`)?.html).toContain('Hot 70, @noor');
    expect(seen.get('day-progress')?.html).toContain('Paused at');
    expect(await product.update(ts, 'Claimed')).toBe(true);
  });

  test('finds Instagram as it was, and the jumped time', async () => {
    const before = await run();
    await product.nextWebhook;
    await pageClient(before.url).act('day', { act: 'pause' });
    await pageClient(before.url).act('viewer', { username: 'noor.linnen', deed: 'dm', text: 'Still there?' });
    await pageClient(before.url).act('jump', { to: 'capture-reminder' });
    const seen = async (url: string) => {
      const pieces = await pageClient(url).pieces('ana&viewer=noor.linnen');
      const ahead = /data-clock-ahead="(\d+)"/.exec(pieces.get('time-now')?.html ?? '')?.[1];
      const shown = ['phone-thread', 'stories', 'viewer-list', 'acts', 'day-progress'].map((id) =>
        // The pictures' server has another port after a restart.
        pieces.get(id)?.html.replace(/127\.0\.0\.1:\d+/g, ''),
      );
      return [ahead, ...shown];
    };
    const seenBefore = await seen(before.url);
    await before.stop();

    product = localProduct();
    const after = await run();

    expect(seenBefore.join()).toContain('Still there?');
    expect(await seen(after.url)).toEqual(seenBefore);
  });

  test('sends webhooks again that the product had not taken', async () => {
    const before = await run();
    await product.nextWebhook;
    await pageClient(before.url).act('day', { act: 'pause' });
    await product.stop();
    await pageClient(before.url).act('viewer', { username: 'noor.linnen', deed: 'dm', text: 'Anybody?' });
    running.pop();
    await before.stop().catch(() => undefined); // the product had stopped before

    product = localProduct();
    await run();

    expect((await product.nextWebhook).body).toContain('Anybody?');
  });

  test('refuses a file that holds something else, and leaves it alone', async () => {
    const file = join(dataDir, 'sandbox-slack.json');
    await writeFile(file, '{"half":');

    await expect(run()).rejects.toThrow('does not hold a Slack workspace');
    expect(await readFile(file, 'utf8')).toBe('{"half":');
  });
});

describe('starting over', () => {
  test('begins a first story day in an empty workspace, at the same address and in real time', async () => {
    const { url } = await run();
    await product.nextWebhook;
    const ts = await product.post('Hot 70, @noor');
    await pageClient(url).act('viewer', { username: 'noor.linnen', deed: 'dm' });
    await pageClient(url).act('jump', { to: 'day-5' });
    const stopped = product;
    product = localProduct();

    const { status } = await pageClient(url).act('start-over', {});

    const seen = await pageClient(url).pieces('ana&viewer=noor.linnen');
    expect(status).toBe(200);
    expect(stopped.isStopped()).toBe(true);
    expect(seen.has(`message-${ts}`)).toBe(false);
    expect(seen.get('phone-thread')?.html).not.toContain('Hello!');
    expect(seen.get('time-now')?.html).toContain('data-clock-ahead="0"');
    expect(seen.get('day-progress')?.html).toContain('0 h 0');
    expect((await product.nextWebhook).path).toBe('/instagram/webhook');
  });

  test('leaves a data directory alone that held something before, and goes on as before', async () => {
    await writeFile(join(dataDir, 'PG_VERSION'), '17');
    const { url } = await run();

    const { status, answer } = await pageClient(url).act('start-over', {});

    expect([status, answer.says]).toEqual([409, expect.stringContaining('held something before')]);
    expect(await readFile(join(dataDir, 'PG_VERSION'), 'utf8')).toBe('17');
    expect((await pageClient(url).act('day', { act: 'pause' })).status).toBe(200);
  });

  test('does not touch a database that is not its own', async () => {
    const { url } = await run({ isDatabaseElsewhere: true });

    expect((await pageClient(url).act('start-over', {})).answer.says).toContain('DATABASE_URL');
  });

  test('that fails says why in the terminal, and the rest still closes', async () => {
    let starts = 0;
    const { url, stop } = await run({
      startProduct(environment) {
        starts += 1;
        if (starts > 1) throw new Error('No room left.');
        return product.start(environment);
      },
    });

    expect((await pageClient(url).act('start-over', {})).status).toBe(500);
    expect(said.join()).toContain('No room left.');
    await stop();
  });
});

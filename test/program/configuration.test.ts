import { describe, expect, test } from 'vitest';
import { accessToken, appSecret, stageForTest } from '../support/program/stage.ts';

/** sysexits.h EX_CONFIG: somebody must change the configuration. */
const wrongConfiguration = 78;

describe('a configuration that cannot work', () => {
  test('is refused with everything that is missing or wrong at once, and without a secret', async () => {
    const stage = await stageForTest();
    const program = stage.start({
      SLACK_APP_TOKEN: '',
      DESK_CHANNEL: '#desk',
      INSTAGRAM_LOGIN: 'snapchat',
      META_VERIFY_TOKEN: '',
      ENCRYPTION_KEYS: 'k1:c2hvcnQtc2VjcmV0',
      PORT: '99999',
    });

    const ending = await program.ended;

    expect(ending.code).toBe(wrongConfiguration);
    const wrong = [
      'SLACK_APP_TOKEN',
      'DESK_CHANNEL',
      'INSTAGRAM_LOGIN',
      'META_VERIFY_TOKEN',
      'ENCRYPTION_KEYS',
      'PORT',
    ];
    for (const name of wrong) expect(program.complained()).toContain(`- ${name} `);
    const secrets = [stage.slack.identity.botToken, accessToken, appSecret, 'c2hvcnQtc2VjcmV0', 'storydesk@'];
    for (const secret of secrets) expect(program.said()).not.toContain(secret);
    expect(program.said()).not.toMatch(/^\s+at /m);
  });

  test.each([
    ['SLACK_BOT_TOKEN', 'xoxb-not-a-token'],
    ['SLACK_APP_TOKEN', 'xapp-not-a-token'],
  ])('is told in one sentence when Slack refuses %s', async (name, value) => {
    const stage = await stageForTest();

    const program = stage.start({ [name]: value });

    expect((await program.ended).code).toBe(wrongConfiguration);
    expect(program.complained()).toMatch(new RegExp(`^Storydesk cannot start: .*${name}.*invalid_auth`, 'm'));
    expect(program.said()).not.toContain(value);
    expect(program.complained()).not.toMatch(/^\s+at /m);
  });

  test.each(['DATA_DIR of the product', 'DATA_DIR of the sandbox'])(
    'is told when nothing can be made at the %s',
    async (whose) => {
      const stage = await stageForTest({ database: 'embedded' });
      const ofSandbox = { SLACK_BOT_TOKEN: '', SLACK_APP_TOKEN: '', SLACK_API_URL: '', DESK_CHANNEL: '' };

      const program = stage.start({ DATA_DIR: '/proc/nope', ...(whose.endsWith('sandbox') && ofSandbox) });

      expect((await program.ended).code).toBe(wrongConfiguration);
      expect(program.complained()).toMatch(/^Storydesk cannot start: \/proc\/nope.* cannot be made.*Set DATA_DIR/m);
      expect(program.said()).not.toContain('Data is kept');
    },
  );

  test('is told in one sentence when no database answers', async () => {
    const stage = await stageForTest();

    const program = stage.start({ DATABASE_URL: 'postgres://desk:hidden@127.0.0.1:9/none' });

    expect((await program.ended).code).toBe(1);
    expect(program.complained()).toMatch(/^Storydesk cannot start: .*ECONNREFUSED.*DATABASE_URL/m);
    expect(program.said()).not.toContain('hidden');
    expect(program.complained()).not.toMatch(/^\s+at /m);
  });

  test('is refused when another server has the port', async () => {
    const stage = await stageForTest();
    const port = String(stage.slack.port);

    const program = stage.start({ PORT: port });

    expect((await program.ended).code).not.toBe(0);
    expect(program.complained()).toMatch(new RegExp(`^Storydesk cannot start: .*${port}`, 'm'));
  });
});

describe('a configuration that works', () => {
  test('says that an app token means Socket Mode, whatever signing secret is there too', async () => {
    const stage = await stageForTest();

    const program = stage.start({ SLACK_SIGNING_SECRET: 'a signing secret' });
    await program.untilReady();

    expect(program.said()).toContain('Socket Mode, because SLACK_APP_TOKEN is set');
    expect(stage.slack.openSockets).toBeGreaterThan(0);
  });

  test('says what embedded data survives, and warns of it in production', async () => {
    const stage = await stageForTest({ database: 'embedded' });

    const program = stage.start({ NODE_ENV: 'production' });
    await program.untilReady();

    expect(program.said()).toMatch(/survives crashes and kill -9 .* not a power cut/);
    expect(program.complained()).toMatch(/^Warning: .*set DATABASE_URL in production/m);
  });

  test('may leave Slack out: the sandbox runs then, and says so first', async () => {
    const stage = await stageForTest({ database: 'embedded' });
    const over = Object.fromEntries(Object.keys(stage.env).map((name) => [name, '']));

    const program = stage.start({ ...over, DATA_DIR: await stage.newDirectory(), PORT: stage.env.PORT ?? '' });
    await program.untilReady();

    expect(program.said()).toMatch(/^Storydesk runs in its sandbox: no Slack workspace is configured/);
    expect(await program.stopped()).toMatchObject({ code: 0 });
  });
});

describe('addresses of Slack and Meta', () => {
  test.each([
    ['with', '/'],
    ['without', ''],
  ])('work %s a final slash', async (_name, slash) => {
    const stage = await stageForTest();
    const { slack, instagram } = stage;

    const program = stage.start({
      SLACK_API_URL: slack.apiUrl.replace(/\/$/, slash),
      META_GRAPH_URL: `${instagram.url}${slash}`,
    });
    await program.untilReady();

    await expect.poll(() => instagram.ledger.calls.map(({ status }) => status)).toContain(200);
    expect(instagram.ledger.calls.filter(({ path }) => path.includes('//'))).toEqual([]);
  });
});

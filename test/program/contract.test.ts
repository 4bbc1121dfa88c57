import { describe, expect, test, vi } from 'vitest';
import { runChild } from '../support/program/child.ts';
import { cardOf } from '../support/program/shown-cards.ts';
import { ana, appSecret, desk, stageForTest } from '../support/program/stage.ts';

const patience = { timeout: 40_000, interval: 50 };

describe('a start that cannot succeed', () => {
  test('ends with 78, names every problem of the configuration at once, and repeats no secret', async () => {
    const secrets = {
      bot: 'swapped-bot-secret',
      app: 'swapped-app-secret',
      meta: 'meta-secret',
      key: 'k1:dG9vc2hvcnQ=',
    };
    const program = runChild('src/main.ts', [], {
      DATABASE_URL: 'mysql://storydesk:database-secret@localhost/desk',
      ENCRYPTION_KEYS: secrets.key,
      SLACK_BOT_TOKEN: secrets.bot,
      SLACK_APP_TOKEN: secrets.app,
      INSTAGRAM_ACCOUNT_ID: 'atelier',
      INSTAGRAM_ACCESS_TOKEN: 'IGAAsecret',
      META_APP_SECRETS: secrets.meta,
      DESK_CHANNEL: '#desk',
      PORT: '99999',
    });

    expect(await program.ended).toMatchObject({ code: 78 });
    const lines = program.complained();
    for (const name of [
      'DATABASE_URL',
      'ENCRYPTION_KEYS',
      'SLACK_BOT_TOKEN',
      'SLACK_APP_TOKEN',
      'INSTAGRAM_ACCOUNT_ID',
      'META_VERIFY_TOKEN',
      'DESK_CHANNEL',
      'PORT',
    ]) {
      expect(lines).toContain(`- ${name}`);
    }
    for (const secret of ['database-secret', 'IGAAsecret', 'dG9vc2hvcnQ', ...Object.values(secrets)]) {
      expect(program.said()).not.toContain(secret);
    }
  });

  test('ends with 78 when Slack refuses the token, and says which one', async () => {
    const stage = await stageForTest();
    const program = stage.start({ SLACK_BOT_TOKEN: 'xoxb-nobodys-token' });

    expect(await program.ended).toMatchObject({ code: 78 });
    expect(program.complained()).toContain('Slack refuses SLACK_BOT_TOKEN (invalid_auth)');
    expect(program.said()).not.toContain('xoxb-nobodys-token');
  });

  test('ends with 75 for a data directory that another process holds, and names that process', async () => {
    const stage = await stageForTest({ database: 'embedded' });
    const holder = stage.start();
    await holder.untilReady();

    const second = stage.start({ PORT: String(await stage.freePort()) });

    expect(await second.ended).toMatchObject({ code: 75 });
    expect(second.complained()).toContain(`is in use by process ${holder.pid}`);
    expect(await holder.get('/readyz')).toMatchObject({ status: 200 });
  });
});

describe('SIGTERM', () => {
  test('ends it with 0 within ten seconds', async () => {
    const stage = await stageForTest();
    const program = stage.start();
    await program.untilReady();
    const asked = performance.now();

    expect(await program.stopped()).toMatchObject({ code: 0, signal: null });
    expect(performance.now() - asked).toBeLessThan(10_000);
  });

  test('ends it with 0 while it still waits for Slack', async () => {
    const stage = await stageForTest();
    const program = stage.start({ SLACK_API_URL: `http://127.0.0.1:${await stage.freePort()}/api/` });
    await program.untilListening();

    expect(await program.stopped()).toMatchObject({ code: 0, signal: null });
  });
});

test('while Slack is away webhooks are taken; what they told is posted once it comes', async () => {
  const stage = await stageForTest();
  const slackPort = await stage.freePort();
  const program = stage.start({ SLACK_API_URL: `http://127.0.0.1:${slackPort}/api/` });
  await program.untilListening();

  expect(await program.get('/readyz')).toMatchObject({
    status: 503,
    text: expect.stringContaining('"slack":"not reached yet"'),
  });
  stage.instagram.viewer('jane.doe').sendDm('How much is it?');
  await stage.instagram.settled();
  expect(stage.instagram.ledger.deliveries.map(({ attempts }) => attempts.map(({ outcome }) => outcome))).toEqual([
    [200],
  ]);

  const slack = await stage.startSlackAt(slackPort);
  await program.untilReady();
  await vi.waitFor(() => cardOf(slack, 'jane.doe'), patience);
});

describe('the webhook address', () => {
  test('answers the challenge, and each kind of delivery by the contract', async () => {
    const stage = await stageForTest();
    const { instagram } = stage;
    const program = stage.start();
    await program.untilReady();

    expect(await instagram.verifyWebhook()).toMatchObject({ isVerified: true });
    expect(await instagram.verifyWebhook('another word')).toMatchObject({ status: 403, isVerified: false });
    const statusOf = async (body: string, signWith?: string | null) =>
      (await instagram.sendRaw(body, signWith === undefined ? {} : { signWith })).status;
    expect(await statusOf('{"object":"instagram","entry":[]}', null)).toBe(401);
    expect(await statusOf('{"object":"instagram","entry":[]}', `not ${appSecret}`)).toBe(401);
    expect(await statusOf(`"${'x'.repeat(5 * 1024 * 1024)}"`)).toBe(413);
    expect(await statusOf('signed, but no JSON')).toBe(200);

    instagram.viewer('jane.doe').sendDm('How much is it?');
    await vi.waitFor(() => cardOf(stage.slack, 'jane.doe'), patience); // the junk before it is in nobody's way
    expect(program.hasEnded()).toBe(false);
  });
});

describe('HTTP mode', () => {
  test('proves its address, acts on a signed press, and refuses one signed with another secret', async () => {
    const stage = await stageForTest();
    const { slack, instagram } = stage;
    const { signingSecret } = slack.identity;
    const program = stage.start({ SLACK_APP_TOKEN: '', SLACK_SIGNING_SECRET: signingSecret });
    const url = `${program.url}/slack/events`;
    slack.deliverTo({ url, signingSecret });
    await program.untilReady();
    expect(await slack.verifyRequestUrl()).toBe(true);
    instagram.viewer('jane.doe').sendDm('How much is it?');
    const { ts } = await vi.waitFor(() => cardOf(slack, 'jane.doe'), patience);
    const claim = { channel: desk, ts, actionId: 'lead_claim' };

    slack.deliverTo({ url, signingSecret: 'forged' });
    expect(await slack.as(ana).press(claim)).toMatchObject({ error: 'refused' });
    slack.deliverTo({ url, signingSecret });
    expect(await slack.as(ana).press(claim)).toMatchObject({ acknowledgedInMs: expect.any(Number) });

    await vi.waitFor(() => expect(cardOf(slack, 'jane.doe').text).toContain(`claimed by <@${ana}>`), patience);
    expect(slack.openSockets).toBe(0);
  });
});

describe('the command line on embedded data', () => {
  test('goes through the running process', async () => {
    const stage = await stageForTest({ database: 'embedded' });
    await stage.start().untilReady();

    const migrate = stage.cli(['migrate']);
    expect(await migrate.ended).toMatchObject({ code: 0 });
    expect(migrate.said()).toBe('The database is up to date.\n');
    const doctor = stage.cli(['doctor']);
    const { code } = await doctor.ended;
    expect({ code, said: doctor.said() }).toMatchObject({
      code: 0,
      said: expect.stringContaining('Connection from Slack: ok'),
    });
    const exported = stage.cli(['templates', 'export']);
    expect(await exported.ended).toMatchObject({ code: 0 });
    expect(exported.said()).toMatch(/^templates:\n {2}- key: behind-the-scenes\n/);
  });

  test('opens the data itself when no process runs', async () => {
    const stage = await stageForTest({ database: 'embedded' });

    const migrate = stage.cli(['migrate']);
    expect(await migrate.ended).toMatchObject({ code: 0 });
    expect(migrate.said()).toMatch(/^Applied \S+/);
    const doctor = stage.cli(['doctor']);
    const { code } = await doctor.ended;
    expect({ code, complained: doctor.complained() }).toEqual({ code: 0, complained: '' });
    expect(doctor.said()).toContain('Slack token: ok');
    expect(doctor.said()).not.toContain('Connection from Slack'); // nobody is there for Slack to reach
    const again = stage.cli(['migrate']);
    expect(await again.ended).toMatchObject({ code: 0 });
    expect(again.said()).toBe('The database is up to date.\n');
  });
});

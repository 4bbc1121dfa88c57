import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { ConfigError } from '../../src/config/config-error.ts';
import { defaultSettings } from '../../src/domain/team/settings.ts';
import { keyOf, liveEnvironment, problemsOf, read } from './config-builders.ts';

describe('a fresh clone', () => {
  test('runs the sandbox on an embedded database, with every default', () => {
    expect(read({})).toEqual({
      mode: 'sandbox',
      database: { kind: 'embedded', directory: './data/sandbox', encryptionKeys: undefined },
      meta: { appSecrets: [], verifyToken: undefined, graphUrl: undefined },
      conversionSecrets: [],
      settings: defaultSettings,
      http: { host: '127.0.0.1', port: 3000 },
      publicUrl: undefined,
      logLevel: 'warn',
      notes: [],
      warnings: [],
    });
  });

  test('takes empty and blank values for none', () => {
    expect(read({ SLACK_BOT_TOKEN: '', SLACK_APP_TOKEN: '  ', PORT: '\n', DATABASE_URL: '' })).toEqual(read({}));
  });

  test('is never taken for a sandbox in production', () => {
    expect(problemsOf({ NODE_ENV: 'production' })).toEqual([
      'SLACK_BOT_TOKEN is missing: the Bot User OAuth Token (xoxb-…) of your Slack app, once installed.',
      'SLACK_APP_TOKEN is missing: an App-Level Token (xapp-…) with connections:write, for Socket Mode; or SLACK_SIGNING_SECRET in its place, for HTTP.',
    ]);
  });

  test('warns about what a sandbox does not use, and about a database it would fill', () => {
    const env = { ...liveEnvironment, SLACK_BOT_TOKEN: '', SLACK_APP_TOKEN: '' };

    expect(
      read({ ...env, DATABASE_URL: 'postgres://localhost/desk', ENCRYPTION_KEYS: `k1:${keyOf(1)}` }),
    ).toMatchObject({
      mode: 'sandbox',
      warnings: [
        'INSTAGRAM_ACCOUNT_ID, INSTAGRAM_ACCESS_TOKEN, INSTAGRAM_LOGIN, DESK_CHANNEL: not used in the sandbox; set SLACK_BOT_TOKEN to go live.',
        'The sandbox writes its made-up people into the database of DATABASE_URL.',
      ],
    });
  });
});

describe('the connection to Slack', () => {
  test('is Socket Mode with an app-level token', () => {
    expect(read(liveEnvironment)).toMatchObject({
      mode: 'socket',
      slack: { mode: 'socket', botToken: 'xoxb-1-bot', appToken: 'xapp-1-app', apiUrl: 'https://slack.com/api/' },
    });
  });

  test('is Socket Mode even beside a signing secret, and says so', () => {
    const config = read({ ...liveEnvironment, SLACK_SIGNING_SECRET: 'signing' });

    expect(config.mode).toBe('socket');
    expect(config.notes).toContain('Socket Mode, because SLACK_APP_TOKEN is set; SLACK_SIGNING_SECRET is not used.');
  });

  test('is HTTP with a signing secret alone', () => {
    expect(read({ ...liveEnvironment, SLACK_APP_TOKEN: '', SLACK_SIGNING_SECRET: 'signing' })).toMatchObject({
      mode: 'http',
      slack: { mode: 'http', botToken: 'xoxb-1-bot', signingSecret: 'signing' },
    });
  });

  test.each([
    ['SLACK_APP_TOKEN', 'xapp-1-app', 'SLACK_BOT_TOKEN'],
    ['SLACK_SIGNING_SECRET', 'signing', 'SLACK_BOT_TOKEN'],
    ['SLACK_BOT_TOKEN', 'xoxb-1-bot', 'SLACK_APP_TOKEN'],
  ])('is refused with %s alone', (name, value, missing) => {
    expect(problemsOf({ [name]: value })).toEqual([expect.stringContaining(`${missing} is missing`)]);
  });

  test('is refused when only the address of the API is set: a workspace was meant', () => {
    expect(problemsOf({ SLACK_API_URL: 'http://localhost:1/api' })).toHaveLength(2);
  });

  test('is refused with the two tokens interchanged', () => {
    expect(problemsOf({ ...liveEnvironment, SLACK_BOT_TOKEN: 'xapp-1-app', SLACK_APP_TOKEN: 'xoxb-1-bot' })).toEqual([
      'SLACK_BOT_TOKEN must be the Bot User OAuth Token of your Slack app, which starts with xoxb-.',
      'SLACK_APP_TOKEN must be an App-Level Token of your Slack app, which starts with xapp-.',
    ]);
  });

  test('by OAuth for many workspaces is not supported yet, in one line', () => {
    expect(problemsOf({ ...liveEnvironment, SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 's' })).toEqual([
      'SLACK_CLIENT_ID, SLACK_CLIENT_SECRET: many workspaces by OAuth are not supported yet; unset and use SLACK_BOT_TOKEN.',
    ]);
  });
});

describe('the account of the environment', () => {
  test('speaks English in UTC until the settings file says otherwise', () => {
    const config = read(liveEnvironment);

    expect(config).toMatchObject({
      accounts: [
        {
          id: '17841400000000001',
          login: 'instagram',
          pageId: undefined,
          desk: 'C0123ABCDEF',
          accessToken: 'IGAA-first',
          language: 'en',
          timeZone: 'UTC',
        },
      ],
    });
    expect(config.notes).toHaveLength(1);
  });

  test.each([
    'INSTAGRAM_ACCOUNT_ID',
    'INSTAGRAM_ACCESS_TOKEN',
    'INSTAGRAM_LOGIN',
    'DESK_CHANNEL',
    'META_APP_SECRETS',
    'META_VERIFY_TOKEN',
  ])('is refused without %s', (name) => {
    expect(problemsOf({ ...liveEnvironment, [name]: '' })).toEqual([expect.stringContaining(`${name} is missing: `)]);
  });

  test('needs its Page with the facebook login', () => {
    const env = { ...liveEnvironment, INSTAGRAM_LOGIN: 'facebook' };

    expect(problemsOf(env)).toEqual([expect.stringContaining('INSTAGRAM_PAGE_ID is missing')]);
    expect(read({ ...env, INSTAGRAM_PAGE_ID: '101' })).toMatchObject({ accounts: [{ pageId: '101' }] });
  });

  test('has no use for a Page with the instagram login, and says so', () => {
    const config = read({ ...liveEnvironment, INSTAGRAM_PAGE_ID: '101' });

    expect(config).toMatchObject({ accounts: [{ pageId: undefined }] });
    expect(config.warnings).toEqual([expect.stringContaining('INSTAGRAM_PAGE_ID is ignored')]);
  });

  test('may be left out altogether, with a warning', () => {
    expect(read({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' })).toMatchObject({
      accounts: [],
      warnings: [expect.stringContaining('No Instagram account is connected')],
    });
  });
});

describe('the database', () => {
  const postgres = { ...liveEnvironment, DATABASE_URL: 'postgres://desk:pw@db:5432/desk' };

  test('on Postgres needs encryption keys', () => {
    expect(problemsOf(postgres)).toEqual([expect.stringContaining('ENCRYPTION_KEYS is missing')]);
  });

  test('takes several keys, the first of which encrypts', () => {
    expect(read({ ...postgres, ENCRYPTION_KEYS: `new:${keyOf(2)}, old:${keyOf(1)}` }).database).toMatchObject({
      kind: 'postgres',
      url: 'postgres://desk:pw@db:5432/desk',
      encryptionKeys: { first: { id: 'new', secret: Buffer.alloc(32, 2) } },
    });
  });

  test('hears about every key that cannot be one, and how to make one', () => {
    expect(problemsOf({ ...postgres, ENCRYPTION_KEYS: `${keyOf(1)},k2:AAAA` })).toEqual([
      'ENCRYPTION_KEYS entry 1 is not of the form id:base64; it takes id:base64 of 32 bytes, made with: echo "k1:$(openssl rand -base64 32)".',
      'ENCRYPTION_KEYS "k2" has 3 bytes instead of 32; it takes id:base64 of 32 bytes, made with: echo "k1:$(openssl rand -base64 32)".',
    ]);
  });

  test('embedded in production is allowed and warned about', () => {
    const config = read({ ...liveEnvironment, NODE_ENV: 'production', DATA_DIR: '/var/lib/storydesk' });

    expect(config.database).toEqual({ kind: 'embedded', directory: '/var/lib/storydesk', encryptionKeys: undefined });
    expect(config.warnings).toEqual([expect.stringContaining('embedded database')]);
  });
});

describe('addresses', () => {
  test.each(['http://127.0.0.1:4010/api', 'http://127.0.0.1:4010/api/'])('of Slack, %s, ends with a slash', (url) => {
    expect(read({ ...liveEnvironment, SLACK_API_URL: url })).toMatchObject({
      slack: { apiUrl: 'http://127.0.0.1:4010/api/' },
    });
  });

  test.each(['http://127.0.0.1:4020', 'http://127.0.0.1:4020/'])('of Meta, %s, ends without one', (url) => {
    expect(read({ META_GRAPH_URL: url, PUBLIC_URL: 'https://desk.example.com/' })).toMatchObject({
      meta: { graphUrl: 'http://127.0.0.1:4020' },
      publicUrl: 'https://desk.example.com',
    });
  });

  test.each([
    ['META_GRAPH_URL', 'https://graph.example.com/v25.0', 'leave the version out'],
    ['META_GRAPH_URL', 'graph.example.com', 'must be a web address'],
    ['SLACK_API_URL', 'ftp://slack.example.com', 'must be a web address'],
    ['PUBLIC_URL', 'https://desk.example.com/?a=b', 'must be a web address'],
    ['PORT', '80a', 'must be a port'],
    ['PORT', '65536', 'must be a port'],
    ['PORT', '-1', 'must be a port'],
    ['HOST', 'http://localhost', 'must be a host name'],
  ])('in %s cannot be %s', (name, value, complaint) => {
    expect(problemsOf({ ...liveEnvironment, [name]: value })).toEqual([
      expect.stringMatching(new RegExp(`^${name} .*${complaint}`)),
    ]);
  });

  test('may leave the port to the system', () => {
    expect(read({ PORT: '0', HOST: '::1' }).http).toEqual({ host: '::1', port: 0 });
  });
});

describe('a wrong configuration', () => {
  test('is told all at once, one line for each thing to do', () => {
    const problems = problemsOf({
      NODE_ENV: 'production',
      SLACK_BOT_TOKEN: 'nonsense',
      INSTAGRAM_ACCOUNT_ID: 'my_shop',
      INSTAGRAM_LOGIN: 'twitter',
      DESK_CHANNEL: '#desk',
      DATABASE_URL: 'mysql://localhost',
      PORT: 'http',
      LOG_LEVEL: 'loud',
    });

    expect(problems.map((line) => line.split(' ')[0])).toEqual([
      'DATABASE_URL',
      'SLACK_BOT_TOKEN',
      'DESK_CHANNEL',
      'INSTAGRAM_ACCOUNT_ID',
      'INSTAGRAM_LOGIN',
      'PORT',
      'LOG_LEVEL',
      'ENCRYPTION_KEYS',
      'SLACK_APP_TOKEN',
      'INSTAGRAM_ACCESS_TOKEN',
      'META_APP_SECRETS',
      'META_VERIFY_TOKEN',
    ]);
    expect(problems.every((line) => !line.includes('\n'))).toBe(true);
  });

  test('takes several secrets for conversions, each as Standard Webhooks want it', () => {
    const [old, fresh] = [`whsec_${keyOf(1)}`, `whsec_${keyOf(2)}`];

    expect(read({ CONVERSIONS_SECRETS: `${old}, ${fresh}` }).conversionSecrets).toEqual([old, fresh]);
    expect(read({}).conversionSecrets).toEqual([]);
    for (const wrong of ['whsec_', 'whsec_c2hvcnQ=', keyOf(1), `${old},hush`]) {
      expect(problemsOf({ CONVERSIONS_SECRETS: wrong })).toEqual([
        expect.stringContaining('CONVERSIONS_SECRETS must be whsec_ and 24 to 64 bytes'),
      ]);
    }
  });

  test('never repeats a secret, not even a mistyped one', () => {
    const secret = 'hush-hush';
    const settings = `accounts:\n  - { id: '1', token: ${secret}, tokenFrom: ${secret} }\nmanagers: ${secret}\n`;
    const env = {
      DATABASE_URL: `pgsql://desk:${secret}@db/desk`,
      SLACK_BOT_TOKEN: secret,
      SLACK_APP_TOKEN: secret,
      SLACK_SIGNING_SECRET: secret,
      SLACK_CLIENT_ID: secret,
      SLACK_CLIENT_SECRET: secret,
      SLACK_STATE_SECRET: secret,
      SLACK_API_URL: secret,
      INSTAGRAM_ACCOUNT_ID: secret,
      INSTAGRAM_ACCESS_TOKEN: secret,
      INSTAGRAM_LOGIN: secret,
      META_APP_SECRETS: secret,
      META_VERIFY_TOKEN: secret,
      META_GRAPH_URL: secret,
      CONVERSIONS_SECRETS: secret,
      ENCRYPTION_KEYS: secret,
      LOG_LEVEL: secret,
    };

    const refusals = [problemsOf(env, settings), problemsOf(env, `accounts: [${secret}\n`)];

    expect(refusals.flat().length).toBeGreaterThan(20);
    expect(inspect([refusals, new ConfigError(refusals.flat())])).not.toContain(secret);
  });

  test('keeps secrets out of its notes and warnings too', () => {
    const { notes, warnings } = read({
      ...liveEnvironment,
      SLACK_SIGNING_SECRET: 'signing-secret',
      CONVERSIONS_SECRETS: `whsec_${keyOf(1)}`,
      INSTAGRAM_PAGE_ID: '1',
    });

    expect([...notes, ...warnings]).toHaveLength(3);
    expect([...notes, ...warnings].join()).not.toMatch(/xoxb|xapp|IGAA|signing-secret|whsec|app-secret|verify-me/);
  });
});

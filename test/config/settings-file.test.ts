import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../../src/domain/team/settings.ts';
import { liveEnvironment, problemsOf, read } from './config-builders.ts';

const brussels = `accounts:
  - id: '17841400000000002'
    login: facebook
    pageId: '102'
    tokenFrom: BRUSSELS_TOKEN
    desk: C0BRUSSELS
    language: nl
    timeZone: Europe/Brussels
`;
const env = { ...liveEnvironment, BRUSSELS_TOKEN: 'EAA-brussels' };

describe('the settings file', () => {
  test('lays what it says over the defaults, weight by weight, and a list as a whole', () => {
    const { settings } = read(
      {},
      'managers: [U1, W2]\nsorting:\n  hotKinds: [dm]\n  weights: { view: 7 }\nrhythm:\n  leaseMinutes: 0.5\n' +
        'sending:\n  coldByHandPerDay: 0\n  linkHosts: [boutique.example]\nmoney:\n  wagePerHour: 24.5\n',
    );

    expect(settings).toEqual({
      managers: ['U1', 'W2'],
      sorting: {
        ...defaultSettings.sorting,
        hotKinds: ['dm'],
        weights: { ...defaultSettings.sorting.weights, view: 7 },
      },
      rhythm: { ...defaultSettings.rhythm, leaseMinutes: 0.5 },
      sending: { ...defaultSettings.sending, coldByHandPerDay: 0, linkHosts: ['boutique.example'] },
      money: { ...defaultSettings.money, wagePerHour: 24.5 },
      digest: defaultSettings.digest,
    });
  });

  test.each(['', '# nothing yet\n', 'sorting:\nrhythm:\n  # leaseMinutes: 5\nsending:\n'])(
    'may say nothing: %j',
    (text) => {
      expect(read({}, text).settings).toEqual(defaultSettings);
    },
  );

  test('adds its accounts to the one of the environment, with tokens from the environment', () => {
    expect(read(env, brussels)).toMatchObject({
      accounts: [
        { id: '17841400000000001' },
        {
          id: '17841400000000002',
          login: 'facebook',
          pageId: '102',
          accessToken: 'EAA-brussels',
          desk: 'C0BRUSSELS',
          language: 'nl',
          timeZone: 'Europe/Brussels',
        },
      ],
    });
  });

  test('is refused when an account is already that of the environment', () => {
    expect(problemsOf({ ...env, INSTAGRAM_ACCOUNT_ID: '17841400000000002' }, brussels)).toEqual([
      'desk.yml:2: accounts[0]: account 17841400000000002 is already connected; give it once.',
    ]);
  });

  test('is refused when the variable with the token is missing', () => {
    expect(problemsOf({ ...env, BRUSSELS_TOKEN: ' ' }, brussels)).toEqual([
      "desk.yml:2: accounts[0]: BRUSSELS_TOKEN is missing: the account's access token belongs there.",
    ]);
  });

  test('is refused when it cannot be read', () => {
    expect(problemsOf({ SETTINGS_FILE: 'gone.yml' })).toEqual([
      "SETTINGS_FILE cannot be read: ENOENT: no such file or directory, open 'gone.yml'.",
    ]);
  });

  test('names every mistake at once, with its line and what was probably meant', () => {
    const text = `maneger: []
sorting:
  hotKinds: [story_repl]
  halfLivesHours: 12
  rememberDays: 0
  loyalStories: 2.5
  weights:
    dms: 3
    view: -1
rhythm:
  leaseMinutes: soon
accounts:
  - id: 17841400000000002
    login: facebook
    token: EAA
    desk: '#desk'
    language: de
    timeZone: Paris
`;

    expect(problemsOf({}, text)).toEqual([
      'desk.yml:1: maneger is not a setting (did you mean "managers"?).',
      'desk.yml:3: sorting.hotKinds[0] is no kind of signal (did you mean "story_reply"?).',
      'desk.yml:4: sorting.halfLivesHours is not a setting (did you mean "halfLifeHours"?).',
      'desk.yml:5: sorting.rememberDays must be a number from 1 to 90.',
      'desk.yml:6: sorting.loyalStories must be a whole number from 1 to 50.',
      'desk.yml:8: sorting.weights.dms is not a setting (did you mean "dm"?).',
      'desk.yml:9: sorting.weights.view must be a number from 0 to 1000.',
      'desk.yml:11: rhythm.leaseMinutes must be a number from 0.01 to 1440.',
      'desk.yml:13: accounts[0].id must be the id of an Instagram professional account in quotes, digits only.',
      'desk.yml:13: accounts[0].tokenFrom is missing.',
      'desk.yml:13: accounts[0].pageId is missing: with the facebook login Storydesk needs the Page behind the account.',
      'desk.yml:15: accounts[0].token is not a setting (did you mean "tokenFrom"?).',
      'desk.yml:16: accounts[0].desk must be a channel id such as C0123ABCDEF, not a name.',
      'desk.yml:17: accounts[0].language must be one of en, fr, nl.',
      'desk.yml:18: accounts[0].timeZone must be a time zone such as Europe/Paris.',
    ]);
  });

  test.each([
    ['something else than groups', '- 1\n', 'desk.yml:1: the file must be groups of settings'],
    ['a group that is a list', 'sorting: []\n', 'desk.yml:1: sorting must be a group of settings'],
    ['a key twice', 'rhythm:\n  leaseMinutes: 1\n  leaseMinutes: 2\n', 'desk.yml:3: Map keys must be unique'],
    ['broken YAML', 'rhythm: {\n', 'desk.yml:2: '],
    ['two documents', 'rhythm:\n---\nrhythm:\n', 'desk.yml:2: '],
    ['an endless alias', 'a: &a [*a]\n', 'desk.yml:1: '],
    ['a kind twice', 'sorting:\n  hotKinds: [dm, dm]\n', 'desk.yml:2: sorting.hotKinds names a kind twice'],
    [
      'an unheard-of kind',
      'sorting:\n  hotKinds: [phone_call]\n',
      'is no kind of signal; there are view, story_reply, ',
    ],
    [
      'more loyal stories than stories',
      'sorting:\n  loyalStories: 6\n',
      'desk.yml:2: sorting.loyalStories must not be',
    ],
    [
      'a link for a host',
      'sending:\n  linkHosts: [https://boutique.example/x]\n',
      'desk.yml:2: sending.linkHosts[0] must be a host such as shop.example.com',
    ],
    ['a limit of no messages at all', 'sending:\n  touchesPerHour: 0\n', 'desk.yml:2: sending.touchesPerHour must be'],
    [
      'a wage in no currency',
      'money:\n  wageCurrency: euro\n',
      'desk.yml:2: money.wageCurrency must be a currency such as EUR',
    ],
    ['an offset for a zone', brussels.replace('Europe/Brussels', '"+02:00"'), 'desk.yml:8: accounts[0].timeZone'],
    [
      'a variable with a meaning',
      brussels.replace('BRUSSELS_TOKEN', 'SLACK_BOT_TOKEN'),
      'desk.yml:5: accounts[0].tokenFrom',
    ],
  ])('refuses %s', (_, text, complaint) => {
    expect(problemsOf(env, text)).toEqual([expect.stringContaining(complaint)]);
  });
});

describe('the documented example', () => {
  const example = readFileSync(new URL('../../docs/settings.example.yml', import.meta.url), 'utf8');

  test('is accepted, and gives every threshold with its default', () => {
    const config = read({ ...liveEnvironment, PARIS_ACCESS_TOKEN: 'EAA-paris', INSTAGRAM_ACCOUNT_ID: '1' }, example);

    expect(config).toMatchObject({ accounts: [{ id: '1' }, { id: '17841400000000001', timeZone: 'Europe/Paris' }] });
    const shift = { from: '09:00', until: '18:00' };
    expect(config.settings).toEqual({
      ...defaultSettings,
      managers: ['U0123ABCDEF'],
      digest: {
        ...defaultSettings.digest,
        accounts: { '17841400000000001': { at: '08:30', hours: { mon: shift, tue: shift } } },
      },
    });
  });

  test('leaves no setting out', () => {
    const written = [...example.matchAll(/^ *(?:# )?(\w+):/gm)].map(([, key]) => key);
    const { sorting, rhythm, sending, money } = defaultSettings;

    for (const key of [sorting, sorting.weights, rhythm, sending, money].flatMap((group) => Object.keys(group))) {
      expect(written).toContain(key);
    }
  });
});

import { describe, expect, test } from 'vitest';
import { digestValue } from '../../../src/bot/digest/digest-value.ts';
import { actionIds } from '../../../src/bot/messages/action-ids.ts';
import { postDigestNow } from '../../../src/domain/digest/make-digest.ts';
import { channelId, templateKey } from '../../../src/domain/ids.ts';
import { seedTemplates } from '../../../src/domain/template/seed-templates.ts';
import { account, type DeskInSlack, deskInSlack, team } from './desk-in-slack.ts';
import { postButtons } from './every-button.ts';

const day = '2026-11-19';

async function press(at: DeskInSlack, user: string, actionId: string, value = digestValue(account.desk, day)) {
  const message = await postButtons(at, [{ actionId, value }]);
  return at.outcomesOf(() => at.slack.as(user).press({ ...message, actionId }));
}

const told = (at: DeskInSlack, user: string) => at.slack.ephemerals(user).at(-1);
const claim = (at: DeskInSlack, userName: string) => at.viewerWrites(userName);

describe('Claim leftovers', () => {
  test('takes what waits and names it to whoever pressed', async () => {
    const at = await deskInSlack();
    await claim(at, 'lea.martin');
    await claim(at, 'joe');

    expect(await press(at, 'U0BEN', actionIds.digestClaim)).toEqual(['claimed 2']);

    expect(told(at, 'U0BEN')?.text).toMatch(/^2 leads are yours: .*(lea\.martin.*joe|joe.*lea\.martin)/s);
    expect((await at.lead((await at.viewerWrites('joe')).id)).status).toBe('claimed');
  });

  test('says so when nothing waits', async () => {
    const at = await deskInSlack();

    expect(await press(at, 'U0BEN', actionIds.digestClaim)).toEqual(['refused queue-empty']);
  });
});

describe('Requeue missed', () => {
  test('is for managers: what is late is everybody’s again', async () => {
    const at = await deskInSlack();
    await claim(at, 'lea.martin');
    await press(at, 'U0BEN', actionIds.digestClaim);
    at.clock.set(new Date('2026-11-20T12:21:00Z'));

    expect(await press(at, 'U0BEN', actionIds.digestRequeue)).toEqual(['refused needs-manager']);
    expect(await press(at, 'U0ZOE', actionIds.digestRequeue)).toEqual(['requeued 1']);

    expect(told(at, 'U0ZOE')?.text).toBe('One lead is back in the queue.');
  });
});

describe('Pause', () => {
  test('is for managers, and takes the template out of every suggestion', async () => {
    const at = await deskInSlack();
    await seedTemplates(at.domain, team);
    const { templates } = at.domain.database.stores;
    const [template] = await templates.all(team);
    const paused = digestValue(account.desk, day, template?.key);

    expect(await press(at, 'U0BEN', actionIds.digestPause, paused)).toEqual(['refused needs-manager']);
    expect(await press(at, 'U0ZOE', actionIds.digestPause, paused)).toEqual(['paused']);
    expect(await press(at, 'U0ZOE', actionIds.digestPause, paused)).toEqual(['paused before']);

    expect((await templates.find(team, template?.key ?? templateKey('')))?.archived).toBe(true);
  });

  test('of a template that is not kept any more changes nothing', async () => {
    const at = await deskInSlack();

    expect(
      await press(at, 'U0ZOE', actionIds.digestPause, digestValue(account.desk, day, templateKey('gone'))),
    ).toEqual(['stale']);
  });
});

describe('Full report', () => {
  test('is wanted in the thread of the digest', async () => {
    const at = await deskInSlack();
    await postDigestNow(at.domain, account, day, 'command line');

    expect(await press(at, 'U0BEN', actionIds.digestReport)).toEqual(['report wanted']);

    expect(await at.tasks('publish', `report:${account.desk}:${day}:segment`)).toHaveLength(1);
    expect(at.slack.ephemerals('U0BEN')).toHaveLength(1);
  });

  test('is followed by the figures per person for a manager, who alone sees them', async () => {
    const at = await deskInSlack();
    await postDigestNow(at.domain, account, day, 'command line');

    await press(at, 'U0ZOE', actionIds.digestReport);

    expect(at.slack.ephemerals('U0ZOE')).toHaveLength(2);
    expect(told(at, 'U0ZOE')?.text).toContain('person');
  });
});

describe('a day whose digest is not in the channel', () => {
  test('has no thread for a report, so none is offered or promised', async () => {
    const at = await deskInSlack();
    await claim(at, 'lea.martin');

    await at.outcomesOf(() => at.slack.as('U0BEN').command('/storydesk', 'digest today', account.desk));

    expect(JSON.stringify(told(at, 'U0BEN')?.blocks)).not.toContain(actionIds.digestReport);
    expect(await press(at, 'U0BEN', actionIds.digestReport)).toEqual(['stale']);
  });
});

describe('a digest of a desk that has moved', () => {
  test('acts on no other desk', async () => {
    const at = await deskInSlack();
    await claim(at, 'lea.martin');

    const old = digestValue(channelId('C0OLD'), day);

    expect(await press(at, 'U0BEN', actionIds.digestClaim, old)).toEqual(['stale']);
  });
});

describe('Change hour', () => {
  test('is for managers: from then on the digest comes at the time they choose', async () => {
    const at = await deskInSlack();

    expect(await press(at, 'U0BEN', actionIds.digestHour)).toEqual(['refused needs-manager']);
    expect(await press(at, 'U0ZOE', actionIds.digestHour)).toEqual(['modal opened']);
    const modal = at.slack.openViews('U0ZOE').at(-1);
    expect(JSON.stringify(modal?.blocks)).toContain('"initial_time":"08:30"');
    const outcomes = at.outcomes(1);
    await at.slack.as('U0ZOE').submitView(String(modal?.id), { digest_hour: '18:15' });
    expect(await outcomes).toEqual(['changed']);
    expect(JSON.stringify(at.slack.openViews('U0ZOE').at(-1)?.blocks)).toContain('the digest comes at 18:15');

    expect(await at.tasks('digest', account.desk)).toEqual([new Date('2026-11-20T17:15:00Z')]);
  });
});

describe('a button of an older release', () => {
  test('is answered, and does nothing', async () => {
    const at = await deskInSlack();

    expect(await press(at, 'U0ZOE', actionIds.digestRequeue, 'whatever')).toEqual(['stale']);
  });
});

describe('/storydesk digest', () => {
  const ask = (at: DeskInSlack, user: string, typed: string) =>
    at.outcomesOf(() => at.slack.as(user).command('/storydesk', `digest ${typed}`, account.desk));

  test('shows the day so far to the asker alone, in their language', async () => {
    const at = await deskInSlack();
    await claim(at, 'lea.martin');

    expect(await ask(at, 'U0BEN', 'today')).toEqual(['digest: day shown']);
    expect(await ask(at, 'U0CHLOE', 'today')).toEqual(['digest: day shown']);

    expect(told(at, 'U0BEN')?.text).toContain('Friday 20 November so far');
    expect(told(at, 'U0CHLOE')?.text).toContain('vendredi 20 novembre');
    expect(at.slack.messages(account.desk)).toEqual([]);
  });

  test('shows managers the figures per person, too', async () => {
    const at = await deskInSlack();
    await claim(at, 'lea.martin');

    await ask(at, 'U0ZOE', 'today');

    expect(at.slack.ephemerals('U0ZOE')).toHaveLength(2);
    await ask(at, 'U0BEN', 'today');
    expect(at.slack.ephemerals('U0BEN')).toHaveLength(1);
  });

  test('shows a week', async () => {
    const at = await deskInSlack();

    expect(await ask(at, 'U0BEN', 'week')).toEqual(['digest: week shown']);
  });

  test.each([
    ['gestern', 'refused not-a-day', /“gestern” is no day/],
    ['2030-01-01', 'refused not-yet', /has not begun/],
  ])('of “%s” says what to write', async (typed, outcome, sentence) => {
    const at = await deskInSlack();

    expect(await ask(at, 'U0BEN', typed)).toEqual([`digest: ${outcome}`]);

    expect(told(at, 'U0BEN')?.text).toMatch(sentence);
  });
});

import { describe, expect, test } from 'vitest';
import { slackUserId } from '../../../src/domain/ids.ts';
import { claim } from '../../../src/domain/lead/change-lead.ts';
import { backroom, type DeskInSlack, desk, deskInSlack, team } from './desk-in-slack.ts';

/** Types /storydesk; @returns the outcome and what they see of it. */
async function storydesk(at: DeskInSlack, text: string, { user = 'U0BEN', channel = desk } = {}) {
  const [outcome] = await at.outcomesOf(() => at.slack.as(user).command('/storydesk', text, channel));
  const answer = at.slack.ephemerals(user).at(-1);
  return { outcome, text: answer?.text ?? '', blocks: JSON.stringify(answer?.blocks) };
}

describe('/storydesk', () => {
  test.each(['', 'help', 'HELP'])('"%s" lists what there is', async (typed) => {
    const { outcome, text } = await storydesk(await deskInSlack(), typed);

    expect(outcome).toBe('help: answered');
    for (const word of ['story', 'capture', 'next', 'mine', 'lead', 'doctor'])
      expect(text).toContain(`/storydesk ${word}`);
  });

  test('answers a word it does not know with what was typed, the nearest it knows, and the list', async () => {
    const { outcome, text } = await storydesk(await deskInSlack(), 'mien now');

    expect(outcome).toBe('unknown: answered');
    expect(text).toContain('“mien” is not something I know');
    expect(text).toContain('Did you mean `/storydesk mine`?');
    expect(text).toContain('/storydesk doctor');
  });

  test('does not let what was typed become a mention', async () => {
    const { text } = await storydesk(await deskInSlack(), '<!channel>');

    expect(text).not.toContain('<!channel>');
  });

  test('story lists the live stories and offers to open one', async () => {
    const at = await deskInSlack();
    expect((await storydesk(at, 'story')).text).toContain('No story is live');

    await at.openStory();
    const { text, blocks } = await storydesk(at, 'story');

    expect(text).toBe('One live story');
    expect(blocks).toContain('Spring menu');
    expect(blocks).toContain('shift_take');
  });

  test('next claims the hottest lead that waits, and says when nothing does', async () => {
    const at = await deskInSlack();
    const { id } = await at.viewerWrites('lea.martin');

    expect((await storydesk(at, 'next')).text).toMatch(/^Yours: .*lea\.martin/);
    expect(await at.lead(id)).toMatchObject({ status: 'claimed', owner: 'U0BEN' });
    expect(await storydesk(at, 'next')).toMatchObject({ outcome: 'next: refused queue-empty' });
  });

  test('mine lists what one holds, with Release beside it', async () => {
    const at = await deskInSlack();
    const { id } = await at.viewerWrites('lea.martin');
    await claim(at.domain, { team, lead: id, by: slackUserId('U0BEN'), cause: 'test' });

    const { text, blocks } = await storydesk(at, 'mine');

    expect(text).toBe('You hold one lead');
    expect(blocks).toContain('lea.martin');
    expect((await storydesk(at, 'mine', { user: 'U0ANA' })).text).toContain('You hold no lead');
  });

  test.each(['lead lea.martin', 'lead @Lea.Martin', '  lead   lea.martin '])(
    '"%s" shows that viewer',
    async (typed) => {
      const at = await deskInSlack();
      await at.viewerWrites('lea.martin', 'Do you ship?');

      const { blocks } = await storydesk(at, typed);

      expect(blocks).toContain('lea.martin');
      expect(blocks).toContain('Do you ship?');
    },
  );

  test('lead says so when nobody of that name is known, or none was given', async () => {
    const at = await deskInSlack();

    expect((await storydesk(at, 'lead nobody')).text).toContain('No lead of “nobody” is known here');
    expect((await storydesk(at, 'lead')).text).toContain('Say whose');
  });

  test('works from any channel for whoever is in a desk, and from none for whoever is not', async () => {
    const at = await deskInSlack();
    await at.viewerWrites('lea.martin');

    expect((await storydesk(at, 'next', { channel: backroom })).outcome).toBe('next: claimed next');
    expect(await storydesk(at, 'mine', { channel: backroom, user: 'U0NIA' })).toMatchObject({
      outcome: 'mine: refused not-in-desk',
      text: expect.stringContaining('Only members of'),
    });
  });

  test('answers in the language of who asks', async () => {
    const at = await deskInSlack();

    expect((await storydesk(at, 'help', { user: 'U0CHLOE' })).text).toContain('qui a vu ta story');
    expect((await storydesk(at, 'mine', { user: 'U0DIRK' })).text).toContain('opgepakt');
  });
});

describe('/storydesk resume', () => {
  test('lets a held back account send again, when a manager says so, and nobody else', async () => {
    const at = await deskInSlack();
    const { stores } = at.domain.database;
    const [account] = await stores.accounts.all();
    if (!account) throw new Error('The desk has no account');
    await stores.accounts.pauseSending(team, account.id, { because: 'policy', until: undefined });
    const pause = async () => (await stores.accounts.sending(team, account.id))?.pause;

    expect((await storydesk(at, 'resume')).text).toContain('Only a manager can do this');
    expect(await pause()).toEqual({ because: 'policy', until: undefined });

    expect((await storydesk(at, 'resume', { user: 'U0ZOE' })).text).toContain('goes on now');
    expect(await pause()).toBeUndefined();
  });
});

describe('/storydesk doctor', () => {
  test('says that all is well when it is', async () => {
    const at = await deskInSlack({ lastDeliveryAt: new Date('2026-11-20T11:59:00Z') });

    const { text } = await storydesk(at, 'doctor');

    expect(text).toContain('All is well');
    expect(text).toContain('Slack said hello');
    expect(text).toContain(`Desk <#${desk}>`);
  });

  test('names a desk that cannot be posted to, and a paused account, first', async () => {
    const at = await deskInSlack({ lastDeliveryAt: new Date('2026-11-20T11:59:00Z') });
    const archived = at.outcomes(1);
    await at.slack.admin.archiveChannel(desk);
    await archived;
    const { stores } = at.domain.database;
    const [first] = await stores.accounts.all();
    if (first) await stores.accounts.pause(team, first.id, 'token refused', at.clock.now());

    const { text } = await storydesk(at, 'doctor', { channel: backroom });

    expect(text).toContain('Something needs you');
    expect(text).toContain('archived: unarchive it');
    expect(text).toContain('paused: token refused');
    expect(text.indexOf('archived')).toBeLessThan(text.indexOf('Slack answers'));
  });
});

describe('the shortcut Claim next', () => {
  test('claims from any of their desks and tells them in their direct messages', async () => {
    const at = await deskInSlack();
    await at.viewerWrites('lea.martin');

    expect(await at.outcomesOf(() => at.slack.as('U0BEN').shortcut('claim_next'))).toEqual(['claimed next']);

    const told = at.slack.messages(at.slack.directMessages('U0BEN')).map(({ text }) => text);
    expect(told).toEqual([expect.stringMatching(/^Yours: .*lea\.martin/)]);
  });
});

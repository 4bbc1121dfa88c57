import { describe, expect, test } from 'vitest';
import { actionIds } from '../../../src/bot/messages/action-ids.ts';
import { type DeskInSlack, deskInSlack } from './desk-in-slack.ts';

const open = (at: DeskInSlack, user: string) => at.outcomesOf(() => at.slack.as(user).openHome());
const words = (at: DeskInSlack, user: string) => JSON.stringify(at.slack.home(user)?.blocks ?? []);
const pressAtHome = (at: DeskInSlack, user: string, actionId: string) =>
  at.outcomesOf(() => at.slack.as(user).press({ viewId: String(at.slack.home(user)?.id), actionId }));

describe('App Home', () => {
  test('shows what waits and what is live, in the language of who opens it', async () => {
    const at = await deskInSlack();
    await at.openStory();
    await at.viewerWrites('lea.martin');

    expect(await open(at, 'U0BEN')).toEqual(['shown']);
    await open(at, 'U0CHLOE');

    expect(words(at, 'U0BEN')).toContain('lea.martin');
    expect(words(at, 'U0BEN')).toContain('Spring menu');
    expect(words(at, 'U0BEN')).toContain('Live stories');
    expect(words(at, 'U0CHLOE')).toContain('Stories en ligne');
  });

  test('is redrawn after what one does there, and nothing else is said', async () => {
    const at = await deskInSlack();
    const { id } = await at.viewerWrites('lea.martin');
    await open(at, 'U0BEN');

    expect(await pressAtHome(at, 'U0BEN', actionIds.claim)).toEqual(['claimed']);

    expect(await at.lead(id)).toMatchObject({ status: 'claimed', owner: 'U0BEN' });
    expect(words(at, 'U0BEN')).toContain(actionIds.answer);
    expect(words(at, 'U0BEN')).not.toContain(`"${actionIds.claim}"`);
    expect(at.slack.messages(at.slack.directMessages('U0BEN'))).toEqual([]);
    expect(await pressAtHome(at, 'U0BEN', actionIds.answer)).toEqual(['modal opened']);
  });

  test('tells whoever came second in their direct messages, and shows what is left', async () => {
    const at = await deskInSlack();
    await at.viewerWrites('lea.martin');
    await open(at, 'U0ANA');
    await open(at, 'U0BEN');
    await pressAtHome(at, 'U0ANA', actionIds.claim);

    expect(await pressAtHome(at, 'U0BEN', actionIds.claim)).toEqual(['refused already-claimed']);

    const told = at.slack.messages(at.slack.directMessages('U0BEN')).map(({ text }) => text);
    expect(told).toEqual([expect.stringContaining('<@U0ANA> was first')]);
    expect(words(at, 'U0BEN')).toContain('Nothing is waiting');
  });

  test('shows nothing of the desk to somebody who may not see it', async () => {
    const at = await deskInSlack();
    await at.viewerWrites('lea.martin');

    await open(at, 'U0NIA');
    await open(at, 'U0GUS');

    expect(words(at, 'U0NIA')).toContain('Join it, then try again');
    expect(words(at, 'U0GUS')).toContain('Guests can look');
    expect(words(at, 'U0NIA') + words(at, 'U0GUS')).not.toContain('lea.martin');
  });

  test('that Slack does not take spoils nothing that was done', async () => {
    const at = await deskInSlack();
    const { id } = await at.viewerWrites('lea.martin');
    await open(at, 'U0BEN');
    at.slack.faults.add({ method: 'views.publish', kind: 'server-error' });

    expect(await pressAtHome(at, 'U0BEN', actionIds.claim)).toEqual(['claimed']);
    expect((await at.lead(id)).status).toBe('claimed');
  });
});

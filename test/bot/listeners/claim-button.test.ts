import { describe, expect, test } from 'vitest';
import { actionIds } from '../../../src/bot/messages/action-ids.ts';
import { type DeskInSlack, deskInSlack } from './desk-in-slack.ts';

const pressing =
  ({ slack }: DeskInSlack, user: string, card: { channel: string; ts: string }) =>
  () =>
    slack.as(user).press({ ...card, actionId: actionIds.claim });

describe.each(['socket', 'http'] as const)('claiming a lead, over %s', (mode) => {
  test('makes it theirs, and says nothing that the card does not show', async () => {
    const at = await deskInSlack({ mode });
    const { id } = await at.viewerWrites('lea.martin');
    const card = await at.postCard(id);

    const outcomes = await at.outcomesOf(pressing(at, 'U0BEN', card));

    expect(outcomes).toEqual(['claimed']);
    expect(await at.lead(id)).toMatchObject({ status: 'claimed', owner: 'U0BEN' });
    expect(at.slack.ephemerals('U0BEN')).toEqual([]);
  });

  test('is won by one of two who press at once; the other is told who has it, and offered the next', async () => {
    const at = await deskInSlack({ mode });
    const { id } = await at.viewerWrites('lea.martin');
    const card = await at.postCard(id);

    const outcomes = await at.outcomesOf(pressing(at, 'U0ANA', card), pressing(at, 'U0BEN', card));

    expect(outcomes).toEqual(['claimed', 'refused already-claimed']);
    const lead = await at.lead(id);
    const winner = lead.status === 'claimed' ? lead.owner : '';
    const loser = winner === 'U0ANA' ? 'U0BEN' : 'U0ANA';
    expect(at.slack.ephemerals(winner)).toEqual([]);
    expect(at.slack.ephemerals(loser)).toMatchObject([{ text: expect.stringContaining(`<@${winner}> was first`) }]);
    expect(JSON.stringify(at.slack.ephemerals(loser))).toContain(actionIds.claimNext);
  });
});

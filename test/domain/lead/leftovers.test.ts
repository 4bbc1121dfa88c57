import { describe, expect } from 'vitest';
import type { LeadId } from '../../../src/domain/ids.ts';
import { claim } from '../../../src/domain/lead/change-lead.ts';
import { claimLeftovers } from '../../../src/domain/lead/claim-leftovers.ts';
import { requeueMissed } from '../../../src/domain/lead/requeue-missed.ts';
import { onBoth } from '../../support/databases.ts';
import { openDesk, type TestDesk } from '../../support/desk.ts';
import { aComment, ana, ben, minutesLater, noon } from '../builders.ts';

const pressOf = ({ account }: TestDesk) => ({
  team: account.team,
  by: ana,
  cause: 'digest',
  accounts: [account.id],
});

const comments = (desk: TestDesk, count: number) =>
  desk.receive(...Array.from({ length: count }, (_, index) => aComment(String(index + 1), `viewer${index + 1}`)));

const statuses = async ({ db }: TestDesk) =>
  (await db.selectFrom('lead').select(['status', 'owner']).orderBy('created_at').orderBy('lead_id').execute()).map(
    ({ status, owner }) => (owner ? `${status} ${owner}` : status),
  );

describe('claiming leftovers', () => {
  onBoth('takes five at most, since a claim runs out', async (database) => {
    const desk = await openDesk(database);
    await comments(desk, 7);

    const taken = await claimLeftovers(desk, pressOf(desk));

    expect(taken).toHaveLength(5);
    expect((await statuses(desk)).filter((status) => status === `claimed ${ana}`)).toHaveLength(5);
  });

  onBoth('takes what there is, and nothing when nothing waits', async (database) => {
    const desk = await openDesk(database);
    await comments(desk, 2);

    expect(await claimLeftovers(desk, pressOf(desk))).toHaveLength(2);
    expect(await claimLeftovers(desk, pressOf(desk))).toEqual([]);
  });
});

describe('putting missed leads back', () => {
  const claimedByBen = async (desk: TestDesk) => {
    await comments(desk, 1);
    const { lead_id } = await desk.db.selectFrom('lead').select('lead_id').executeTakeFirstOrThrow();
    await claim(desk, { team: desk.account.team, lead: lead_id as LeadId, by: ben, cause: 'button' });
  };

  onBoth('gives back what somebody has and has not answered in time', async (database) => {
    const desk = await openDesk(database);
    await claimedByBen(desk);

    desk.clock.advance(20 * 60_000 + 1);
    const requeued = await requeueMissed(desk, pressOf(desk), [desk.account]);

    expect(requeued.map(({ status }) => status)).toEqual(['open']);
    expect(await statuses(desk)).toEqual(['open']);
  });

  onBoth('gives who rose to Hot the time for Hot from then on, as the figures do', async (database) => {
    const desk = await openDesk(database);
    await claimedByBen(desk);
    await desk.db
      .updateTable('lead')
      .set({ opened_at: noon, segment_since: minutesLater(60) })
      .execute();

    desk.clock.advance(61 * 60_000);
    expect(await requeueMissed(desk, pressOf(desk), [desk.account])).toEqual([]);

    desk.clock.advance(20 * 60_000);
    expect(await requeueMissed(desk, pressOf(desk), [desk.account])).toHaveLength(1);
  });

  onBoth('leaves whoever has just taken it the time they would have had', async (database) => {
    const desk = await openDesk(database);
    await comments(desk, 1);
    desk.clock.advance(3 * 60 * 60_000);
    await claimLeftovers(desk, pressOf(desk));

    expect(await requeueMissed(desk, pressOf(desk), [desk.account])).toEqual([]);
    desk.clock.advance(21 * 60_000);
    expect(await requeueMissed(desk, pressOf(desk), [desk.account])).toHaveLength(1);
  });

  onBoth('counts working hours alone, where there are any', async (database) => {
    const desk = await openDesk(database);
    await claimedByBen(desk);
    const hours = { fri: { from: '09:00', until: '13:10' } }; // noon is one o'clock in Paris
    const digest = { ...desk.settings.digest, hours };
    const resting = { ...desk, settings: { ...desk.settings, digest } };

    desk.clock.advance(3 * 60 * 60_000);

    expect(await requeueMissed(resting, pressOf(desk), [desk.account])).toEqual([]);
  });

  onBoth('leaves what is still in time', async (database) => {
    const desk = await openDesk(database);
    await claimedByBen(desk);

    desk.clock.advance(20 * 60_000);

    expect(await requeueMissed(desk, pressOf(desk), [desk.account])).toEqual([]);
    expect(await statuses(desk)).toEqual([`claimed ${ben}`]);
  });
});

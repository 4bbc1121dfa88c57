import { describe, expect } from 'vitest';
import type { LeadId } from '../../../src/domain/ids.ts';
import type { LeadPress } from '../../../src/domain/lead/press-lead.ts';
import { endSnooze, snooze, wake } from '../../../src/domain/lead/put-off-lead.ts';
import { onBoth } from '../../support/databases.ts';
import { openDesk, type TestDesk } from '../../support/desk.ts';
import { aComment, aDm, ben, hoursLater, minutesLater } from '../builders.ts';

async function openLead(desk: TestDesk): Promise<LeadPress> {
  await desk.receive(aComment('7', 'jane'));
  const { lead_id } = await desk.db.selectFrom('lead').select('lead_id').executeTakeFirstOrThrow();
  return { team: desk.account.team, lead: lead_id as LeadId, by: ben, cause: 'button' };
}

const status = async (desk: TestDesk, { team, lead }: LeadPress) =>
  (await desk.database.stores.leads.find(team, lead))?.status;
const timers = ({ db }: TestDesk) =>
  db.selectFrom('task').select(['key', 'due_at']).where('kind', '=', 'end-snooze').execute();

describe('a lead that is put off', () => {
  onBoth('comes back when its time comes, and not before', async (database) => {
    const desk = await openDesk(database);
    const press = await openLead(desk);

    await snooze(desk, press, hoursLater(3), false);
    expect(await timers(desk)).toEqual([{ key: press.lead, due_at: hoursLater(3) }]);
    desk.clock.advance(2 * 3_600_000);
    await endSnooze(desk, press.team, press.lead);
    expect(await status(desk, press)).toBe('snoozed');
    desk.clock.advance(3_600_000);
    await endSnooze(desk, press.team, press.lead);

    expect(await status(desk, press)).toBe('open');
  });

  onBoth('waits for the later moment when it is put off again', async (database) => {
    const desk = await openDesk(database);
    const press = await openLead(desk);

    await snooze(desk, press, hoursLater(1), false);
    await snooze(desk, press, hoursLater(3), false);

    expect(await timers(desk)).toEqual([{ key: press.lead, due_at: hoursLater(3) }]);
  });

  onBoth('comes back as soon as they do something', async (database) => {
    const desk = await openDesk(database);
    const press = await openLead(desk);
    await snooze(desk, press, hoursLater(3), false);

    await desk.receive(aDm('7', { happenedAt: minutesLater(5) }));

    expect(await status(desk, press)).toBe('open');
    const events = await desk.db.selectFrom('lead_event').select('kind').orderBy('version').execute();
    expect(events.map(({ kind }) => kind)).toEqual(['opened', 'snoozed', 'woken']);
    desk.clock.advance(3 * 3_600_000);
    await endSnooze(desk, press.team, press.lead); // the timer, which is still set
    expect(await desk.db.selectFrom('lead_event').selectAll().execute()).toHaveLength(3);
  });

  onBoth('comes back by a press', async (database) => {
    const desk = await openDesk(database);
    const press = await openLead(desk);
    await snooze(desk, press, hoursLater(3), false);

    expect(await wake(desk, press, false)).toMatchObject({ value: { status: 'open' } });
    expect(await wake(desk, press, false)).toMatchObject({ refusal: { kind: 'not-snoozed' } });
  });
});

import { raiseAlarm } from '../../domain/alarm/raise-alarm.ts';
import type { Transaction } from '../../domain/database.ts';
import type { Desk } from '../../domain/desk.ts';
import { addSeconds } from '../../domain/duration.ts';
import type { ChannelId, TeamId } from '../../domain/ids.ts';

/** What a person must mend is looked at again after so long. */
export const mendSeconds = 60;

/**
 * Tells the admins that a desk channel takes no messages, and has it looked at until it does.
 *
 * It belongs in the transaction that parks the channel's lane: a parked lane without a probe would never go on.
 */
export async function noteDeskTrouble(
  desk: Desk,
  stores: Transaction,
  { team, channel, code }: { team: TeamId; channel: ChannelId; code: string },
): Promise<void> {
  await raiseAlarm(desk, stores, team, 'desk-unreachable', channel, code);
  const dueAt = addSeconds(desk.clock.now(), mendSeconds);
  await stores.tasks.schedule({ team, kind: 'probe-desk', key: channel, dueAt });
}

import type { Transaction } from '../database.ts';
import type { Desk } from '../desk.ts';
import type { TeamId } from '../ids.ts';
import type { AlarmKind } from './alarm.ts';

/** Counts a fault of the set-up; when it is new, the admins are told, once. */
export async function raiseAlarm(
  desk: Desk,
  stores: Transaction,
  team: TeamId,
  kind: AlarmKind,
  subject: string,
  detail: string,
): Promise<void> {
  const now = desk.clock.now();
  const isNew = await stores.alarms.raise(team, kind, subject, detail, now);
  if (isNew) await stores.tasks.schedule({ team, kind: 'tell-admins', key: `${kind}:${subject}`, dueAt: now });
}

/** Notes that a fault is over, so that its return is told anew. */
export async function clearAlarm(
  desk: Desk,
  stores: Transaction,
  team: TeamId,
  kind: AlarmKind,
  subject: string,
): Promise<void> {
  await stores.alarms.clear(team, kind, subject, desk.clock.now());
}

import type { Transaction } from '../database.ts';
import type { Desk } from '../desk.ts';
import { addSeconds } from '../duration.ts';
import type { MessageId } from '../ids.ts';
import type { Account } from '../team/account.ts';
import { afterTouchChange } from './after-touch-change.ts';
import { noteLook } from './note-look.ts';
import { recordOutcome } from './record-send.ts';
import { areSameWords } from './same-words.ts';
import type { UnknownTouch } from './touch.ts';

/** A message of ours as the conversation shows it. */
export interface OurMessage {
  readonly id: MessageId;
  readonly text: string | undefined;
  readonly createdAt: Date | undefined;
}

/** Clocks differ, and Instagram tells whole seconds. */
const clockLeewaySeconds = 90;

/**
 * Settles an unconfirmed touch by what stands in the conversation: found, it was sent; not found, a person is asked,
 * since not being there yet proves nothing.
 */
export async function settleByLooking(
  desk: Desk,
  stores: Transaction,
  account: Account,
  touch: UnknownTouch,
  ours: readonly OurMessage[],
): Promise<void> {
  const cause = { actor: undefined, cause: 'looked into the conversation' };
  const from = addSeconds(touch.since, -clockLeewaySeconds);
  const alike = ours.filter(
    ({ text, createdAt }) => text !== undefined && areSameWords(text, touch.text) && (!createdAt || createdAt >= from),
  );
  await stores.leads.lock(touch.team, touch.lead);
  for (const { id, createdAt } of alike) {
    if (await stores.touches.lockByMessage(account, id)) continue; // another touch's message
    const outcome = { kind: 'sent', message: id, at: createdAt ?? touch.since } as const;
    await recordOutcome(desk, stores, account, touch.id, touch.attempt, outcome, cause);
    return;
  }
  const now = desk.clock.now();
  const current = await stores.touches.lock(touch.team, touch.id);
  const looked = current && noteLook(current, now);
  if (!looked || looked.attempt !== touch.attempt) return;
  await stores.touches.save(looked, cause, now);
  await afterTouchChange(stores, account, looked, now);
}

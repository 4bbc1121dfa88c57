import type { Transaction } from '../database.ts';
import type { Desk } from '../desk.ts';
import type { SlackUserId, TeamId, TouchId } from '../ids.ts';
import { afterLeadChange } from '../lead/after-lead-change.ts';
import type { Lead } from '../lead/lead.ts';
import { markContacted } from '../lead/mark-contacted.ts';
import { accept, type Result, refuse } from '../result.ts';
import type { Account } from '../team/account.ts';
import { afterTouchChange, scheduleSend } from './after-touch-change.ts';
import { cancelTouch } from './cancel-touch.ts';
import { confirmTouch, type TouchWord } from './confirm-touch.ts';
import { afterSent } from './record-send.ts';
import type { Touch, TouchRefusal } from './touch.ts';

/** A press about a message that was written before: which, by whom, and through what. */
export interface TouchPress {
  readonly team: TeamId;
  readonly touch: TouchId;
  readonly by: SlackUserId;
  /** A manager, or whoever may act for others. */
  readonly mayActForOthers: boolean;
  readonly cause: string;
}

export type TouchPressRefusal =
  | TouchRefusal
  | { readonly kind: 'unknown-touch' }
  | { readonly kind: 'not-yours'; readonly owner: SlackUserId }
  /** It was not looked for yet, and may still turn out to have arrived. */
  | { readonly kind: 'still-looking' };

/** Holds back a message that waits, or that was offered to be sent by hand. */
export const cancelSend = (desk: Desk, press: TouchPress): Promise<Result<Touch, TouchPressRefusal>> =>
  decide(desk, press, (touch, now) => cancelTouch(touch, { kind: 'by-person', by: press.by }, now));

/**
 * Takes somebody's word for what only they can see in the app. `not-sent` of an unconfirmed message has it sent again,
 * which nobody but a person decides, and only after it was looked for.
 */
export const confirmSend = (
  desk: Desk,
  press: TouchPress,
  word: TouchWord,
): Promise<Result<Touch, TouchPressRefusal>> =>
  decide(desk, press, (touch, now) =>
    touch.status === 'unknown' && word === 'not-sent' && touch.lookedAt === undefined
      ? refuse({ kind: 'still-looking' })
      : confirmTouch(touch, word, press.by, now),
  );

type Rule = (touch: Touch, now: Date) => Result<Touch, TouchPressRefusal>;

function decide(desk: Desk, press: TouchPress, rule: Rule): Promise<Result<Touch, TouchPressRefusal>> {
  return desk.database.transaction(async (stores) => {
    const found = await stores.touches.find(press.team, press.touch);
    const lead = found && (await stores.leads.lock(press.team, found.lead));
    const touch = found && (await stores.touches.lock(press.team, press.touch));
    const account = touch && (await stores.accounts.find(press.team, touch.account));
    if (!lead || !touch || !account) return refuse({ kind: 'unknown-touch' });
    const owner = ownerOf(lead, touch);
    if (owner !== undefined && owner !== press.by && !press.mayActForOthers)
      return refuse({ kind: 'not-yours', owner });

    const now = desk.clock.now();
    const decided = rule(touch, now);
    if (!decided.ok) return decided;
    const cause = { actor: press.by, cause: press.cause };
    await stores.touches.save(decided.value, cause, now);
    await follow(desk, stores, account, lead, decided.value, press, now);
    return accept(decided.value);
  });
}

/** Whoever has the lead answers for what is sent; when nobody has it, whoever wrote. */
const ownerOf = (lead: Lead, touch: Touch) => ('owner' in lead ? lead.owner : undefined) ?? touch.by;

async function follow(
  desk: Desk,
  stores: Transaction,
  account: Account,
  lead: Lead,
  touch: Touch,
  press: TouchPress,
  now: Date,
): Promise<void> {
  const cause = { actor: press.by, cause: press.cause };
  switch (touch.status) {
    case 'sent':
      return afterSent(desk, stores, account, lead, touch, cause, now);
    case 'said-sent': {
      const contacted = markContacted(lead, touch.saidAt, press.by);
      if (!contacted) break;
      const saved = await stores.leads.save(contacted, 'contacted', cause, now);
      return afterLeadChange(desk, stores, account, saved, now);
    }
    case 'waiting':
      await scheduleSend(stores, touch);
      break;
    case 'cancelled':
      await stores.tasks.cancel(touch.team, 'send-touch', touch.id);
      break;
  }
  await afterTouchChange(stores, account, touch, now);
}

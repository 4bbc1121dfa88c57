import type { SlackUserId } from '../../domain/ids.ts';
import { accept, type Result, refuse } from '../../domain/result.ts';
import type { TouchPress, TouchPressRefusal } from '../../domain/touch/decide-touch.ts';
import type { Touch } from '../../domain/touch/touch.ts';
import type { Bot } from '../bot.ts';
import { parseTouchValue } from '../card/touch-value.ts';
import { permittedOnLead } from '../lead/lead-press.ts';
import type { Reader } from '../messages/reader.ts';
import type { DeskRefusal, RefusedAt } from '../messages/refusal-message.ts';

/** Why a press about a message changed nothing, and whom to tell. */
export interface NotDecided {
  readonly reader: Reader;
  /** `stale`: the button is of an older release. */
  readonly refusal: DeskRefusal | { readonly kind: 'stale' };
  readonly where: RefusedAt;
}

/** Finds out which message a press is about and whether they may, now; only then it is decided. */
export async function decidePress(
  bot: Bot,
  asked: { readonly by: SlackUserId; readonly value: string | undefined; readonly cause: string },
  decide: (press: TouchPress) => Promise<Result<Touch, TouchPressRefusal>>,
): Promise<Result<{ readonly touch: Touch; readonly reader: Reader }, NotDecided>> {
  const { identity, teammates } = bot;
  const { stores } = bot.desk.database;
  const { by, value, cause } = asked;
  const pressed = parseTouchValue(value);
  if (!pressed) return refuse({ reader: teammates.readerOf(by), refusal: { kind: 'stale' }, where: {} });
  const touch = await stores.touches.find(identity.team, pressed.touch);
  if (!touch) return refuse({ reader: teammates.readerOf(by), refusal: { kind: 'unknown-touch' }, where: {} });
  const permitted = await permittedOnLead(bot, { by }, touch, 'answer', cause);
  if (!permitted.ok) return permitted;
  const { who, account, mayActForOthers } = permitted.value;
  const decided = await decide({ team: identity.team, touch: touch.id, by, mayActForOthers, cause });
  const where = { account: account.id, desk: account.desk };
  return decided.ok
    ? accept({ touch: decided.value, reader: who })
    : refuse({ reader: who, refusal: decided.refusal, where });
}

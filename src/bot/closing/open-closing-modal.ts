import type { ModalView } from '@slack/types';
import { isClosed } from '../../domain/lead/lead.ts';
import { mayActOn } from '../../domain/lead/may-act-on.ts';
import { isOver } from '../../domain/lead/refusal.ts';
import type { DeskAct } from '../../domain/team/rights.ts';
import type { Bot } from '../bot.ts';
import type { LeadPress } from '../card/lead-value.ts';
import { nameOf, onLead, type PermittedPress, tellLeadRefusal } from '../lead/lead-press.ts';
import type { Named } from '../messages/person-name.ts';
import type { ButtonPress, Outcome } from '../slack/interaction.ts';
import type { AboutLead } from './closing-modal.ts';

type DrawModal = (about: AboutLead, who: Named, permitted: PermittedPress) => ModalView | Promise<ModalView>;

/** What asks for the modal: a button, or a shortcut on a message. */
export type ClosingAsked = Pick<ButtonPress, 'by' | 'trigger' | 'place' | 'tell'>;

/** Opens a modal about a lead, unless it is plain by now that what it asks for will be refused. */
export const openClosingModal = (
  bot: Bot,
  press: ClosingAsked,
  seen: Pick<LeadPress, 'lead'> | undefined,
  act: Extract<DeskAct, 'win' | 'lose' | 'snooze' | 'opt-out'>,
  draw: DrawModal,
): Promise<Outcome> =>
  onLead(bot, press, seen, act, async (permitted) => {
    const { lead, mayActForOthers } = permitted;
    const may = act === 'opt-out' ? undefined : mayActOn(lead, press.by, mayActForOthers);
    if (may && !may.ok) return tellLeadRefusal(bot, press, permitted, may.refusal);
    if (isClosed(lead) && lead.status === 'suppressed') return tellLeadRefusal(bot, press, permitted, isOver(lead));
    const about = { lead: lead.id, version: lead.version, place: press.place };
    await bot.screens.openModal(press.trigger, await draw(about, await nameOf(bot, lead), permitted));
    return 'modal opened';
  });

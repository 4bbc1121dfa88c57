import type { Lead } from '../../domain/lead/lead.ts';
import type { LeadPress } from '../../domain/lead/press-lead.ts';
import type { LeadRefusal } from '../../domain/lead/refusal.ts';
import { accept, type Result, refuse } from '../../domain/result.ts';
import type { Account } from '../../domain/team/account.ts';
import { type DeskAct, mayDo } from '../../domain/team/rights.ts';
import type { Bot } from '../bot.ts';
import type { LeadPress as SeenLead } from '../card/lead-value.ts';
import { refreshHome } from '../home/refresh-home.ts';
import type { DeskAnswer } from '../messages/answer-message.ts';
import type { Named } from '../messages/person-name.ts';
import type { Reader } from '../messages/reader.ts';
import type { DeskRefusal, RefusedAt } from '../messages/refusal-message.ts';
import type { Asked, ButtonPress, Outcome } from '../slack/interaction.ts';
import type { Colleague } from '../slack/teammates.ts';
import { tellAnswer, tellRefusal } from '../tell-outcome.ts';

/** A press on a lead by somebody who may do what they ask. */
export interface PermittedPress {
  readonly press: LeadPress;
  /** As it was a moment ago; what decides is read again when it is done. */
  readonly lead: Lead;
  readonly account: Account;
  readonly who: Colleague;
  /** They have the shift of the lead's story, or are a manager. */
  readonly mayActForOthers: boolean;
}

/** Why somebody may not do something with a lead, and how to tell them. */
export interface NotPermitted {
  readonly refusal: DeskRefusal;
  readonly reader: Reader;
  readonly where: RefusedAt;
}

/**
 * Finds out which lead somebody means and whether they may, now.
 *
 * @param cause for the lead's history
 * @throws SlackDidNotSay
 */
export async function permittedOnLead(
  bot: Bot,
  { by }: Pick<Asked, 'by'>,
  { lead: id }: Pick<SeenLead, 'lead'>,
  act: DeskAct,
  cause: string,
): Promise<Result<PermittedPress, NotPermitted>> {
  const { teammates, identity } = bot;
  const { stores } = bot.desk.database;
  const lead = await stores.leads.find(identity.team, id);
  const account = lead && (await stores.accounts.find(identity.team, lead.account));
  if (!lead || !account) {
    return refuse({ refusal: { kind: 'unknown-lead' }, reader: teammates.readerOf(by), where: {} });
  }
  const [who, story] = await Promise.all([
    teammates.inDesk(by, account.desk),
    lead.story ? stores.stories.find(identity.team, account.id, lead.story) : undefined,
  ]);
  const isMonitor = story?.monitor === by;
  const may = mayDo(who, act, isMonitor);
  if (!may.ok) return refuse({ refusal: may.refusal, reader: who, where: refusedAt(account, story?.monitor) });
  return accept({
    press: { team: identity.team, lead: lead.id, by, cause },
    lead,
    account,
    who,
    mayActForOthers: mayDo(who, 'release-others', isMonitor).ok,
  });
}

/**
 * Does something with the lead that a press is about, provided that they may.
 *
 * @param seen what the button names; undefined for a button of an older release
 */
export async function onLead(
  bot: Bot,
  asked: Pick<ButtonPress, 'by' | 'place' | 'tell'>,
  seen: Pick<SeenLead, 'lead'> | undefined,
  act: DeskAct,
  perform: (permitted: PermittedPress) => Promise<Outcome>,
): Promise<Outcome> {
  if (!seen) return tellAnswer(asked, bot.teammates.readerOf(asked.by), { kind: 'stale' });
  const permitted = await permittedOnLead(bot, asked, seen, act, asked.place === 'home' ? 'home' : 'button');
  if (permitted.ok) return perform(permitted.value);
  const { refusal, reader, where } = permitted.refusal;
  return tellRefusal(asked, reader, refusal, where);
}

/** Something that can be done to a lead by pressing. */
export interface LeadDeed {
  readonly act: DeskAct;
  readonly change: (permitted: PermittedPress) => Promise<Result<Lead, LeadRefusal>>;
  /** What to say when it is done. */
  readonly done: (who: Named, lead: Lead) => DeskAnswer;
}

/** Does something to a lead and answers. The card shows what changed, so only who cannot see it there is told. */
export const changeLead = (
  bot: Bot,
  asked: ButtonPress,
  seen: SeenLead | undefined,
  { act, change, done }: LeadDeed,
): Promise<Outcome> =>
  onLead(bot, asked, seen, act, async (permitted) => {
    const result = await change(permitted);
    if (asked.place === 'home') await refreshHome(bot, asked.by);
    if (!result.ok) return tellLeadRefusal(bot, asked, permitted, result.refusal);

    const lead = result.value;
    const answer = done(await nameOf(bot, lead), lead);
    // Another version than the next one: they pressed on a card that was not up to date, and may not notice the change.
    const sawLatest = seen !== undefined && lead.version === seen.version + 1;
    const seesIt = asked.place === 'home' || (asked.place === 'message' && sawLatest && answer.kind !== 'passed');
    return seesIt ? answer.kind : tellAnswer(asked, permitted.who, answer);
  });

/** Says why a rule said no, with the viewer's name. */
export const tellLeadRefusal = async (
  bot: Bot,
  asked: Pick<Asked, 'tell'>,
  { lead, account, who }: PermittedPress,
  refusal: LeadRefusal,
): Promise<Outcome> => tellRefusal(asked, who, refusal, { ...refusedAt(account), who: await nameOf(bot, lead) });

/** How the viewer of a lead is called. */
export async function nameOf(bot: Bot, lead: Lead): Promise<Named> {
  const viewer = await bot.desk.database.stores.viewers.find(lead.team, lead.account, lead.viewer);
  return { handle: viewer?.userName, displayName: viewer?.displayName };
}

const refusedAt = (account: Account, monitor?: Colleague['user']): RefusedAt => ({
  account: account.id,
  desk: account.desk,
  ...(monitor && { monitor }),
});

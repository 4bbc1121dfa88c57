import type { Lead } from '../../domain/lead/lead.ts';
import type { LeadPress } from '../../domain/lead/press-lead.ts';
import type { LeadRefusal } from '../../domain/lead/refusal.ts';
import type { Result } from '../../domain/result.ts';
import type { Account } from '../../domain/team/account.ts';
import { type DeskAct, mayDo } from '../../domain/team/rights.ts';
import type { Bot } from '../bot.ts';
import type { LeadPress as SeenLead } from '../card/lead-value.ts';
import { refreshHome } from '../home/refresh-home.ts';
import type { DeskAnswer } from '../messages/answer-message.ts';
import type { Named } from '../messages/person-name.ts';
import type { ButtonPress, Outcome } from '../slack/interaction.ts';
import type { Colleague } from '../slack/teammates.ts';
import { tellAnswer, tellRefusal } from '../tell-outcome.ts';

/** A press on a lead by somebody who may do what they ask. */
export interface PermittedPress {
  readonly press: LeadPress;
  readonly account: Account;
  readonly who: Colleague;
  /** They have the shift of the lead's story, or are a manager. */
  readonly mayActForOthers: boolean;
}

/**
 * Finds out which lead a press is about and whether they may, now; only then it is done.
 *
 * @param seen what the button names; undefined for a button of an older release
 */
export async function onLead(
  bot: Bot,
  asked: ButtonPress,
  seen: SeenLead | undefined,
  act: DeskAct,
  perform: (permitted: PermittedPress) => Promise<Outcome>,
): Promise<Outcome> {
  const { teammates, identity } = bot;
  const { stores } = bot.desk.database;
  if (!seen) return tellAnswer(asked, teammates.readerOf(asked.by), { kind: 'stale' });
  const lead = await stores.leads.find(identity.team, seen.lead);
  const account = lead && (await stores.accounts.find(identity.team, lead.account));
  if (!lead || !account) return tellRefusal(asked, teammates.readerOf(asked.by), { kind: 'unknown-lead' });

  const [who, story] = await Promise.all([
    teammates.inDesk(asked.by, account.desk),
    lead.story ? stores.stories.find(identity.team, account.id, lead.story) : undefined,
  ]);
  const isMonitor = story?.monitor === asked.by;
  const may = mayDo(who, act, isMonitor);
  if (!may.ok) return tellRefusal(asked, who, may.refusal, refusedAt(account, story?.monitor));
  return perform({
    press: { team: identity.team, lead: lead.id, by: asked.by, cause: asked.place === 'home' ? 'home' : 'button' },
    account,
    who,
    mayActForOthers: mayDo(who, 'release-others', isMonitor).ok,
  });
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
    const { account, who } = permitted;
    const result = await change(permitted);
    if (asked.place === 'home') await refreshHome(bot, asked.by);
    if (!result.ok) return tellRefusal(asked, who, result.refusal, refusedAt(account));

    const lead = result.value;
    const answer = done(await nameOf(bot, lead), lead);
    // Another version than the next one: they pressed on a card that was not up to date, and may not notice the change.
    const sawLatest = seen !== undefined && lead.version === seen.version + 1;
    const seesIt = asked.place === 'home' || (asked.place === 'message' && sawLatest && answer.kind !== 'passed');
    return seesIt ? answer.kind : tellAnswer(asked, who, answer);
  });

async function nameOf(bot: Bot, lead: Lead): Promise<Named> {
  const viewer = await bot.desk.database.stores.viewers.find(lead.team, lead.account, lead.viewer);
  return { handle: viewer?.userName, displayName: viewer?.displayName };
}

const refusedAt = (account: Account, monitor?: Colleague['user']) => ({
  account: account.id,
  desk: account.desk,
  ...(monitor && { monitor }),
});

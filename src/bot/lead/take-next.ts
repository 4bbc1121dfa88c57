import { cardOf } from '../../domain/card/post.ts';
import type { AccountId } from '../../domain/ids.ts';
import { claimNext } from '../../domain/lead/change-lead.ts';
import type { Lead } from '../../domain/lead/lead.ts';
import { scoreAt } from '../../domain/viewer/heat.ts';
import { askedAccounts } from '../asked-accounts.ts';
import type { Bot } from '../bot.ts';
import { showComposer } from '../composer/open-composer.ts';
import { answerMessage, type NextLead } from '../messages/answer-message.ts';
import { refusalMessage } from '../messages/refusal-message.ts';
import type { Asked, Outcome } from '../slack/interaction.ts';

/**
 * Takes the hottest lead that waits where `asked` may, opens the composer for it, and tells which it is: with Answer, for
 * when the composer is closed again or Slack did not open it in time.
 *
 * @param cause for the lead's history: `button`, `home`, `command`, `shortcut`
 * @param account whose queue it comes from; by default any they may take from
 */
export async function takeNext(bot: Bot, asked: Asked, cause: string, account?: AccountId): Promise<Outcome> {
  const permitted = await askedAccounts(bot, asked, 'claim', account);
  if (!permitted.ok) {
    const { who, refusal, where } = permitted.refusal;
    await asked.tell(refusalMessage(refusal, who, where), 'instead');
    return `refused ${refusal.kind}`;
  }
  const { who, accounts } = permitted.value;
  const taken = await claimNext(bot.desk, {
    team: bot.identity.team,
    by: asked.by,
    cause,
    accounts: accounts.map(({ id }) => id),
  });
  if (!taken.ok) {
    await asked.tell(refusalMessage(taken.refusal, who), 'instead');
    return `refused ${taken.refusal.kind}`;
  }
  await showComposer(bot, asked.trigger, taken.value.id, { cause }, who);
  await asked.tell(answerMessage({ kind: 'claimed-next', next: await nextLead(bot, taken.value) }, who), 'instead');
  return 'claimed next';
}

async function nextLead({ desk }: Bot, lead: Lead): Promise<NextLead> {
  const { stores } = desk.database;
  const [card, post] = await Promise.all([
    stores.desk.card(lead.team, lead.id),
    stores.posts.find(lead.team, cardOf(lead.id)),
  ]);
  if (!card) throw new Error(`Lead ${lead.id} was just claimed, but can't be shown`);
  return {
    lead,
    who: { handle: card.viewer.userName, displayName: card.viewer.displayName },
    score: scoreAt(lead.heat, lead.lastSignalAt, desk.settings.sorting),
    desk: card.account.desk,
    cardTs: post?.messageTs,
  };
}

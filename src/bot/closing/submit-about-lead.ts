import type { Lead } from '../../domain/lead/lead.ts';
import type { LeadRefusal } from '../../domain/lead/refusal.ts';
import type { Result } from '../../domain/result.ts';
import type { DeskAct } from '../../domain/team/rights.ts';
import type { Bot } from '../bot.ts';
import { refreshHome } from '../home/refresh-home.ts';
import { nameOf, type PermittedPress, permittedOnLead, tellLeadRefusal } from '../lead/lead-press.ts';
import type { DeskAnswer } from '../messages/answer-message.ts';
import type { Named } from '../messages/person-name.ts';
import type { Outcome, ViewReply, ViewSubmission } from '../slack/interaction.ts';
import { tellAnswer, tellRefusal } from '../tell-outcome.ts';
import { parseAboutLead } from './closing-modal.ts';

/** What a modal about a lead does once it is sent. */
export interface ModalDeed {
  readonly act: DeskAct;
  /** @returns a reply of its own when what was entered will not do */
  readonly change: (permitted: PermittedPress) => Promise<Result<Lead, LeadRefusal> | { readonly reply: ViewReply }>;
  readonly done: (who: Named, lead: Lead) => DeskAnswer;
}

/** Does it and answers: what was refused meanwhile is told privately, and what was done only where no card shows it. */
export async function submitAboutLead(
  bot: Bot,
  submission: ViewSubmission,
  { act, change, done }: ModalDeed,
): Promise<ViewReply> {
  const about = parseAboutLead(submission.privateMetadata);
  if (!about) {
    const reader = bot.teammates.readerOf(submission.by);
    return closed('stale', () => tellAnswer(submission, reader, { kind: 'stale' }));
  }
  const permitted = await permittedOnLead(bot, submission, about, act, about.place === 'home' ? 'home' : 'button');
  if (!permitted.ok) {
    const { refusal, reader, where } = permitted.refusal;
    return closed(`refused ${refusal.kind}`, () => tellRefusal(submission, reader, refusal, where));
  }
  const result = await change(permitted.value);
  if ('reply' in result) return result.reply;
  if (!result.ok) {
    const { refusal } = result;
    return closed(`refused ${refusal.kind}`, () => tellLeadRefusal(bot, submission, permitted.value, refusal));
  }
  const answer = done(await nameOf(bot, result.value), result.value);
  return closed(answer.kind, async () => {
    if (about.place === 'home') await refreshHome(bot, submission.by);
    if (about.place === 'private') await tellAnswer(submission, permitted.value.who, answer);
  });
}

/** The modal closes at once; what is left to say follows. */
const closed = (outcome: Outcome, afterwards: () => Promise<unknown>): ViewReply => ({
  outcome,
  async afterwards() {
    await afterwards();
  },
});

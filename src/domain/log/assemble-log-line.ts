import { addDays, minutesBetween } from '../duration.ts';
import { replyDays } from '../figures/lead-facts.ts';
import { isClosed, type Lead, ownerOf, progressOf } from '../lead/lead.ts';
import { type Step, steps } from '../touch/step.ts';
import type { LoggedOutcome, LoggedStep, LogLine } from './log-line.ts';
import type { LogParts, SentMessage } from './log-reader.ts';
import { requiredAction, stepAfter } from './required-action.ts';

/** Works out a line of the log from what was read of a lead. */
export function assembleLogLine(parts: LogParts, now: Date): LogLine {
  const { lead, account, story, handle, displayName, converted } = parts;
  const sent = knownMessages(parts);
  const bySteps = Map.groupBy(withSteps(sent), ({ step }) => step);
  const lastStep = steps.findLast((step) => bySteps.has(step));
  const logged = (step: Step) => loggedStep(bySteps.get(step) ?? [], step === lastStep && mayFollow(lead, step));
  return {
    account,
    openedAt: lead.openedAt,
    story,
    handle,
    displayName,
    segment: lead.segment,
    trigger: lead.reasons[0],
    required: requiredAction(lead, lastStep, now),
    owner: ownerOf(lead),
    firstResponseMinutes: sent[0] && wholeMinutes(lead.openedAt, sent[0].at),
    steps: { day0: logged('day0'), day2: logged('day2'), day5: logged('day5'), nurture: logged('nurture') },
    converted,
    outcome: outcomeOf(lead),
  };
}

/** A lead may know that it was answered in the app although the message itself is not known any more. */
function knownMessages({ lead, sent }: LogParts): readonly SentMessage[] {
  const { contactedAt, repliedAt } = progressOf(lead);
  if (sent.length > 0 || contactedAt === undefined) return sent;
  const isAnswer = repliedAt !== undefined && repliedAt <= addDays(contactedAt, replyDays);
  return [
    {
      at: contactedAt,
      step: undefined,
      route: 'instagram-app',
      template: undefined,
      seenAt: undefined,
      repliedAt: isAnswer ? repliedAt : undefined,
    },
  ];
}

interface StepMessage extends SentMessage {
  readonly step: Step;
}

/** What was typed in the app carries on the step before it, so that an answer to it is not lost. */
function withSteps(sent: readonly SentMessage[]): StepMessage[] {
  let under: Step = 'day0';
  return sent.map((message) => {
    under = message.step ?? under;
    return { ...message, step: under };
  });
}

/** @param mayFollow whether the next step is still to come, should they be silent */
function loggedStep(messages: readonly StepMessage[], mayFollow: boolean): LoggedStep | undefined {
  // A message of the app stands for a step only where Storydesk sent none.
  const first = messages.find(({ route }) => route !== 'instagram-app') ?? messages[0];
  if (!first) return undefined;
  const isSilent = messages.at(-1)?.repliedAt === undefined;
  return {
    sentAt: first.at,
    route: first.route,
    template: first.template,
    seenAt: first.seenAt,
    repliedAt: messages.find(({ repliedAt }) => repliedAt)?.repliedAt,
    needsFollowUp: mayFollow && isSilent,
  };
}

const mayFollow = (lead: Lead, step: Step) =>
  !isClosed(lead) && lead.status !== 'replied' && stepAfter(step) !== undefined;

/** Clocks of ours and of Instagram's differ by seconds: what seems to be before is at once. */
const wholeMinutes = (from: Date, to: Date) => Math.max(0, Math.round(minutesBetween(from, to)));

function outcomeOf(lead: Lead): LoggedOutcome {
  switch (lead.status) {
    case 'lost':
      return { status: lead.status, reason: lead.reason };
    case 'dismissed':
      return { status: lead.status, reason: lead.dismissedAs };
    case 'suppressed':
      return { status: lead.status, reason: lead.suppressedBy };
    default:
      return { status: lead.status };
  }
}

import type { CardFacts } from '../../domain/card/card-facts.ts';
import { type ActiveLead, isClosed } from '../../domain/lead/lead.ts';
import type { SortingSettings } from '../../domain/team/settings.ts';
import { scoreAt } from '../../domain/viewer/heat.ts';
import type { Reason } from '../../domain/viewer/reason.ts';
import { bold, joinMrkdwn, type Mrkdwn, mentionUser, trusted } from '../messages/mrkdwn.ts';
import { personLink } from '../messages/person-name.ts';
import type { Reader } from '../messages/reader.ts';
import { reasonWords } from '../messages/reason-words.ts';
import { sayMrkdwn } from '../messages/say.ts';
import { slackDate } from '../messages/slack-date.ts';
import type { PrivateMessage } from '../messages/slack-message.ts';
import { partsThatFit, section } from '../messages/text-blocks.ts';
import { segmentWord } from '../messages/tier.ts';
import { named } from './card-lines.ts';
import { closedLine } from './closed-line.ts';
import { turnWords } from './turn-words.ts';

/**
 * Answers Why?: which rule made the lead Hot or Warm, what each thing is worth, what is left of it by now, and which
 * clocks run. A card stays as it was when they last did something; whoever asks is told how it is `now`.
 *
 * @param settings the rules by which the team sorts
 */
export function explainLead(facts: CardFacts, settings: SortingSettings, reader: Reader, now: Date): PrivateMessage {
  const { lead, score } = facts;
  const { language } = reader;
  const title = sayMrkdwn(language, 'why.title', {
    who: personLink(named(facts), language),
    segment: segmentWord(lead.segment, language),
    score,
  });
  return {
    text: title,
    blocks: [
      section('why_rule', joinMrkdwn([bold(title), ...ruleLines(facts, settings, reader, now)], '\n')),
      section('why_clocks', joinMrkdwn(clockLines(facts, reader, now), '\n')),
    ],
  };
}

/** Kept free for the sentences around the reasons. */
const titleAndRules = 1000;

function ruleLines({ lead, score }: CardFacts, settings: SortingSettings, reader: Reader, now: Date): Mrkdwn[] {
  const { language } = reader;
  const days = settings.rememberDays;
  const scoreNow = scoreAt(lead.heat, now, settings);
  if (lead.reasons.length === 0) {
    return [sayMrkdwn(language, 'why.noReasons', { segment: segmentWord(lead.segment, language) })];
  }
  return [
    lead.segment === 'hot' ? sayMrkdwn(language, 'why.hotRule', { days }) : sayMrkdwn(language, 'why.warmRule'),
    partsThatFit(
      lead.reasons.map((reason) => joinMrkdwn([trusted('•'), explained(reason, settings, reader)], ' ')),
      '\n',
      titleAndRules,
    ).text,
    sayMrkdwn(language, 'why.fading', { hours: settings.halfLifeHours, days }),
    ...(scoreNow < score ? [sayMrkdwn(language, 'why.faded', { score: scoreNow })] : []),
  ];
}

function explained(reason: Reason, settings: SortingSettings, reader: Reader): Mrkdwn {
  const words = reasonWords(reason, reader.language);
  if (reason.kind !== 'did') return words;
  return joinMrkdwn([
    sayMrkdwn(reader.language, 'why.weight', { reason: words, points: settings.weights[reason.signal] }),
    sayMrkdwn(reader.language, 'why.lastAt', { when: slackDate(reason.lastAt, 'moment', reader) }),
  ]);
}

/** What becomes of a claim, and by when one must be made; what is answered says itself whose turn it is. */
function turnSentence(lead: ActiveLead, dueBy: Date, reader: Reader): Mrkdwn {
  const { language } = reader;
  const moment = (at: Date) => ({ when: slackDate(at, 'moment', reader) });
  switch (lead.status) {
    case 'open':
      return sayMrkdwn(language, lead.segment === 'hot' ? 'why.claimBy' : 'why.answerBy', moment(dueBy));
    case 'claimed':
      return sayMrkdwn(language, 'why.leaseUntil', { owner: mentionUser(lead.owner), ...moment(lead.leaseUntil) });
    default:
      return sayMrkdwn(language, 'why.turn', { turn: turnWords(lead, dueBy, reader) });
  }
}

function clockLines(facts: CardFacts, reader: Reader, now: Date): Mrkdwn[] {
  const { lead, dueBy, windowEndsAt } = facts;
  const spoken: CardFacts = { ...facts, account: { ...facts.account, ...reader } };
  const { language } = reader;
  const moment = (at: Date) => ({ when: slackDate(at, 'moment', reader) });
  return [
    sayMrkdwn(language, 'why.since', { segment: segmentWord(lead.segment, language), ...moment(lead.segmentSince) }),
    isClosed(lead) ? closedLine(spoken, lead) : turnSentence(lead, dueBy, reader),
    windowEndsAt
      ? sayMrkdwn(language, now < windowEndsAt ? 'why.windowEnds' : 'why.windowEnded', moment(windowEndsAt))
      : sayMrkdwn(language, 'why.noWindow'),
  ];
}

import type { CardFacts } from '../../domain/card/card-facts.ts';
import type { ActiveLead, Lead } from '../../domain/lead/lead.ts';
import type { Language } from '../../domain/team/account.ts';
import { foreignMrkdwn, isBlank } from '../messages/foreign-text.ts';
import { bold, joinMrkdwn, type Mrkdwn } from '../messages/mrkdwn.ts';
import { type Named, personLink } from '../messages/person-name.ts';
import { reasonWords } from '../messages/reason-words.ts';
import { sayMrkdwn } from '../messages/say.ts';
import { slackDate } from '../messages/slack-date.ts';
import { storyName } from '../messages/story-name.ts';
import { segmentMark, tier } from '../messages/tier.ts';
import { turnWords } from './turn-words.ts';

/** How the card's viewer is called. */
export const named = ({ viewer }: Pick<CardFacts, 'viewer'>): Named => ({
  handle: viewer.userName,
  displayName: viewer.displayName,
});

/** Segment, score, who, and what they did on which story. */
export function headLine(facts: CardFacts): Mrkdwn {
  const { lead, account, score, story } = facts;
  const { language } = account;
  return joinMrkdwn([
    joinMrkdwn([segmentMark[lead.segment], bold(tier(lead.segment, score, language))], ' '),
    personLink(named(facts), language),
    deed(facts, language),
    story && storyName(story, account),
  ]);
}

const emojiRoom = { graphemes: 2, units: 30 };

/** What they did last, in words. */
export function deed({ last }: Pick<CardFacts, 'last'>, language: Language): Mrkdwn {
  const { emoji } = last.about;
  return last.kind === 'reaction' && !isBlank(emoji)
    ? sayMrkdwn(language, 'did.reactedWith', { emoji: foreignMrkdwn(emoji, emojiRoom) })
    : sayMrkdwn(language, `did.${last.kind}`);
}

const mostReasons = 3;

/** Why they are worth it, and what there was before. */
export function reasonLine({ lead, account, viewer, signalCount, earlierLeads }: CardFacts): Mrkdwn {
  const { language } = account;
  return joinMrkdwn([
    ...lead.reasons.slice(0, mostReasons).map((reason) => reasonWords(reason, language)),
    signalCount > 1 ? sayMrkdwn(language, 'card.signals', { count: signalCount }) : undefined,
    viewer.followsUs ? sayMrkdwn(language, 'card.followsUs') : undefined,
    history(lead, earlierLeads, language),
    lead.passedBy.length > 0 ? sayMrkdwn(language, 'card.passed', { count: lead.passedBy.length }) : undefined,
  ]);
}

/** Whoever came back is not here for the first time, although there was no lead before this one. */
function history({ reasons }: Lead, earlierLeads: number, language: Language): Mrkdwn | undefined {
  if (earlierLeads > 0) return sayMrkdwn(language, 'card.earlier', { count: earlierLeads });
  const hasComeBack = reasons.some(({ kind }) => kind === 'came-back' || kind === 'loyal');
  return hasComeBack ? undefined : sayMrkdwn(language, 'card.firstTime');
}

/** Whose turn it is and until when. */
export const clockLine = (facts: CardFacts, lead: ActiveLead): Mrkdwn =>
  joinMrkdwn([turnWords(lead, facts.dueBy, facts.account), replyWindow(facts)]);

function replyWindow({ account, windowEndsAt }: CardFacts): Mrkdwn {
  return windowEndsAt
    ? sayMrkdwn(account.language, 'card.windowEnds', { when: slackDate(windowEndsAt, 'moment', account) })
    : sayMrkdwn(account.language, 'card.noWindow');
}

import type { BoardFacts } from '../../domain/story/board-facts.ts';
import type { Language } from '../../domain/team/account.ts';
import { joinMrkdwn, type Mrkdwn, trusted } from '../messages/mrkdwn.ts';
import { personLink } from '../messages/person-name.ts';
import { sayMrkdwn } from '../messages/say.ts';
import { partsThatFit } from '../messages/text-blocks.ts';
import { segmentMark } from '../messages/tier.ts';

const mostListed = 10;
/** Kept free for the heading and for how many more there are. */
const headingAndRest = 200;

/** The rolling list of Warm leads that have no card of their own; undefined when every lead has one. */
export function warmList({ listed, listedCount }: BoardFacts, language: Language): Mrkdwn | undefined {
  if (listedCount === 0 || listed.length === 0) return undefined;
  const lines = listed
    .slice(0, mostListed)
    .map((lead) => joinMrkdwn([trusted('•'), personLink(lead, language), trusted(`(${Math.round(lead.score)})`)], ' '));
  const shown = partsThatFit(lines, '\n', headingAndRest);
  const more = Math.max(listedCount, listed.length) - shown.count;
  return joinMrkdwn(
    [
      joinMrkdwn([segmentMark.warm, sayMrkdwn(language, 'board.warmList')], ' '),
      shown.text,
      more > 0 ? sayMrkdwn(language, 'list.more', { count: more }) : undefined,
    ],
    '\n',
  );
}

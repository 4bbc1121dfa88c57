import type { KnownBlock } from '@slack/types';
import type { PaceFacts } from '../../domain/lead/pace-facts.ts';
import type { Language } from '../../domain/team/account.ts';
import { durationWords, shareWords } from '../messages/figure-words.ts';
import { joinMrkdwn, type Mrkdwn, trusted } from '../messages/mrkdwn.ts';
import { say, sayMrkdwn } from '../messages/say.ts';
import { header, section } from '../messages/text-blocks.ts';

/** Today's figures, and the reader's own pace below them. */
export function paceBlocks({ figures, mine }: PaceFacts, language: Language): KnownBlock[] {
  const { leads, money } = figures;
  const nothing = leads.opened === 0 && money.conversions === 0 && !mine;
  const lines = nothing
    ? [sayMrkdwn(language, 'pace.none')]
    : [joinMrkdwn([deskLine(figures, language), wonWords(figures, language)]), mineLine(mine, language)];
  return [header('home_pace', say(language, 'pace.title')), section('home_pace_lines', joinMrkdwn(lines, '\n'))];
}

const deskLine = ({ leads }: PaceFacts['figures'], language: Language): Mrkdwn =>
  sayMrkdwn(language, 'pace.desk', {
    opened: leads.opened,
    answered: trusted(shareWords(leads.answered.all, language)),
    median: trusted(durationWords(leads.response.minutes?.median, language)),
    replied: trusted(shareWords(leads.replied, language)),
  });

const wonWords = ({ money }: PaceFacts['figures'], language: Language): Mrkdwn | undefined =>
  money.conversions > 0 ? sayMrkdwn(language, 'pace.won', { count: money.conversions }) : undefined;

const mineLine = (mine: PaceFacts['mine'], language: Language): Mrkdwn =>
  mine
    ? sayMrkdwn(language, 'pace.mine', {
        answered: mine.leads.opened,
        median: trusted(durationWords(mine.leads.response.minutes?.median, language)),
        sent: mine.touches.sent,
        replied: trusted(shareWords(mine.leads.replied, language)),
      })
    : sayMrkdwn(language, 'pace.noneMine');

import type { DigestFacts } from '../../domain/digest/digest-facts.ts';
import type { TemplateFigures } from '../../domain/figures/figures.ts';
import { floor } from '../../domain/figures/rate.ts';
import type { TemplateKey } from '../../domain/ids.ts';
import { intervalWords, shareWords } from '../messages/figure-words.ts';
import { bold, joinMrkdwn, type Mrkdwn, trusted } from '../messages/mrkdwn.ts';
import { sayMrkdwn } from '../messages/say.ts';
import { wordingName } from '../messages/template-name.ts';

type Judged = Pick<DigestFacts, 'templates' | 'library' | 'account'>;

/** The best and the losing wording with where their true shares lie, or that there is not enough to say; undefined when no template was sent. */
export function templateLines(facts: Judged): Mrkdwn | undefined {
  const { best, losing, tooFew } = facts.templates;
  const { language } = facts.account;
  if (!best && tooFew === 0) return undefined;
  return joinMrkdwn(
    [
      bold(sayMrkdwn(language, 'digest.wordings')),
      best && sayMrkdwn(language, 'digest.best', judged(best, facts)),
      losing && sayMrkdwn(language, 'digest.losing', judged(losing, facts)),
      best && !losing ? sayMrkdwn(language, 'digest.noneLosing') : undefined,
      losing && losing.key === best?.key ? sayMrkdwn(language, 'digest.sameTemplate') : undefined,
      tooFew > 0 ? sayMrkdwn(language, 'digest.tooFew', { count: tooFew, floor }) : undefined,
    ],
    '\n',
  );
}

function judged(template: TemplateFigures, { library, account }: Judged) {
  const { language } = account;
  const { replied } = template.touches;
  return {
    wording: wordingName(template, library, language),
    share: trusted(shareWords(replied, language)),
    interval: trusted(intervalWords(replied, language)),
  };
}

/**
 * The template that can be paused: a losing one that is still offered. Not when the best wording is of the same
 * template, for pausing takes all wordings of it away.
 */
export function pausable({ templates: { best, losing }, library }: Judged): TemplateKey | undefined {
  const isOffered = library.some(({ key, archived }) => key === losing?.key && !archived);
  return losing && isOffered && losing.key !== best?.key ? losing.key : undefined;
}

import type { DigestFacts, Waits } from '../../domain/digest/digest-facts.ts';
import { bold, joinMrkdwn, type Mrkdwn } from '../messages/mrkdwn.ts';
import type { Reader } from '../messages/reader.ts';
import { sayMrkdwn } from '../messages/say.ts';
import { slackDate } from '../messages/slack-date.ts';

type Waiting = Pick<DigestFacts, 'waits' | 'account'>;

/** What waits for us, or that nothing does. */
export const waitsLine = (facts: Waiting): Mrkdwn => joinMrkdwn(waitsParts(facts));

/** The same under its name, each on a line. */
export const waitsLines = (facts: Waiting): Mrkdwn =>
  joinMrkdwn([bold(waitingTitle(facts)), ...waitsParts(facts)], '\n');

function waitsParts({ waits, account }: Waiting): Mrkdwn[] {
  const { language } = account;
  const { hot, warm, missed, unconfirmed } = waits;
  const parts = [
    hot + warm > 0 ? sayMrkdwn(language, 'digest.unclaimed', { hot, warm }) : undefined,
    oldestHot(waits, account),
    missed > 0 ? sayMrkdwn(language, 'digest.missed', { count: missed }) : undefined,
    unconfirmed > 0 ? sayMrkdwn(language, 'digest.unconfirmed', { count: unconfirmed }) : undefined,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? [sayMrkdwn(language, 'home.noneUnclaimed')] : parts;
}

const oldestHot = ({ oldestHotAt }: Waits, reader: Reader) =>
  oldestHotAt && sayMrkdwn(reader.language, 'digest.oldestHot', { when: slackDate(oldestHotAt, 'moment', reader) });

/** A digest stays as it was posted, so it says when that was. */
const waitingTitle = ({ waits, account }: Waiting) =>
  sayMrkdwn(account.language, 'digest.waiting', { when: slackDate(waits.at, 'moment', account) });

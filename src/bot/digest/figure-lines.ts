import type { Figures } from '../../domain/figures/figures.ts';
import type { CurrencyFigures, MoneyFigures } from '../../domain/figures/money-figures.ts';
import type { Rate } from '../../domain/figures/rate.ts';
import type { Language } from '../../domain/team/account.ts';
import { countChange } from '../messages/change-words.ts';
import { roiWords, shareWords, thousandthsWords } from '../messages/figure-words.ts';
import { joinMrkdwn, type Mrkdwn, trusted } from '../messages/mrkdwn.ts';
import { sayMrkdwn } from '../messages/say.ts';
import type { Comparison } from './headline.ts';
import { hasValue, mostCurrencies } from './value-words.ts';

/** How many came, and how many of them were answered. */
export function leadsLine({ leads }: Figures, comparison: Comparison | undefined, language: Language): Mrkdwn {
  const { hot, warm } = leads.answered;
  return joinMrkdwn([
    sayMrkdwn(language, 'digest.leads', { count: leads.opened }),
    comparison && trusted(countChange(leads.opened, comparison.opened, language, comparison.against)),
    shareOfSome('digest.hotAnswered', hot, language),
    shareOfSome('digest.warmAnswered', warm, language),
  ]);
}

/** How many messages went out, were read and followed; undefined when none went out. */
export function messagesLine({ touches }: Figures, language: Language): Mrkdwn | undefined {
  if (touches.sent === 0) return undefined;
  return joinMrkdwn([
    sayMrkdwn(language, 'digest.sent', { count: touches.sent }),
    shareOfSome('digest.seen', touches.seen, language),
    shareOfSome('digest.clicked', touches.clicked, language),
  ]);
}

const shareOfSome = (
  key: 'digest.hotAnswered' | 'digest.warmAnswered' | 'digest.seen' | 'digest.clicked',
  rate: Rate,
  language: Language,
) => (rate.of === 0 ? undefined : sayMrkdwn(language, key, { share: trusted(shareWords(rate, language)) }));

/** What came in and what it took, one line for each currency, and what is put down to none of our messages. */
export function moneyLines({ money }: Figures, language: Language): Mrkdwn[] {
  const moved = money.byCurrency.filter((one) => hasValue(one) || one.cost !== 0n);
  const left = moved.length - mostCurrencies;
  return [
    ...moved.slice(0, mostCurrencies).map((one) => currencyLine(one, language)),
    left > 0 ? sayMrkdwn(language, 'list.more', { count: left }) : undefined,
    unattributedLine(money, language),
  ].filter((line) => line !== undefined);
}

function currencyLine(figures: CurrencyFigures, language: Language): Mrkdwn {
  const { currency, value, valuePerLead, cost, costPerLead, roi } = figures;
  const worth = (amount: bigint) => trusted(thousandthsWords(amount, currency, language));
  const isEarned = hasValue(figures);
  return joinMrkdwn([
    isEarned ? worth(value) : undefined,
    isEarned && valuePerLead !== undefined
      ? sayMrkdwn(language, 'digest.perLead', { value: worth(valuePerLead) })
      : undefined,
    cost === 0n ? undefined : sayMrkdwn(language, 'digest.cost', { cost: worth(cost) }),
    costPerLead === undefined ? undefined : sayMrkdwn(language, 'digest.costPerLead', { cost: worth(costPerLead) }),
    roi === undefined ? undefined : sayMrkdwn(language, 'digest.roi', { roi: trusted(roiWords(roi, language)) }),
  ]);
}

function unattributedLine({ unattributed, conversions, byCurrency }: MoneyFigures, language: Language) {
  if (unattributed === 0) return undefined;
  const counts = { count: unattributed, all: conversions };
  const worth = byCurrency
    .filter((one) => one.unattributed !== 0n)
    .slice(0, mostCurrencies)
    .map((one) => trusted(thousandthsWords(one.unattributed, one.currency, language)));
  return worth.length === 0
    ? sayMrkdwn(language, 'digest.unattributed', counts)
    : sayMrkdwn(language, 'digest.unattributedWorth', { ...counts, value: joinMrkdwn(worth, ', ') });
}

import type { Figures } from '../../../src/domain/figures/figures.ts';
import type { LeadFigures } from '../../../src/domain/figures/lead-figures.ts';
import type { MoneyFigures } from '../../../src/domain/figures/money-figures.ts';
import type { Rate } from '../../../src/domain/figures/rate.ts';
import type { Spread } from '../../../src/domain/figures/spread.ts';
import type { TouchFigures } from '../../../src/domain/figures/touch-figures.ts';
import type { DeskSettings } from '../../../src/domain/team/settings.ts';
import type { WorkingHours } from '../../../src/domain/team/working-hours.ts';
import { hourIn, dayIn as localDay, nextDay, workedMs } from './plain-clock.ts';
import type { History, PlainConversion, PlainCost, PlainLead, PlainTouch } from './plain-rows.ts';

export interface Question {
  readonly team: string;
  readonly accounts: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
  readonly asOf: Date;
  readonly rhythm: DeskSettings['rhythm'];
  readonly money: DeskSettings['money'];
  readonly hours: WorkingHours | undefined;
}

const week = 7 * 24 * 3_600_000;

/**
 * Every figure as docs/metrics.md words it, by looking at every row for each of them. First the world is cut off at
 * `asOf`: what happened later is not there. Then figures are counted as if that were all there is.
 */
export function straightforward(everything: History, question: Question): Figures {
  const { from, to, timeZone, asOf, hours, rhythm } = question;
  const world = worldAt(everything, question);
  const isInPeriod = (at: Date) => localDay(at, timeZone) >= from && localDay(at, timeZone) <= to;
  const ofViewer = (whose: { account: string; viewer: string | undefined }) => (one: Whose) =>
    whose.viewer !== undefined && one.account === whose.account && one.viewer === whose.viewer;

  const ours: Ours[] = [
    ...world.touches.filter(hasGoneOut).map((touch) => ({ ...touch, at: touch.countedAt as Date, touch })),
    ...world.messages
      .filter(({ direction }) => direction === 'out')
      // Also of a touch that has not gone out as far as anybody knows: it is that touch's and nobody else's.
      .filter(({ account, id }) => !world.touches.some((touch) => touch.account === account && touch.message === id))
      .map((message) => ({ ...message, by: undefined, touch: undefined })),
  ];
  const written = world.signals.filter(({ kind }) =>
    ['dm', 'story_reply', 'quick_reply', 'mention', 'referral'].includes(kind),
  );
  const clicks = world.signals.filter(({ kind }) => kind === 'link_click');
  const sales = world.conversions.filter(({ kind }) => kind === 'sale');

  const leads = world.leads
    .filter(({ openedAt, closedAs }) => isInPeriod(openedAt) && closedAs !== 'duplicate')
    .map((lead): Lead => {
      const closedAt = lead.closedAt ?? asOf;
      const toThem = ours.filter((one) =>
        one.touch ? one.touch.lead === lead.id : ofViewer(lead)(one) && one.at >= lead.openedAt && one.at <= closedAt,
      );
      const answer = inOrder(toThem)[0];
      const isReplied = written
        .filter(ofViewer(lead))
        .filter(({ happenedAt }) => answer && happenedAt > answer.at)
        .some(({ happenedAt }) => toThem.some(({ at }) => at < happenedAt && ms(happenedAt) - ms(at) <= week));
      const isWon = sales.some((sale) => sale.lead === lead.id);
      return { ...lead, answer, isReplied, isWon };
    });

  /** Every reply and sale belongs to one message of ours: the last one before it. */
  const lastBefore = (whose: Whose, isBefore: (at: Date) => boolean) =>
    lastOf(ours.filter(ofViewer(whose)).filter(({ at }) => isBefore(at)));
  const touches = world.touches
    .filter(hasGoneOut)
    .filter(({ countedAt }) => isInPeriod(countedAt as Date))
    .map((touch): Touch => {
      const sentAt = touch.countedAt as Date;
      const isWithinAWeek = (at: Date) => ms(at) - ms(sentAt) <= week;
      return {
        ...touch,
        isSeen: world.messages.some((one) => one.account === touch.account && one.id === touch.message && one.seenAt),
        isReplied: written
          .filter(ofViewer(touch))
          .filter(({ happenedAt }) => isWithinAWeek(happenedAt))
          .some((one) => lastBefore(one, (at) => at < one.happenedAt)?.touch?.id === touch.id),
        isClicked: clicks
          .filter(ofViewer(touch))
          .some(({ happenedAt }) => happenedAt > sentAt && isWithinAWeek(happenedAt)),
        isSold: sales
          .filter(ofViewer(touch))
          .filter(({ happenedAt }) => isWithinAWeek(happenedAt))
          .some((one) => lastBefore(one, (at) => at <= one.happenedAt)?.touch?.id === touch.id),
      };
    });

  const conversions = world.conversions
    .filter(({ happenedAt }) => isInPeriod(happenedAt))
    .map((conversion): Conversion => {
      const sale = sales.find(({ account, id }) => account === conversion.account && id === conversion.refunds);
      const { happenedAt, lead, ...whose } = sale ?? conversion;
      const last = lastBefore(whose, (at) => at <= happenedAt);
      const credit = last && ms(happenedAt) - ms(last.at) <= week ? last : undefined;
      return { ...conversion, credit, ofLead: world.leads.find(({ id }) => id === lead) };
    });

  const leadFigures = (some: readonly Lead[]): LeadFigures => {
    const answered = some.filter(({ answer }) => answer);
    const toAnswer = some.filter(({ answer, closedAt }) => answer || !closedAt);
    const worked = (a: Date, b: Date) => (hours ? workedMs(a, b, hours, timeZone) : ms(b) - ms(a));
    const isLate = ({ openedAt, segment, segmentSince, answer }: Lead) => {
      const end = answer?.at ?? asOf;
      const rose = segment === 'hot' && segmentSince < end ? segmentSince : end;
      const lateAsWarm = worked(openedAt, rose) > rhythm.warmFirstTouchHours * 3_600_000;
      return lateAsWarm || worked(rose, end) > rhythm.hotFirstTouchMinutes * 60_000;
    };
    const took = (between: (a: Date, b: Date) => number) =>
      answered.map(({ openedAt, answer }) => between(openedAt, answer?.at as Date) / 60_000);
    return {
      opened: some.length,
      answered: {
        all: rate(toAnswer, ({ answer }) => answer),
        hot: rate(
          toAnswer.filter(({ segment }) => segment === 'hot'),
          ({ answer }) => answer,
        ),
        warm: rate(
          toAnswer.filter(({ segment }) => segment === 'warm'),
          ({ answer }) => answer,
        ),
      },
      response: {
        minutes: spread(took((a, b) => ms(b) - ms(a))),
        workingMinutes: hours && spread(took(worked)),
        inTime: rate(
          toAnswer.filter((lead) => lead.answer || isLate(lead)),
          (lead) => !isLate(lead),
        ),
      },
      replied: rate(answered, ({ isReplied }) => isReplied),
      won: rate(answered, ({ isWon }) => isWon),
    };
  };
  const touchFigures = (some: readonly Touch[]): TouchFigures => ({
    sent: some.length,
    seen: rate(
      some.filter(({ message }) => message),
      ({ isSeen }) => isSeen,
    ),
    replied: rate(some, ({ isReplied }) => isReplied),
    clicked: rate(
      some.filter(({ hasLink }) => hasLink),
      ({ isClicked }) => isClicked,
    ),
    sold: rate(some, ({ isSold }) => isSold),
  });
  const money = (some: readonly Conversion[], costs: readonly PlainCost[], leadCount: number, touchCount: number) =>
    moneyFigures(some, costs, leadCount, touchCount, question);
  const costs = world.costs.filter(({ startsOn, endsOn }) => endsOn >= from && startsOn <= to);

  const storyOf = ({ ofLead }: Conversion) => ofLead?.story;
  const wordingOf = (touch: PlainTouch | undefined) => touch?.template && JSON.stringify(touch.template);
  const minutesTo = ({ openedAt, answer }: Lead) => (ms((answer as Ours).at) - ms(openedAt)) / 60_000;
  return {
    period: { from, to, timeZone },
    asOf,
    leads: leadFigures(leads),
    touches: touchFigures(touches),
    money: money(conversions, costs, leads.length, touches.length),
    byStory: different([
      ...leads.map(({ story }) => story),
      ...conversions.map(storyOf),
      ...costs.flatMap(({ story }) => story ?? []),
    ]).map((story) => {
      const some = leads.filter((lead) => lead.story === story);
      return {
        story: story as never,
        leads: leadFigures(some),
        money: money(
          conversions.filter((one) => storyOf(one) === story),
          costs.filter((cost) => story !== undefined && cost.story === story),
          some.length,
          0,
        ),
      };
    }),
    bySegment: (['hot', 'warm'] as const).map((segment) => {
      const some = leads.filter((lead) => lead.segment === segment);
      const sold = conversions.filter(({ ofLead }) => ofLead?.segment === segment);
      return { segment, leads: leadFigures(some), money: money(sold, [], some.length, 0) };
    }),
    byTemplate: different([...touches.map(wordingOf), ...conversions.map(({ credit }) => wordingOf(credit?.touch))])
      .filter((wording) => wording !== undefined)
      .map((wording) => ({
        ...JSON.parse(wording),
        touches: touchFigures(touches.filter((touch) => wordingOf(touch) === wording)),
        money: money(
          conversions.filter(({ credit }) => wordingOf(credit?.touch) === wording),
          [],
          0,
          0,
        ),
      })),
    byLanguage: different(touches.map(({ template }) => template?.language)).map((language) => ({
      language: language as never,
      touches: touchFigures(touches.filter(({ template }) => template?.language === language)),
    })),
    byHour: different(leads.map(({ openedAt }) => hourIn(openedAt, timeZone))).map((hour) => ({
      hour,
      leads: leadFigures(leads.filter(({ openedAt }) => hourIn(openedAt, timeZone) === hour)),
    })),
    byPerson: different([
      ...leads.flatMap(({ answer }) => (answer ? [answer.by] : [])),
      ...touches.map(({ by }) => by),
      ...conversions.flatMap(({ credit }) => (credit ? [credit.by] : [])),
    ]).map((person) => {
      const some = leads.filter(({ answer }) => answer && answer.by === person);
      return {
        person: person as never,
        leads: leadFigures(some),
        touches: touchFigures(touches.filter(({ by }) => by === person)),
        money: money(
          conversions.filter(({ credit }) => credit && credit.by === person),
          [],
          some.length,
          0,
        ),
      };
    }),
    bySpeed: (
      [
        [-Infinity, 5],
        [5, 20],
        [20, 60],
        [60, 360],
        [360, undefined],
      ] as const
    ).map(([over, withinMinutes]) => ({
      withinMinutes,
      replied: rate(
        leads
          .filter(({ answer }) => answer)
          .filter(
            (lead) => minutesTo(lead) > over && (withinMinutes === undefined || minutesTo(lead) <= withinMinutes),
          ),
        ({ isReplied }) => isReplied,
      ),
    })),
  };
}

interface Whose {
  readonly account: string;
  readonly viewer: string | undefined;
}
/** A message of ours that is known to have gone out. */
interface Ours extends Whose {
  readonly id: string;
  readonly at: Date;
  readonly by: string | undefined;
  /** Undefined: typed in the Instagram app. */
  readonly touch: PlainTouch | undefined;
}
type Lead = PlainLead & { readonly answer: Ours | undefined; readonly isReplied: boolean; readonly isWon: boolean };
type Touch = PlainTouch & Readonly<Record<'isSeen' | 'isReplied' | 'isClicked' | 'isSold', boolean>>;
type Conversion = PlainConversion & { readonly credit: Ours | undefined; readonly ofLead: PlainLead | undefined };

/** What is ours to know of, and what had happened by then; without what was taken back, whenever that was. */
export function worldAt(everything: History, { team, accounts, asOf }: Question): History {
  const isOurs = (row: { team: string; account: string }) => row.team === team && accounts.includes(row.account);
  const by = (at: Date | undefined) => (at && at <= asOf ? at : undefined);
  return {
    stories: everything.stories.filter(isOurs),
    leads: everything.leads
      .filter(isOurs)
      .filter(({ openedAt }) => openedAt <= asOf)
      .map((lead) => ({
        ...lead,
        ...(!by(lead.closedAt) && { closedAt: undefined, status: 'open' as const }),
        segment: lead.segmentSince > asOf ? 'warm' : lead.segment,
      })),
    // What did not go out has no time, and still takes its message for itself.
    touches: everything.touches.filter(isOurs).filter(({ countedAt }) => !countedAt || countedAt <= asOf),
    messages: everything.messages
      .filter(isOurs)
      .filter(({ at }) => at <= asOf)
      .map((message) => ({ ...message, seenAt: by(message.seenAt) })),
    signals: everything.signals
      .filter(isOurs)
      .filter(({ happenedAt, withdrawnAt }) => happenedAt <= asOf && !(withdrawnAt && withdrawnAt >= happenedAt)),
    conversions: everything.conversions
      .filter(isOurs)
      .filter(({ happenedAt, voidedAt }) => happenedAt <= asOf && !voidedAt),
    costs: everything.costs.filter(isOurs),
  };
}

const hasGoneOut = ({ status }: PlainTouch) => status === 'sent' || status === 'seen' || status === 'said-sent';

/** At one instant: what Storydesk sent before what was typed in the app, and then by id. */
const inOrder = (some: readonly Ours[]) =>
  some.toSorted(
    (a, b) => ms(a.at) - ms(b.at) || Number(!a.touch) - Number(!b.touch) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
/** The last one; at one instant what Storydesk sent counts more than what was typed. */
function lastOf(some: readonly Ours[]): Ours | undefined {
  const sent = inOrder(some);
  const latest = sent.filter(({ at }) => ms(at) === ms((sent.at(-1) as Ours).at));
  return latest.findLast(({ touch }) => touch) ?? latest.at(-1);
}

function moneyFigures(
  conversions: readonly Conversion[],
  costs: readonly PlainCost[],
  leads: number,
  touches: number,
  { from, to, money: { wagePerHour, wageCurrency, minutesPerTouch } }: Question,
): MoneyFigures {
  const sales = conversions.filter(({ kind }) => kind === 'sale');
  const hasWages = wagePerHour !== undefined && touches > 0;
  const currencies = different([
    ...conversions.flatMap(({ currency }) => currency ?? []),
    ...costs.map(({ currency }) => currency),
    ...(hasWages ? [wageCurrency] : []),
  ]);
  return {
    conversions: sales.length,
    refunds: conversions.filter(({ kind }) => kind === 'refund').length,
    unattributed: sales.filter(({ credit }) => !credit).length,
    withoutValue: sales.filter(({ amount }) => amount === undefined).length,
    byCurrency: currencies.map((currency) => {
      const these = conversions.filter((one) => one.currency === currency);
      const worth = (some: readonly Conversion[]) =>
        total(some.map(({ kind, amount }) => (kind === 'sale' ? 1n : -1n) * milli(amount as string)));
      const spent = costs
        .filter((cost) => cost.currency === currency)
        .map((cost) => {
          const all = daysFrom(cost.startsOn, cost.endsOn);
          const upTo = (isSo: (day: string) => boolean) =>
            divided(milli(cost.amount) * count(all.filter(isSo)), count(all));
          return upTo((day) => day <= to) - upTo((day) => day < from);
        });
      const wages =
        hasWages && currency === wageCurrency
          ? divided(milli(String(wagePerHour)) * BigInt(touches) * milli(String(minutesPerTouch)), 60_000n)
          : 0n;
      const value = worth(these);
      const cost = total(spent) + wages;
      return {
        currency,
        sales: these.filter(({ kind }) => kind === 'sale').length,
        value,
        unattributed: worth(these.filter(({ credit }) => !credit)),
        cost,
        valuePerLead: leads > 0 ? divided(value, BigInt(leads)) : undefined,
        costPerLead: leads > 0 && cost !== 0n ? divided(cost, BigInt(leads)) : undefined,
        roi: cost !== 0n ? Number(value) / Number(cost) - 1 : undefined,
      };
    }),
  };
}

const ms = (at: Date) => at.getTime();
const different = <T>(all: readonly T[]): T[] => [...new Set(all)];
const count = (all: readonly unknown[]) => BigInt(all.length);
const total = (all: readonly bigint[]) => all.reduce((sum, one) => sum + one, 0n);
/** Thousandths. */
const milli = (amount: string) => BigInt(Math.round(Number(amount) * 1000));

/** Half goes away from zero. */
function divided(amount: bigint, by: bigint): bigint {
  const size = amount < 0n ? -amount : amount;
  const whole = size / by + ((size % by) * 2n >= by ? 1n : 0n);
  return amount < 0n ? -whole : whole;
}

function daysFrom(first: string, last: string): string[] {
  const days = [first];
  while ((days.at(-1) as string) < last) days.push(nextDay(days.at(-1) as string));
  return days;
}

const rate = <T>(all: readonly T[], isHit: (one: T) => unknown): Rate => ({
  hits: all.filter(isHit).length,
  of: all.length,
});

function spread(values: readonly number[]): Spread | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  if (sorted.length === 0) return undefined;
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  const isEnough = (value: number) => sorted.filter((one) => one <= value).length * 10 >= sorted.length * 9;
  return {
    count: sorted.length,
    median: ((low as number) + (high as number)) / 2,
    p90: sorted.find(isEnough) as number,
  };
}

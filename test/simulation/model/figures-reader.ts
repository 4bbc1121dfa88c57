import type { Conversion } from '../../../src/domain/conversion/conversion.ts';
import { addDays, addHours } from '../../../src/domain/duration.ts';
import { attributionDays, type ConversionFacts } from '../../../src/domain/figures/conversion-facts.ts';
import type { FiguresReader, Whose } from '../../../src/domain/figures/figures-reader.ts';
import { type LeadFacts, replyDays } from '../../../src/domain/figures/lead-facts.ts';
import type { Span } from '../../../src/domain/figures/period.ts';
import type { TouchFacts } from '../../../src/domain/figures/touch-facts.ts';
import type { AccountId, TeamId } from '../../../src/domain/ids.ts';
import type { Lead } from '../../../src/domain/lead/lead.ts';
import type { Signal } from '../../../src/domain/signal/signal.ts';
import { findLinks } from '../../../src/domain/touch/find-links.ts';
import type { Touch } from '../../../src/domain/touch/touch.ts';
import type { EngineTransaction } from './engine.ts';
import { compare, isOfSame, type OurMessage, ourMessages, theirActs, theirWords } from './our-messages.ts';
import { conversions, costs, keyOf, leads, messages, stories } from './tables.ts';

/** What there is, read once for all that a call tells. */
interface World {
  readonly ours: readonly OurMessage[];
  readonly words: readonly Signal[];
  readonly clicks: readonly Signal[];
  /** Conversions that were not taken back, in the order in which they happened. */
  readonly standing: readonly Conversion[];
}

const worldOf = (tx: EngineTransaction): World => ({
  ours: ourMessages(tx),
  words: theirWords(tx),
  clicks: theirActs(tx, ['link_click']),
  standing: [...tx.rows(conversions)]
    .filter(({ voided }) => !voided)
    .toSorted(
      (a, b) =>
        a.happenedAt.getTime() - b.happenedAt.getTime() || compare(a.key, b.key) || compare(a.account, b.account),
    ),
});

/** What figures are made of, by looking at every row. */
export function modelFiguresReader(tx: EngineTransaction): FiguresReader {
  return {
    async leads(whose, span, asOf) {
      const world = worldOf(tx);
      return allLeads(tx)
        .filter((lead) => isOf(whose, lead) && isWithin(span, lead.openedAt) && !isDuplicate(lead))
        .map((lead) => leadFacts(world, lead, asOf));
    },

    async touches(whose, span, asOf) {
      const world = worldOf(tx);
      return world.ours
        .filter((sent) => isOf(whose, sent) && isWithin(span, sent.at))
        .flatMap((sent) => (sent.touch ? touchFacts(tx, world, sent, sent.touch, asOf) : []));
    },

    async conversions(whose, span, asOf) {
      const world = worldOf(tx);
      return world.standing
        .filter((one) => isOf(whose, one) && isWithin(span, one.happenedAt))
        .map((one) => conversionFacts(tx, world, one, asOf));
    },

    async costs({ team, accounts }, from, to) {
      return [...tx.rows(costs)]
        .filter((row) => isOf({ team, accounts }, row) && row.cost.endsOn >= from && row.cost.startsOn <= to)
        .toSorted((a, b) => compare(a.account, b.account))
        .map(({ cost: { key, startsOn, endsOn, story, campaign, value } }) => {
          return { key, startsOn, endsOn, story, campaign, amount: value };
        })
        .toSorted((a, b) => compare(a.startsOn, b.startsOn) || compare(a.key, b.key));
    },

    async stories(whose, { from, until }, named) {
      return [...tx.rows(stories)]
        .map(({ story }) => story)
        .filter((story) => isOf(whose, story))
        .filter(({ id, postedAt }) => named.includes(id) || (postedAt > addHours(from, -24) && postedAt < until))
        .toSorted(
          (a, b) => a.postedAt.getTime() - b.postedAt.getTime() || compare(a.id, b.id) || compare(a.account, b.account),
        );
    },

    async since(whose) {
      return allLeads(tx).find((lead) => isOf(whose, lead))?.openedAt;
    },
  };
}

function leadFacts({ ours, words, standing }: World, lead: Lead, asOf: Date): LeadFacts {
  const closedAt = 'closedAt' in lead ? lead.closedAt : undefined;
  // What was typed belongs to the lead that was open then, what a touch sent to the lead it names.
  const toThem = ours.filter((sent) =>
    sent.touch
      ? sent.team === lead.team && sent.touch.lead === lead.id
      : isOfSame(lead)(sent) && sent.at >= lead.openedAt && (!closedAt || sent.at <= closedAt),
  );
  const answer = toThem.find(({ at }) => at <= asOf);
  const isReply = (at: Date) => toThem.some((sent) => sent.at < at && at <= addDays(sent.at, replyDays));
  const reply =
    answer && words.filter(isOfSame(lead)).find(({ happenedAt: at }) => at > answer.at && at <= asOf && isReply(at));
  const sale = standing.find(
    (one) => one.team === lead.team && one.lead === lead.id && one.kind === 'sale' && one.happenedAt <= asOf,
  );
  return {
    lead: lead.id,
    account: lead.account,
    story: lead.story,
    segment: lead.segment,
    segmentSince: lead.segmentSince,
    openedAt: lead.openedAt,
    answer: answer && { at: answer.at, touch: answer.touch?.id, by: answer.touch?.by },
    repliedAt: reply?.happenedAt,
    wonAt: sale?.happenedAt,
    leftAt: closedAt,
  };
}

function touchFacts(tx: EngineTransaction, world: World, sent: OurMessage, touch: Touch, asOf: Date): TouchFacts {
  const { ours, words, clicks, standing } = world;
  const later = ours.slice(ours.findIndex((one) => one.touch === touch) + 1).filter(isOfSame(sent));
  const next = later.find((one) => one.touch || one.at > sent.at);
  const isIn = (days: number) => (at: Date) => at <= asOf && at <= addDays(sent.at, days);
  const isSoon = isIn(replyDays);
  const isAfter = ({ happenedAt: at }: { happenedAt: Date }) => at > sent.at && isSoon(at);
  const word = words.filter(isOfSame(sent)).find(isAfter);
  const click = clicks.filter(isOfSame(sent)).find(isAfter);
  const sale = standing
    .filter(isOfSame(sent))
    .find(({ kind, happenedAt: at }) => kind === 'sale' && at >= sent.at && isIn(attributionDays)(at));
  const hasLink = findLinks(touch.text).length > 0;
  const read = sent.message && tx.get(messages, keyOf(sent.team, sent.account, sent.message));
  return {
    touch: touch.id,
    lead: touch.lead,
    sentAt: sent.at,
    by: touch.by,
    step: touch.step,
    route: touch.route,
    template: touch.template,
    isTraceable: sent.message !== undefined,
    seenAt: read?.seenAt,
    repliedAt: word && !(next && next.at < word.happenedAt) ? word.happenedAt : undefined,
    hasLink,
    clickedAt: hasLink ? click?.happenedAt : undefined,
    soldAt: sale && !(next && next.at <= sale.happenedAt) ? sale.happenedAt : undefined,
  };
}

/** A refund that names a sale goes where the sale went. */
function conversionFacts(
  tx: EngineTransaction,
  { ours, standing }: World,
  conversion: Conversion,
  asOf: Date,
): ConversionFacts {
  const { key, kind, account, happenedAt, campaign, value } = conversion;
  const sale = standing.find(
    (one) =>
      one.team === conversion.team &&
      one.account === account &&
      one.key === conversion.refunds &&
      one.kind === 'sale' &&
      one.happenedAt <= asOf,
  );
  const cause = sale ?? conversion;
  const lead = cause.lead && tx.get(leads, keyOf(cause.team, cause.lead))?.lead;
  const before = ours
    .filter(isOfSame(cause))
    .filter(({ at }) => at <= cause.happenedAt && cause.happenedAt <= addDays(at, attributionDays));
  // At one instant what Storydesk sent counts more than what was typed.
  const latest = before.filter(({ at }) => at.getTime() === before.at(-1)?.at.getTime());
  const last = latest.findLast(({ touch }) => touch) ?? latest.at(-1);
  return {
    key,
    kind,
    account,
    happenedAt,
    lead: cause.lead,
    story: lead?.story,
    segment: lead && (lead.segmentSince > asOf ? 'warm' : lead.segment),
    campaign,
    value,
    attribution: last && {
      at: last.at,
      touch: last.touch?.id,
      by: last.touch?.by,
      template: last.touch?.template,
    },
  };
}

const allLeads = (tx: EngineTransaction): readonly Lead[] =>
  [...tx.rows(leads)]
    .map(({ lead }) => lead)
    .toSorted((a, b) => a.openedAt.getTime() - b.openedAt.getTime() || compare(a.id, b.id));

const isDuplicate = (lead: Lead) => lead.status === 'dismissed' && lead.dismissedAs === 'duplicate';

const isOf = ({ team, accounts }: Whose, row: { readonly team: TeamId; readonly account: AccountId }) =>
  row.team === team && accounts.includes(row.account);

const isWithin = ({ from, until }: Span, at: Date) => at >= from && at < until;

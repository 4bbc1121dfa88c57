import type { Conversion } from '../../../src/domain/conversion/conversion.ts';
import { addDays } from '../../../src/domain/duration.ts';
import { replyDays } from '../../../src/domain/figures/lead-facts.ts';
import { type Thousandths, thousandthsOf } from '../../../src/domain/figures/thousandths.ts';
import type { Lead } from '../../../src/domain/lead/lead.ts';
import { plainAmount } from '../../../src/domain/lead/money.ts';
import type { ConvertedSum, LogParts, LogReader, SentMessage } from '../../../src/domain/log/log-reader.ts';
import type { Signal } from '../../../src/domain/signal/signal.ts';
import type { EngineTransaction } from './engine.ts';
import { compare, isOfSame, type OurMessage, ourMessages, theirWords } from './our-messages.ts';
import { conversions, keyOf, leads, messages, stories, templates, viewers } from './tables.ts';

/** What the daily log says, by looking at every row. */
export function modelLogReader(tx: EngineTransaction): LogReader {
  return {
    async page(team, spans, after, limit) {
      const isAfter = (lead: Lead) =>
        !after ||
        lead.openedAt > new Date(after.openedAt) ||
        (lead.openedAt.getTime() === Date.parse(after.openedAt) && lead.id > after.lead);
      const all = [...tx.rows(leads)].map(({ lead }) => lead).filter((lead) => lead.team === team);
      const found = spans
        .flatMap(({ account, from, until }) =>
          all
            .filter((lead) => lead.account === account.id && lead.openedAt >= from && lead.openedAt < until)
            .map((lead) => ({ lead, account })),
        )
        .filter(({ lead }) => isAfter(lead))
        .toSorted((a, b) => a.lead.openedAt.getTime() - b.lead.openedAt.getTime() || compare(a.lead.id, b.lead.id))
        .slice(0, limit);
      const last = found.at(-1)?.lead;
      const said = { ours: ourMessages(tx), words: theirWords(tx) };
      return {
        leads: found.map(({ lead, account }) => ({ account, ...partsOf(tx, said, lead) })),
        end: last && found.length === limit ? { openedAt: last.openedAt.toISOString(), lead: last.id } : undefined,
      };
    },
  };
}

/** All that both sides wrote. */
interface Said {
  readonly ours: readonly OurMessage[];
  readonly words: readonly Signal[];
}

function partsOf(tx: EngineTransaction, said: Said, lead: Lead): Omit<LogParts, 'account'> {
  const viewer = tx.get(viewers, keyOf(lead.team, lead.account, lead.viewer));
  const story = lead.story && tx.get(stories, keyOf(lead.team, lead.account, lead.story))?.story;
  return {
    lead: 'note' in lead ? { ...lead, note: undefined } : lead, // the log does not tell it
    handle: viewer?.userName,
    displayName: viewer?.displayName,
    story: story && { id: story.id, caption: story.caption, postedAt: story.postedAt },
    sent: sentTo(tx, said, lead),
    converted: convertedBy(tx, lead),
  };
}

/** An answer belongs to the last message before it, to whichever lead that was written. */
function sentTo(tx: EngineTransaction, { ours, words }: Said, lead: Lead): SentMessage[] {
  const toThem = ours.filter(isOfSame(lead)).toSorted((a, b) => a.at.getTime() - b.at.getTime() || compare(a.id, b.id));
  return toThem.flatMap((sent, index) => {
    const owner = sent.touch ? sent.touch.lead : openLeadAt(tx, sent)?.id;
    return owner === lead.id ? [sentMessage(tx, words, sent, toThem[index + 1])] : [];
  });
}

/** Whose a message is that was typed in the app: that of the lead which was open then. */
function openLeadAt(tx: EngineTransaction, sent: OurMessage): Lead | undefined {
  const isDuplicate = (lead: Lead) => lead.status === 'dismissed' && lead.dismissedAs === 'duplicate';
  return [...tx.rows(leads)]
    .map(({ lead }) => lead)
    .filter(isOfSame(sent))
    .filter((lead) => lead.openedAt <= sent.at && !('closedAt' in lead && lead.closedAt < sent.at))
    .toSorted(
      (a, b) =>
        Number(isDuplicate(a)) - Number(isDuplicate(b)) ||
        b.openedAt.getTime() - a.openedAt.getTime() ||
        compare(a.id, b.id),
    )[0];
}

function sentMessage(
  tx: EngineTransaction,
  words: readonly Signal[],
  sent: OurMessage,
  next: OurMessage | undefined,
): SentMessage {
  const { team, account, at, touch } = sent;
  const message = sent.message && tx.get(messages, keyOf(team, account, sent.message));
  const used = touch?.template;
  const template = used && tx.get(templates, keyOf(team, used.key))?.versions.at(-1)?.template;
  const reply = words.filter(isOfSame(sent)).find((word) => word.happenedAt > at);
  const isAnswer = reply && reply.happenedAt <= addDays(at, replyDays) && !(next && reply.happenedAt > next.at);
  return {
    at,
    step: touch?.step,
    route: touch?.route ?? 'instagram-app',
    template: used && { key: used.key, title: template?.languages[used.language]?.title },
    seenAt: message?.seenAt ?? (touch && 'seenAt' in touch ? touch.seenAt : undefined),
    repliedAt: isAnswer ? reply.happenedAt : undefined,
  };
}

/** One sum for each currency; what nobody said a value of has a line of its own. */
function convertedBy(tx: EngineTransaction, lead: Lead): ConvertedSum[] {
  const theirs = [...tx.rows(conversions)].filter((one) => one.team === lead.team && one.lead === lead.id);
  const byCurrency = Map.groupBy(
    theirs.filter(({ voided }) => !voided),
    ({ value }) => value?.currency,
  );
  return [...byCurrency]
    .map(([currency, some]) => {
      const sales = some.filter(({ kind }) => kind === 'sale');
      const at = new Date(Math.min(...(sales.length > 0 ? sales : some).map((one) => one.happenedAt.getTime())));
      return { at, currency, amount: currency && sumOf(some) };
    })
    .toSorted((a, b) => a.at.getTime() - b.at.getTime() || currencyOrder(a.currency, b.currency));
}

function sumOf(some: readonly Conversion[]): string {
  const sum = some.reduce((total: Thousandths, { kind, value }) => {
    const worth = thousandthsOf(value?.amount ?? '0');
    return kind === 'refund' ? total - worth : total + worth;
  }, 0n);
  const digits = String(sum < 0n ? -sum : sum).padStart(4, '0');
  return plainAmount(`${sum < 0n ? '-' : ''}${digits.slice(0, -3)}.${digits.slice(-3)}`);
}

/** None at all comes last. */
const currencyOrder = (one: string | undefined, other: string | undefined) =>
  one === undefined ? 1 : other === undefined ? -1 : compare(one, other);

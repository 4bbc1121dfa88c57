import type { CardParts } from '../../../src/domain/card/assemble-card.ts';
import type { DeskReader } from '../../../src/domain/desk-reader.ts';
import type { Lead } from '../../../src/domain/lead/lead.ts';
import type { Signal } from '../../../src/domain/signal/signal.ts';
import type { Touch } from '../../../src/domain/touch/touch.ts';
import { windowOpeners } from '../../../src/domain/touch/window.ts';
import type { Viewer } from '../../../src/domain/viewer/viewer.ts';
import type { EngineTransaction } from './engine.ts';
import { byText, byTime } from './order.ts';
import {
  accounts,
  keyOf,
  type LeadRow,
  leads,
  messages,
  signals,
  stories,
  touches,
  type ViewerRow,
  viewers,
} from './tables.ts';

export function modelCardReader(tx: EngineTransaction): Pick<DeskReader, 'card'> {
  return {
    async card(team, id) {
      const row = tx.get(leads, keyOf(team, id));
      const lead = row?.lead;
      const viewer = lead && tx.get(viewers, keyOf(team, lead.account, lead.viewer));
      const account = lead && tx.get(accounts, keyOf(team, lead.account))?.account;
      if (!viewer || !account) return undefined;

      const done = [...tx.rows(signals)].filter(({ signal }) => isOfSame(lead, signal));
      const counted = done
        .filter(({ signal, late }) => !late && !isWithdrawn(signal))
        .map(({ signal }) => signal)
        .filter(({ receivedAt }) => !lead.countsFrom || receivedAt > lead.countsFrom)
        .toSorted(fromLatest);
      const inbound = done.map(({ signal }) => signal).filter(({ kind }) => windowOpeners.includes(kind));
      return {
        lead,
        viewer: viewerOf(viewer),
        account,
        story: lead.story && tx.get(stories, keyOf(team, lead.account, lead.story))?.story,
        earlierLeads: [...tx.rows(leads)].filter((other) => isEarlier(other, row)).length,
        signalCount: counted.length,
        lastInboundAt: inbound
          .map(({ happenedAt }) => happenedAt)
          .toSorted(byTime)
          .at(-1),
        last: lastOf(lead, counted),
        message: messageOf(tx, lead, counted),
        touch: lead.version > 1 ? latestTouch(tx, lead) : undefined,
      };
    },
  };
}

/** The second of two leads that were one case all along is not a lead before this one. */
function isEarlier(other: LeadRow, than: LeadRow): boolean {
  const isDuplicate = other.lead.status === 'dismissed' && other.lead.dismissedAs === 'duplicate';
  const order = byTime(other.createdAt, than.createdAt) || byText(other.lead.id, than.lead.id);
  return isOfSame(other.lead, than.lead) && order < 0 && !isDuplicate;
}

/** Whoever wrote is told by what they wrote, also when a later viewer list shows that they watched. */
function lastOf(lead: Lead, counted: readonly Signal[]): CardParts['last'] {
  const last = counted.find(({ kind }) => kind !== 'view') ?? counted[0];
  if (last) return { kind: last.kind, happenedAt: last.happenedAt, about: last.about };
  const reason = lead.reasons.find(({ kind }) => kind === 'did');
  return { kind: reason?.kind === 'did' ? reason.signal : 'view', happenedAt: lead.lastSignalAt, about: {} };
}

/** What they wrote last. What somebody reacted to is not theirs. */
function messageOf(tx: EngineTransaction, { team, account }: Lead, counted: readonly Signal[]): CardParts['message'] {
  const written = counted.find(({ message, kind }) => message !== undefined && kind !== 'reaction');
  if (written?.message === undefined) return undefined;
  const message = tx.get(messages, keyOf(team, account, written.message));
  return { text: message?.text, unsent: message?.unsentAt !== undefined, about: written.about };
}

function latestTouch(tx: EngineTransaction, { team, id }: Lead): Touch | undefined {
  const [latest] = [...tx.rows(touches)]
    .map(({ touch }) => touch)
    .filter((touch) => touch.team === team && touch.lead === id)
    .toSorted((a, b) => byTime(b.at, a.at) || byText(b.id, a.id));
  return latest;
}

const viewerOf = ({ userNameSeenAt: _seen, ...viewer }: ViewerRow): Viewer => viewer;

const fromLatest = (a: Signal, b: Signal) => byTime(b.happenedAt, a.happenedAt) || byText(b.key, a.key);

/** A reaction that was given again after it was taken back stands. */
const isWithdrawn = ({ withdrawnAt, happenedAt }: Signal) => withdrawnAt !== undefined && withdrawnAt >= happenedAt;

type OfViewer = Pick<Lead, 'team' | 'account' | 'viewer'>;
const isOfSame = (one: OfViewer, other: OfViewer) =>
  one.team === other.team && one.account === other.account && one.viewer === other.viewer;

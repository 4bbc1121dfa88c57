import { addDays, addHours } from '../../../src/domain/duration.ts';
import { type MessageId, type TouchId, templateKey, type ViewerId } from '../../../src/domain/ids.ts';
import type { Cause } from '../../../src/domain/lead/lead-event.ts';
import type { Signal } from '../../../src/domain/signal/signal.ts';
import type { SuppressionStore } from '../../../src/domain/suppression/suppression-store.ts';
import type { Account } from '../../../src/domain/team/account.ts';
import { countedAt } from '../../../src/domain/touch/counted-at.ts';
import type { Touch } from '../../../src/domain/touch/touch.ts';
import { TouchChangedMeanwhile, type TouchStore } from '../../../src/domain/touch/touch-store.ts';
import { windowOpeners } from '../../../src/domain/touch/window.ts';
import { type EngineTransaction, table } from './engine.ts';
import { byText, byTime } from './order.ts';
import { isWithdrawn } from './signal-store.ts';
import { insertRow, lockRow, removeRow, UniqueViolation } from './statements.ts';
import {
  closingKey,
  closings,
  keyOf,
  privateReplies,
  signals,
  type TouchRow,
  touchEvents,
  touches,
  viewers,
} from './tables.ts';
import { keepUnique, type UniqueIndex } from './unique.ts';

/** In this order. */
const uniques: readonly (readonly [UniqueIndex, (row: TouchRow) => string | undefined])[] = [
  [
    table('touch_one_under_way_per_lead'),
    ({ touch }) => (underWay.includes(touch.status) ? keyOf(touch.team, touch.lead) : undefined),
  ],
  [table('touch_one_per_press'), ({ touch, pressKey }) => keyOf(touch.team, pressKey)],
  [
    table('touch_one_per_message'),
    ({ touch }) => {
      const message = messageOf(touch);
      return message === undefined ? undefined : keyOf(touch.team, touch.account, message);
    },
  ],
];
const underWay: readonly Touch['status'][] = ['waiting', 'sending', 'unknown', 'offered'];
const commentDays = 8;
const mostComments = 50;
const mostTemplates = 100;

export function modelTouchStore(tx: EngineTransaction, suppressions: Pick<SuppressionStore, 'find'>): TouchStore {
  const place = ({ team, id }: Pick<Touch, 'team' | 'id'>) => keyOf(team, id);
  const rows = () => [...tx.rows(touches)];
  const ofAccount = ({ team, id }: Account) =>
    rows().filter(({ touch }) => touch.team === team && touch.account === id);
  const ofViewer = (account: Account, viewer: ViewerId) =>
    ofAccount(account).filter(({ touch }) => touch.viewer === viewer);
  const lockOf = async ({ touch }: TouchRow) => (await lockRow(tx, touches, place(touch)))?.touch;
  const theirSignals = (account: Account, viewer: ViewerId): Signal[] =>
    [...tx.rows(signals)].flatMap(({ signal }) =>
      signal.team === account.team && signal.account === account.id && signal.viewer === viewer && !isWithdrawn(signal)
        ? signal
        : [],
    );

  async function note(touch: Touch, { actor, cause }: Cause, now: Date): Promise<void> {
    const { team, id, version, status } = touch;
    const event = { team, touch: id, version, status, actor, cause, at: now };
    await tx.put(touchEvents, keyOf(team, id, String(version)), event);
  }

  return {
    find: async (team, id) => tx.get(touches, place({ team, id }))?.touch,
    lock: async (team, id) => (await lockRow(tx, touches, place({ team, id })))?.touch,

    async lockUnderWay(account, viewer) {
      const found = ofViewer(account, viewer)
        .filter(({ touch }) => underWay.includes(touch.status))
        .toSorted((a, b) => byTime(b.touch.at, a.touch.at) || byText(a.touch.id, b.touch.id));
      const locked: Touch[] = [];
      for (const row of found) {
        const touch = await lockOf(row);
        if (touch && underWay.includes(touch.status) && touch.viewer === viewer) locked.push(touch);
      }
      return locked;
    },

    async unproven(account, viewer, since) {
      return ofViewer(account, viewer)
        .map(({ touch }) => touch)
        .filter((touch) => touch.at >= since && isUnproven(touch))
        .toSorted((a, b) => byTime(a.at, b.at) || byText(a.id, b.id));
    },

    async lockByMessage(account, message) {
      const row = ofAccount(account).find(({ touch }) => messageOf(touch) === message);
      const touch = row && (await lockOf(row));
      return touch && messageOf(touch) === message ? touch : undefined;
    },

    findByPress: async (team, pressKey) =>
      rows().find((row) => row.touch.team === team && row.pressKey === pressKey)?.touch,

    async add({ touch, pressKey, isCold }, cause, now) {
      const row: TouchRow = { touch: { ...touch, text: touch.text.toWellFormed() }, pressKey, isCold };
      if (!(await insertRow(tx, touches, place(touch), row))) throw new UniqueViolation('touch_pk');
      for (const [index, nameOf] of uniques) await keepUnique(tx, index, place(touch), undefined, nameOf(row));
      await note(touch, cause, now);
      return touch;
    },

    async save(touch, cause, now) {
      const isAsRead = (row: TouchRow | undefined) => row?.touch.version === touch.version - 1;
      const before = isAsRead(tx.get(touches, place(touch))) ? await lockRow(tx, touches, place(touch)) : undefined;
      if (!before || !isAsRead(before)) throw new TouchChangedMeanwhile(touch.id);
      // What was fixed when Send was pressed stays.
      const { lead, viewer, account, step, text, textKind, template, at } = before.touch;
      const after = { ...before, touch: { ...touch, lead, viewer, account, step, text, textKind, template, at } };
      await tx.put(touches, place(touch), after);
      for (const [index, nameOf] of uniques) await keepUnique(tx, index, place(touch), nameOf(before), nameOf(after));
      await note(touch, cause, now);
    },

    async latestOfLead(team, lead) {
      return rows()
        .map(({ touch }) => touch)
        .filter((touch) => touch.team === team && touch.lead === lead)
        .toSorted((a, b) => byTime(b.at, a.at) || byText(b.id, a.id))[0];
    },

    async usedTemplates(account, viewer) {
      return ofViewer(account, viewer)
        .map(({ touch }) => touch)
        .filter(({ status }) => !['cancelled', 'refused', 'said-not-sent'].includes(status))
        .toSorted((a, b) => byTime(b.at, a.at))
        .flatMap(({ template, at }) => (template ? [{ key: templateKey(template.key), at }] : []))
        .slice(0, mostTemplates);
    },

    async earlier(account, viewer, settings, now, but) {
      const counted = ofAccount(account)
        .flatMap(({ touch, isCold }) => {
          const at = countedAt(touch);
          const isBehind = but !== undefined && (touch.status === 'waiting' || touch.id === but);
          return at === undefined || isBehind ? [] : [{ at, viewer: touch.viewer, isCold }];
        })
        .toSorted((a, b) => byTime(b.at, a.at));
      const since = (from: Date, most: number, fits: (one: (typeof counted)[number]) => boolean = () => true) =>
        counted
          .filter((one) => one.at > from && fits(one))
          .slice(0, most)
          .map(({ at }) => at);
      const lastWroteAt = theirSignals(account, viewer)
        .filter(({ kind }) => windowOpeners.includes(kind))
        .map(({ happenedAt }) => happenedAt)
        .toSorted(byTime)
        .at(-1);
      const weekAgo = addDays(now, -7);
      return {
        ofAccount: since(addHours(now, -1), settings.touchesPerHour),
        toPerson: since(
          lastWroteAt && lastWroteAt > weekAgo ? lastWroteAt : weekAgo,
          settings.unansweredPerWeek,
          (one) => one.viewer === viewer,
        ),
        coldByHand: since(addDays(now, -1), settings.coldByHandPerDay, ({ isCold }) => isCold),
        lastWroteAt,
      };
    },

    async sameTextPeople(account, viewer, text, since) {
      const people = ofAccount(account).flatMap(({ touch }) => {
        const at = countedAt(touch);
        const isSame = touch.text.trim() === text.toWellFormed().trim() && touch.viewer !== viewer;
        return isSame && at !== undefined && at > since ? touch.viewer : [];
      });
      return new Set(people).size;
    },

    async person(account, viewer, but) {
      const theirs = theirSignals(account, viewer).toSorted((a, b) => byTime(b.happenedAt, a.happenedAt));
      const last = theirs[0]?.happenedAt;
      return {
        acts: latestOfEach(theirs).map(({ kind, happenedAt, message, about }) => ({
          kind,
          happenedAt,
          message,
          about,
          withdrawnAt: undefined,
        })),
        comments: theirs
          .filter(({ message, happenedAt }) => isComment(message) && last && happenedAt > addDays(last, -commentDays))
          .slice(0, mostComments)
          .flatMap(({ message, happenedAt, about }) =>
            message === undefined
              ? []
              : {
                  id: message,
                  mediaKind: about.mediaKind,
                  happenedAt,
                  broadcastEndedAt: undefined,
                  answeredAt: answeredAt(tx, account, message, but),
                },
          ),
        closings: [...tx.rows(closings)]
          .filter((row) => row.team === account.team && row.account === account.id && row.viewer === viewer)
          .map(({ closing }) => closing),
        suppression: await suppressions.find(account, viewer),
        userName: tx.get(viewers, keyOf(account.team, account.id, viewer))?.userName,
      };
    },

    async beginPrivateReply(account, comment, touch, now) {
      const key = keyOf(account.team, account.id, comment);
      await tx.lock(privateReplies, key);
      const before = tx.get(privateReplies, key);
      if (before && before.touch !== touch) return false;
      await tx.put(privateReplies, key, { team: account.team, account: account.id, comment, touch, begunAt: now });
      return true;
    },

    async undoPrivateReply(account, comment, touch) {
      const key = keyOf(account.team, account.id, comment);
      await removeRow(tx, privateReplies, key, (row) => row.touch === touch);
    },

    async noteClosings(account, viewer, said) {
      for (const closing of said) {
        const row = { team: account.team, account: account.id, viewer, closing };
        await tx.put(closings, closingKey(row), row);
      }
    },

    async waiting(account) {
      return ofAccount(account)
        .map(({ touch }) => touch)
        .filter(({ status }) => status === 'waiting')
        .toSorted((a, b) => byTime(a.at, b.at) || byText(a.id, b.id))
        .map(({ id }) => id);
    },
  };
}

const messageOf = (touch: Touch): MessageId | undefined => ('message' in touch ? touch.message : undefined);

function isUnproven(touch: Touch): boolean {
  if (touch.status === 'sent') return touch.message === undefined;
  if (touch.status === 'waiting') return touch.attempt > 0;
  return ['sending', 'unknown', 'offered', 'said-sent'].includes(touch.status);
}

const isComment = (message: MessageId | undefined) => message?.startsWith('comment:') ?? false;

/** Of each kind, in public and in private, from an ad and not, the latest. */
function latestOfEach(newestFirst: readonly Signal[]): Signal[] {
  const sortOf = ({ kind, message, about }: Signal) => keyOf(kind, String(isComment(message)), String('adId' in about));
  const latest = new Map<string, Signal>();
  for (const signal of newestFirst) if (!latest.has(sortOf(signal))) latest.set(sortOf(signal), signal);
  return [...latest].toSorted(([a], [b]) => byText(a, b)).map(([, signal]) => signal);
}

/** When a comment was answered in private, by another touch than `but`. */
function answeredAt(tx: EngineTransaction, account: Account, comment: MessageId, but: TouchId | undefined) {
  const row = tx.get(privateReplies, keyOf(account.team, account.id, comment));
  return row && row.touch !== but ? row.begunAt : undefined;
}

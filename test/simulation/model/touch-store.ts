import { addDays, addHours } from '../../../src/domain/duration.ts';
import { templateKey, type ViewerId } from '../../../src/domain/ids.ts';
import type { Cause } from '../../../src/domain/lead/lead-event.ts';
import type { SuppressionStore } from '../../../src/domain/suppression/suppression-store.ts';
import type { Account } from '../../../src/domain/team/account.ts';
import { countedAt } from '../../../src/domain/touch/counted-at.ts';
import type { Touch } from '../../../src/domain/touch/touch.ts';
import { TouchChangedMeanwhile, type TouchStore } from '../../../src/domain/touch/touch-store.ts';
import { windowOpeners } from '../../../src/domain/touch/window.ts';
import type { EngineTransaction } from './engine.ts';
import { byText, byTime } from './order.ts';
import { modelPersonReader, theirSignals } from './person-reader.ts';
import { modelPrivateReplyLedger } from './private-reply-ledger.ts';
import { lockRow } from './statements.ts';
import { keyOf, type TouchRow, touchEvents, touches } from './tables.ts';
import { isUnderWay, messageOf, writeTouch } from './write-touch.ts';

const mostTemplates = 100;

export function modelTouchStore(tx: EngineTransaction, suppressions: Pick<SuppressionStore, 'find'>): TouchStore {
  const place = ({ team, id }: Pick<Touch, 'team' | 'id'>) => keyOf(team, id);
  const rows = () => [...tx.rows(touches)];
  const ofAccount = ({ team, id }: Account) =>
    rows().filter(({ touch }) => touch.team === team && touch.account === id);
  const ofViewer = (account: Account, viewer: ViewerId) =>
    ofAccount(account).filter(({ touch }) => touch.viewer === viewer);
  const lockOf = async ({ touch }: TouchRow) => (await lockRow(tx, touches, place(touch)))?.touch;
  async function note(touch: Touch, { actor, cause }: Cause, now: Date): Promise<void> {
    const { team, id, version, status } = touch;
    const event = { team, touch: id, version, status, actor, cause, at: now };
    await tx.put(touchEvents, keyOf(team, id, String(version)), event);
  }

  return {
    ...modelPersonReader(tx, suppressions),
    ...modelPrivateReplyLedger(tx),

    find: async (team, id) => tx.get(touches, place({ team, id }))?.touch,
    lock: async (team, id) => (await lockRow(tx, touches, place({ team, id })))?.touch,

    async lockUnderWay(account, viewer) {
      const found = ofViewer(account, viewer)
        .filter(({ touch }) => isUnderWay(touch))
        .toSorted((a, b) => byTime(b.touch.at, a.touch.at) || byText(a.touch.id, b.touch.id));
      const locked: Touch[] = [];
      for (const row of found) {
        const touch = await lockOf(row);
        if (touch && isUnderWay(touch) && touch.viewer === viewer) locked.push(touch);
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
      await writeTouch(tx, undefined, row);
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
      await writeTouch(tx, before, after);
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
      const lastWroteAt = theirSignals(tx, account, viewer)
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

    async waiting(account) {
      return ofAccount(account)
        .map(({ touch }) => touch)
        .filter(({ status }) => status === 'waiting')
        .toSorted((a, b) => byTime(a.at, b.at) || byText(a.id, b.id))
        .map(({ id }) => id);
    },
  };
}

function isUnproven(touch: Touch): boolean {
  if (touch.status === 'sent') return touch.message === undefined;
  if (touch.status === 'waiting') return touch.attempt > 0;
  return ['sending', 'unknown', 'offered', 'said-sent'].includes(touch.status);
}

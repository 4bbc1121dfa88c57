import type { TouchStore } from '../../../src/domain/touch/touch-store.ts';
import type { EngineTransaction } from './engine.ts';
import { removeRow } from './statements.ts';
import { keyOf, privateReplies } from './tables.ts';

export function modelPrivateReplyLedger(
  tx: EngineTransaction,
): Pick<TouchStore, 'beginPrivateReply' | 'undoPrivateReply'> {
  return {
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
  };
}

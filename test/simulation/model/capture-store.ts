import type { CaptureStore } from '../../../src/domain/capture/capture-store.ts';
import type { EngineTransaction } from './engine.ts';
import { insertRow, UniqueViolation } from './statements.ts';
import { captures, keyOf } from './tables.ts';

export function modelCaptureStore(tx: EngineTransaction): CaptureStore {
  return {
    async add({ team, id: account }, capture) {
      const isNew = await insertRow(tx, captures, keyOf(team, account, capture.id), { team, account, ...capture });
      if (!isNew) throw new UniqueViolation('capture_pk');
    },
  };
}

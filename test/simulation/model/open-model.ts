import type { Stores } from '../../../src/domain/database.ts';
import type { OpenStore } from '../simulate.ts';
import { modelAccountStore } from './account-store.ts';
import { modelAlarmStore } from './alarm-store.ts';
import { modelCaptureStore } from './capture-store.ts';
import { modelConversionStore } from './conversion-store.ts';
import { modelCostStore } from './cost-store.ts';
import { modelDeliveryIntake } from './delivery-intake.ts';
import { beginModelDeliveries, modelDeliveryStore, nextReading } from './delivery-store.ts';
import { modelDeskReader } from './desk-reader.ts';
import { modelDigestStore } from './digest-store.ts';
import type { EngineTransaction } from './engine.ts';
import { modelFiguresReader } from './figures-reader.ts';
import { modelInsightStore } from './insight-store.ts';
import { modelLeadStore } from './lead-store.ts';
import { modelLogReader } from './log-reader.ts';
import { modelMessageStore } from './message-store.ts';
import { modelBooks } from './model-books.ts';
import { ModelServer, type ModelSide } from './model-server.ts';
import { modelPostStore } from './post-store.ts';
import { modelPruneTask } from './prune-task.ts';
import { modelSignalStore } from './signal-store.ts';
import { modelStoryStore } from './story-store.ts';
import { modelSuppressionStore } from './suppression-store.ts';
import { modelTaskQueue, nextDue } from './task-queue.ts';
import { modelTaskStore } from './task-store.ts';
import { modelTemplateStore } from './template-store.ts';
import { modelTouchStore } from './touch-store.ts';
import { modelViewerStore } from './viewer-store.ts';
import { modelWaitsReader } from './waits-reader.ts';

/** Every store over one transaction. */
function storesOver(tx: EngineTransaction, { clock, ids, reader }: Parameters<ModelSide['stores']>[1]): Stores {
  const suppressions = modelSuppressionStore(tx);
  return {
    accounts: modelAccountStore(tx),
    viewers: modelViewerStore(tx),
    signals: modelSignalStore(tx),
    messages: modelMessageStore(tx),
    touches: modelTouchStore(tx, suppressions),
    suppressions,
    leads: modelLeadStore(tx),
    conversions: modelConversionStore(tx),
    costs: modelCostStore(tx),
    stories: modelStoryStore(tx),
    insights: modelInsightStore(tx),
    captures: modelCaptureStore(tx),
    templates: modelTemplateStore(tx),
    posts: modelPostStore(tx),
    tasks: modelTaskStore(tx, { clock, ids }),
    alarms: modelAlarmStore(tx),
    deliveries: modelDeliveryStore(tx, reader),
    desk: modelDeskReader(tx),
    figures: modelFiguresReader(tx),
    waits: modelWaitsReader(tx),
    digests: modelDigestStore(tx),
    log: modelLogReader(tx),
  };
}

const side: ModelSide = {
  stores: storesOver,
  queue: modelTaskQueue,
  intake: (transact, { onDeliveries }, turn) => modelDeliveryIntake({ transact, turn, onKept: onDeliveries }),
  begin: (transact, reader) => (reading) => beginModelDeliveries(transact, { ...reading, reader }),
  prune: (transact, { clock }) => modelPruneTask({ transact, clock }),
  nextDue(engine) {
    const instants = [nextDue(engine), nextReading(engine)].flatMap((due) => due?.getTime() ?? []);
    return instants.length > 0 ? Math.min(...instants) : undefined;
  },
  books: modelBooks,
};

/** The fast tier: a fresh, empty model. */
export const openModel: OpenStore = async ({ timeline, chance, weather }) =>
  new ModelServer({ timeline, chance, weather, side });

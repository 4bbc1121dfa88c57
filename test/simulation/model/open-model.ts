import type { Stores } from '../../../src/domain/database.ts';
import type { OpenStore } from '../simulate.ts';
import { modelAccountStore } from './account-store.ts';
import { modelAlarmStore } from './alarm-store.ts';
import { modelCaptureStore } from './capture-store.ts';
import { modelConversionStore } from './conversion-store.ts';
import { modelCostStore } from './cost-store.ts';
import { modelDeliveryIntake } from './delivery-intake.ts';
import { beginModelDeliveries, giveBackModelDeliveries, modelDeliveryStore, nextReading } from './delivery-store.ts';
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

type Parts = Parameters<ModelSide['stores']>[1];

/** How each store is made over one transaction. */
const makers: { readonly [Name in keyof Stores]: (tx: EngineTransaction, parts: Parts) => Stores[Name] } = {
  accounts: modelAccountStore,
  viewers: modelViewerStore,
  signals: modelSignalStore,
  messages: modelMessageStore,
  touches: (tx) => modelTouchStore(tx, modelSuppressionStore(tx)),
  suppressions: modelSuppressionStore,
  leads: modelLeadStore,
  conversions: modelConversionStore,
  costs: modelCostStore,
  stories: modelStoryStore,
  insights: modelInsightStore,
  captures: modelCaptureStore,
  templates: modelTemplateStore,
  posts: modelPostStore,
  tasks: (tx, { clock, ids }) => modelTaskStore(tx, { clock, ids }),
  alarms: modelAlarmStore,
  deliveries: (tx, { reader }) => modelDeliveryStore(tx, reader),
  desk: modelDeskReader,
  figures: modelFiguresReader,
  waits: modelWaitsReader,
  digests: modelDigestStore,
  log: modelLogReader,
};

/** Every store over one transaction; each is made when it is first asked for. */
const storesOver = (tx: EngineTransaction, parts: Parts): Stores =>
  new Proxy({} as Stores, {
    get(made, name: keyof Stores) {
      if (!made[name]) Object.assign(made, { [name]: makers[name](tx, parts) });
      return made[name];
    },
  });

const side: ModelSide = {
  stores: storesOver,
  queue: modelTaskQueue,
  intake: (transact, { onDeliveries }, turn) => modelDeliveryIntake({ transact, turn, onKept: onDeliveries }),
  begin: (alone, reader) => (reading) => beginModelDeliveries(alone, { ...reading, reader }),
  giveBack: (alone, reader) => (ids) => giveBackModelDeliveries(alone, reader, ids),
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

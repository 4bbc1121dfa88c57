import type { AlarmStore } from './alarm/alarm.ts';
import type { CaptureStore } from './capture/capture-store.ts';
import type { PostStore } from './card/post.ts';
import type { ConversionStore } from './conversion/conversion-store.ts';
import type { CostStore } from './cost/cost-store.ts';
import type { DeliveryStore } from './delivery/delivery.ts';
import type { DeskReader } from './desk-reader.ts';
import type { DigestStore } from './digest/digest-store.ts';
import type { WaitsReader } from './digest/waits-reader.ts';
import type { FiguresReader } from './figures/figures-reader.ts';
import type { LeadStore } from './lead/lead-store.ts';
import type { LogReader } from './log/log-reader.ts';
import type { Result } from './result.ts';
import type { MessageStore } from './signal/message-store.ts';
import type { SignalStore } from './signal/signal-store.ts';
import type { InsightStore } from './story/insight-store.ts';
import type { StoryStore } from './story/story-store.ts';
import type { SuppressionStore } from './suppression/suppression-store.ts';
import type { TaskStore } from './task/task.ts';
import type { AccountStore } from './team/account-store.ts';
import type { TemplateStore } from './template/template-store.ts';
import type { TouchStore } from './touch/touch-store.ts';
import type { ViewerStore } from './viewer/viewer-store.ts';

/** Everything that is kept, one store per concept. */
export interface Stores {
  readonly accounts: AccountStore;
  readonly viewers: ViewerStore;
  readonly signals: SignalStore;
  readonly messages: MessageStore;
  readonly touches: TouchStore;
  readonly suppressions: SuppressionStore;
  readonly leads: LeadStore;
  readonly conversions: ConversionStore;
  readonly costs: CostStore;
  readonly stories: StoryStore;
  readonly insights: InsightStore;
  readonly captures: CaptureStore;
  readonly templates: TemplateStore;
  readonly posts: PostStore;
  readonly tasks: TaskStore;
  readonly alarms: AlarmStore;
  readonly deliveries: DeliveryStore;
  readonly desk: DeskReader;
  readonly figures: FiguresReader;
  readonly waits: WaitsReader;
  readonly digests: DigestStore;
  readonly log: LogReader;
}

/** What is kept inside a transaction. */
export interface Transaction extends Stores {
  /**
   * Runs `work` so that its failure undoes only itself. A fault of the database (gone, deadlocked) still throws: then
   * the whole transaction must be tried again.
   */
  attempt<T>(work: () => Promise<T>): Promise<Result<T, { readonly detail: string }>>;
}

export interface Database {
  /** For reading outside a transaction. */
  readonly stores: Stores;
  /**
   * Runs `work` whole or not at all; again from the start when it collided with another. `work` may do nothing outside
   * but read and write through its argument: no HTTP, no Slack. Workers are woken after the commit when it scheduled
   * tasks.
   */
  transaction<T>(work: (stores: Transaction) => Promise<T>): Promise<T>;
}

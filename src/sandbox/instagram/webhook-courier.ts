import { type InstagramClock, waitOn } from './instagram-clock.ts';
import type { FaultSource } from './instagram-faults.ts';
import type { LedgerKeeper, WebhookDelivery } from './instagram-ledger.ts';
import { hubSignature, hubSignature256, metaJson } from './meta-signing.ts';
import type { WebhookPayload } from './payloads.ts';
import type { WebhookAnswer, WebhookPost } from './webhook-post.ts';

const minute = 60_000;
const giveUpAfterMs = 36 * 60 * minute;
const longestGapMs = 60 * minute;

/**
 * How long Meta waits before retry number `retry` (from 1): the first comes at once,
 * then the gaps grow. Meta names only "immediately" and "over the next 36 hours"; the
 * doubling is ours. Source: Graph API webhooks, getting started.
 */
export function retryGapMs(retry: number): number {
  return retry <= 1 ? 0 : Math.min(15_000 * 2 ** (retry - 2), longestGapMs);
}

export type WebhookCourier = {
  /**
   * Signs and sends `payload`, again and again until the receiver says 200 or 36 hours
   * have passed. A string travels as it is. Resolves once the first try has an outcome.
   */
  deliver(payload: WebhookPayload | string): Promise<WebhookDelivery>;
  /** Sends the bytes of an earlier delivery once more, as a delivery of its own. */
  redeliver(earlier: WebhookDelivery): Promise<WebhookDelivery>;
  /** One POST without retry or ledger. Rejects when no answer comes. */
  sendRaw(
    body: string | Buffer,
    options?: { signWith?: string | null; headers?: Record<string, string> },
  ): Promise<WebhookAnswer>;
  /** Resolves when nothing is on the wire: every delivery is accepted, given up or waits for a later retry. */
  settled(): Promise<void>;
  /** Nothing is on the wire. */
  isSettled(): boolean;
  /** Where to send from now on. */
  deliverTo(url: string): void;
  /** What was not accepted yet and is not given up. */
  pending(): WebhookDelivery[];
  /** Goes on with deliveries of an earlier run: each is tried once more, as Meta would after a pause, then as often as it has tries left. Once there is an address. */
  resume(deliveries: readonly WebhookDelivery[]): void;
  close(): void;
};

type CourierOptions = {
  appSecret: string;
  clock: InstagramClock;
  faults: FaultSource;
  keeper: LedgerKeeper;
  post: WebhookPost;
  signal: AbortSignal;
};

type HeldBack = { wanted: number; start: () => void; done: () => void; isDone: Promise<void> };

export function webhookCourier(options: CourierOptions): WebhookCourier {
  const { appSecret, clock, faults, keeper, signal } = options;
  const onTheWire = new Set<Promise<unknown>>();
  const pending = new Set<WebhookDelivery>();
  let resumed: readonly WebhookDelivery[] = [];
  let url: string | undefined;
  let deliveries = 0;
  let heldBack: HeldBack[] = [];

  async function deliverBody(body: string, isCopy = false): Promise<WebhookDelivery> {
    const delivery: WebhookDelivery = {
      id: ++deliveries,
      body,
      createdAt: clock.now(),
      attempts: [],
      state: url === undefined ? 'unheard' : 'sending',
    };
    if (delivery.state === 'sending') pending.add(delivery);
    keeper.record({ kind: 'delivery', delivery });
    if (delivery.state === 'unheard') return delivery;
    const turn = await turnInOrder();
    const firstTry = attempt(delivery);
    if (!isCopy) copyIfTold(body);
    await track(firstTry);
    turn?.done();
    void retryUntilAccepted(delivery);
    return delivery;
  }

  /** Sends the same bytes once more where a fault says so: beside the first, or later. */
  function copyIfTold(body: string): void {
    if (faults.takeForDelivery('duplicate')) void track(deliverBody(body, true));
    const later = faults.takeForDelivery('repeat');
    if (later === undefined) return;
    void waitOn(clock, later.afterMs, signal).then((waited) => {
      if (waited === 'passed') void track(deliverBody(body, true));
    });
  }

  /** Holds a delivery back while a reorder fault collects; then they go one after the other, the last one first. */
  async function turnInOrder(): Promise<HeldBack | undefined> {
    const collecting = heldBack.length > 0;
    const fault = faults.takeForDelivery('reorder');
    if (!collecting && fault === undefined) return undefined;
    const started = Promise.withResolvers<void>();
    const done = Promise.withResolvers<void>();
    const wanted = heldBack[0]?.wanted ?? Math.max(2, fault?.times ?? 2);
    const turn = { wanted, start: started.resolve, done: done.resolve, isDone: done.promise };
    heldBack.push(turn);
    if (heldBack.length >= wanted) void releaseHeldBack();
    else if (!collecting) void waitOn(clock, fault?.withinMs ?? 5_000, signal).then(releaseHeldBack);
    await started.promise;
    return turn;
  }

  async function releaseHeldBack(): Promise<void> {
    const held = heldBack.reverse();
    heldBack = [];
    for (const turn of held) {
      turn.start();
      await turn.isDone;
    }
  }

  async function attempt(delivery: WebhookDelivery): Promise<void> {
    const at = clock.now();
    const isFirst = delivery.attempts.length === 0;
    if (isFirst && faults.takeForDelivery('lose-first-try')) {
      delivery.attempts.push({ at, outcome: 'lost' });
    } else {
      const deaf = isFirst && faults.takeForDelivery('ignore-first-answer') !== undefined;
      const outcome = await post(delivery.body, appSecret).then(
        ({ status }) => (deaf ? ('no-answer' as const) : status),
        () => 'no-answer' as const,
      );
      delivery.attempts.push({ at, outcome });
    }
    delivery.state = delivery.attempts.at(-1)?.outcome === 200 ? 'accepted' : 'retrying';
    if (delivery.state === 'accepted') pending.delete(delivery);
    keeper.record({ kind: 'delivery', delivery });
  }

  async function retryUntilAccepted(delivery: WebhookDelivery): Promise<void> {
    while (delivery.state === 'retrying') {
      const gap = retryGapMs(delivery.attempts.length);
      if (clock.now().getTime() + gap - delivery.createdAt.getTime() > giveUpAfterMs) {
        delivery.state = 'dropped';
        pending.delete(delivery);
        keeper.record({ kind: 'delivery', delivery });
        return;
      }
      if ((await waitOn(clock, gap, signal)) === 'aborted') return;
      await track(attempt(delivery));
    }
  }

  async function goOn(delivery: WebhookDelivery): Promise<void> {
    pending.add(delivery);
    deliveries = Math.max(deliveries, delivery.id);
    await track(attempt(delivery));
    await retryUntilAccepted(delivery);
  }

  function post(
    body: string | Buffer,
    signWith: string | null,
    headers: Record<string, string> = {},
  ): Promise<WebhookAnswer> {
    if (url === undefined) throw new Error('No webhook address is set. Call deliverTo(url) first.');
    const bytes = Buffer.from(body);
    const signatures =
      signWith === null
        ? {}
        : {
            'X-Hub-Signature': hubSignature(bytes, signWith),
            'X-Hub-Signature-256': hubSignature256(bytes, signWith),
          };
    return options.post.post(url, bytes, {
      'Content-Type': 'application/json',
      'User-Agent': 'facebookexternalua',
      ...signatures,
      ...headers,
    });
  }

  function track<Outcome>(work: Promise<Outcome>): Promise<Outcome> {
    onTheWire.add(work);
    const forget = () => onTheWire.delete(work);
    work.then(forget, forget);
    return work;
  }

  return {
    async deliver(payload) {
      if (typeof payload === 'string') return track(deliverBody(payload));
      const [first, ...rest] =
        payload.entry.length > 1 && faults.takeForDelivery('split-batches')
          ? payload.entry.map((entry) => ({ ...payload, entry: [entry] }))
          : [payload];
      const firstDelivery = track(deliverBody(metaJson(first)));
      for (const single of rest) void track(deliverBody(metaJson(single)));
      return firstDelivery;
    },
    redeliver: (earlier) => track(deliverBody(earlier.body)),
    sendRaw: async (body, { signWith, headers } = {}) =>
      post(body, signWith === undefined ? appSecret : signWith, headers),
    async settled() {
      // A failed first try leads to a second one that starts a microtask later.
      while (onTheWire.size > 0) {
        await Promise.allSettled(onTheWire);
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
    isSettled: () => onTheWire.size === 0,
    deliverTo(next) {
      url = next;
      for (const delivery of resumed) void goOn(delivery);
      resumed = [];
    },
    pending: () => [...resumed, ...pending],
    resume(earlier) {
      resumed = earlier;
    },
    close: () => options.post.close(),
  };
}

import type { Body } from './payloads.ts';

/** One webhook POST and what became of it. */
export type WebhookDelivery = {
  id: number;
  /** The bytes as signed and sent. */
  body: string;
  createdAt: Date;
  /** In order. A number is the HTTP status; `lost` never left; `no-answer` is a broken or silent connection. */
  attempts: { at: Date; outcome: number | 'lost' | 'no-answer' }[];
  /** `unheard`: no webhook address was set, so Meta would not have sent it. */
  state: 'sending' | 'retrying' | 'accepted' | 'dropped' | 'unheard';
};

/** One call to the Graph API. Tokens and secrets are left out of `query`. */
export type GraphCallRecord = {
  id: number;
  at: Date;
  method: string;
  /** With the version, as called. */
  path: string;
  query: Record<string, string>;
  body: unknown;
  accountId?: string | undefined;
  /** The status the caller got; undefined when the answer was cut, lost or is still owed. */
  status?: number | undefined;
  answer?: unknown;
  /** Whether Instagram acted on it; an answer may be lost after the act. */
  applied: boolean;
  /** The fault that met the call. */
  fault?: string | undefined;
};

/** One message that reached a person's inbox. */
export type SentMessage = {
  mid: string;
  at: Date;
  accountId: string;
  igsid: string;
  username: string;
  /** The message object as sent: text, attachment, quick replies. */
  content: Body;
  text?: string | undefined;
  /** `app`: typed by a person in the Instagram app. */
  route: 'reply' | 'private_reply' | 'human_agent' | 'app';
  commentId?: string | undefined;
};

/** One thing a person or the account did, whether or not a webhook told of it. */
export type WorldAct = {
  at: Date;
  accountId: string;
  /** A username: a viewer's or the account's own. */
  actor: string;
  kind: string;
  storyId?: string | undefined;
  mid?: string | undefined;
  commentId?: string | undefined;
  text?: string | undefined;
};

export type InstagramChange =
  | { kind: 'delivery'; delivery: WebhookDelivery }
  | { kind: 'call'; call: GraphCallRecord }
  | { kind: 'message'; message: SentMessage }
  | { kind: 'act'; act: WorldAct }
  /** A token was issued or ended. */
  | { kind: 'tokens' };

/** What really happened, for tests to compare with and for a page to show. Read it; only the stand-in writes. */
export type InstagramLedger = {
  readonly deliveries: WebhookDelivery[];
  readonly calls: GraphCallRecord[];
  readonly sentMessages: SentMessage[];
  readonly acts: WorldAct[];
};

/** Older entries are dropped, so that a sandbox may run for days. */
const mostEntries = 20_000;

export type LedgerKeeper = {
  ledger: InstagramLedger;
  record(change: InstagramChange): void;
  /** Calls `listener` after every change, again when a delivery or call moves on; returns how to stop. */
  onChange(listener: (change: InstagramChange) => void): () => void;
};

export function ledgerKeeper(): LedgerKeeper {
  const ledger: InstagramLedger = { deliveries: [], calls: [], sentMessages: [], acts: [] };
  const listeners = new Set<(change: InstagramChange) => void>();
  const known = new WeakSet<object>();

  const appendOnce = <Entry extends object>(entries: Entry[], entry: Entry) => {
    if (known.has(entry)) return;
    known.add(entry);
    entries.push(entry);
    if (entries.length > mostEntries) entries.splice(0, mostEntries / 2);
  };

  return {
    ledger,
    record(change) {
      switch (change.kind) {
        case 'delivery':
          appendOnce(ledger.deliveries, change.delivery);
          break;
        case 'call':
          appendOnce(ledger.calls, change.call);
          break;
        case 'message':
          appendOnce(ledger.sentMessages, change.message);
          break;
        case 'act':
          appendOnce(ledger.acts, change.act);
          break;
        case 'tokens':
          break;
      }
      for (const listener of listeners) listener(change);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** A fault that meets calls to the Graph API. */
export type GraphFault = {
  /** Tested against the path without version; a string is a prefix. Default: every path. */
  path?: RegExp | string;
  method?: 'GET' | 'POST' | 'DELETE';
  /** How many calls it meets before it is used up. Default 1; `Infinity` until it is taken away. */
  times?: number;
} & (
  | { kind: 'delay'; ms: number }
  | { kind: 'error'; error: { code: number; message?: string; subcode?: number; transient?: boolean }; status?: number }
  /** 5xx with a page instead of JSON, as from a proxy. */
  | { kind: 'server-error'; status?: number }
  /** Instagram acts, then the connection breaks. */
  | { kind: 'answer-lost' }
  /** The connection breaks before Instagram acts. */
  | { kind: 'cut-before' }
  /** Never acted on and never answered. */
  | { kind: 'hang' }
  /** The echo webhook is answered before the send is. */
  | { kind: 'echo-first' }
  /** The echo webhook never comes. */
  | { kind: 'echo-lost' }
  /** The echo webhook comes so much later. */
  | { kind: 'echo-late'; afterMs: number }
);

/** A fault that meets webhook deliveries. */
export type WebhookFault = { times?: number } /** The same bytes arrive once more. */ & (
  | { kind: 'duplicate' }
  /** The same bytes arrive once more after a while. */
  | { kind: 'repeat'; afterMs: number }
  /** The first try never arrives and is repeated at once. */
  | { kind: 'lose-first-try' }
  /** The receiver's answer to the first try is not heard, so an accepted delivery is repeated. */
  | { kind: 'ignore-first-answer' }
  /** This many deliveries are held back and sent last first; fewer go out after `withinMs` (default 5 s). */
  | { kind: 'reorder'; withinMs?: number }
  /** Every entry of a batch travels in its own POST. */
  | { kind: 'split-batches' }
);

export type InstagramFault = GraphFault | WebhookFault;
type Kind = InstagramFault['kind'];
type FaultOf<K extends Kind> = Extract<InstagramFault, { kind: K }>;

/** Faults to come, oldest first. Each is met `times` times and is then gone. */
export type InstagramFaults = {
  /** The returned function takes it away again. */
  add(fault: InstagramFault): () => void;
  clear(): void;
  /** Those not used up yet. */
  pending(): InstagramFault[];
};

const graphKinds = ['delay', 'error', 'server-error', 'answer-lost', 'cut-before', 'hang'] as const;
const echoKinds = ['echo-first', 'echo-lost', 'echo-late'] as const;
export type EchoFault = FaultOf<(typeof echoKinds)[number]>;
export type CallFault = FaultOf<(typeof graphKinds)[number]>;

/** What the stand-in asks before it acts. */
export type FaultSource = {
  takeForCall(method: string, path: string): CallFault | undefined;
  /** What becomes of the echo of a send. */
  takeForEcho(path: string): EchoFault | undefined;
  takeForDelivery<K extends WebhookFault['kind']>(kind: K): FaultOf<K> | undefined;
};

export function instagramFaults(): InstagramFaults & FaultSource {
  let armed: { fault: InstagramFault; left: number }[] = [];

  function take<F extends InstagramFault>(fits: (fault: InstagramFault) => fault is F): F | undefined {
    for (const entry of armed) {
      const { fault } = entry;
      if (!fits(fault)) continue;
      entry.left -= 1;
      if (entry.left <= 0) armed = armed.filter((other) => other !== entry);
      return fault;
    }
    return undefined;
  }

  return {
    add(fault) {
      const entry = { fault, left: fault.times ?? 1 };
      armed.push(entry);
      return () => {
        armed = armed.filter((other) => other !== entry);
      };
    },
    clear() {
      armed = [];
    },
    pending: () => armed.map(({ fault }) => fault),
    takeForCall: (method, path) =>
      take(
        (fault): fault is CallFault =>
          (graphKinds as readonly string[]).includes(fault.kind) && meets(fault as GraphFault, method, path),
      ),
    takeForEcho: (path) =>
      take(
        (fault): fault is EchoFault =>
          (echoKinds as readonly string[]).includes(fault.kind) && meets(fault as GraphFault, 'POST', path),
      ),
    takeForDelivery: <K extends WebhookFault['kind']>(kind: K) =>
      take((fault): fault is FaultOf<K> => fault.kind === kind),
  };
}

function meets(fault: GraphFault, method: string, path: string): boolean {
  if (fault.method !== undefined && fault.method !== method) return false;
  if (fault.path === undefined) return true;
  return typeof fault.path === 'string' ? path.startsWith(fault.path) : fault.path.test(path);
}

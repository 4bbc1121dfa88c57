import type { TokenState } from './graph-tokens.ts';
import type { WebhookDelivery, WorldAct } from './instagram-ledger.ts';
import type { WorldState } from './world-state.ts';

/** All that an Instagram must still know when it is started again, as plain JSON. */
export type InstagramState = {
  world: WorldState;
  tokens: TokenState[];
  /** The latest, oldest first. */
  acts: ActState[];
  /** Webhook deliveries that the receiver has not accepted yet. */
  deliveries: DeliveryState[];
};

type ActState = Omit<WorldAct, 'at'> & { at: string };
type DeliveryState = Pick<WebhookDelivery, 'id' | 'body'> & {
  createdAt: string;
  attempts: { at: string; outcome: WebhookDelivery['attempts'][number]['outcome'] }[];
};

/** What happened longer ago nobody looks for any more. */
const mostActs = 200;

export function actStates(acts: readonly WorldAct[]): ActState[] {
  return acts.slice(-mostActs).map((act) => ({ ...act, at: act.at.toISOString() }));
}

export function actsOf(states: readonly ActState[]): WorldAct[] {
  return states.map((act) => ({ ...act, at: new Date(act.at) }));
}

export function deliveryStates(deliveries: readonly WebhookDelivery[]): DeliveryState[] {
  return deliveries.map(({ id, body, createdAt, attempts }) => ({
    id,
    body,
    createdAt: createdAt.toISOString(),
    attempts: attempts.map(({ at, outcome }) => ({ at: at.toISOString(), outcome })),
  }));
}

export function deliveriesOf(states: readonly DeliveryState[]): WebhookDelivery[] {
  return states.map(({ createdAt, attempts, ...delivery }) => ({
    ...delivery,
    createdAt: new Date(createdAt),
    attempts: attempts.map(({ at, outcome }) => ({ at: new Date(at), outcome })),
    state: 'retrying',
  }));
}

import type { Courier, Delivery } from './delivery.ts';

/** Older deliveries are dropped, so that a sandbox may run for days. */
const MOST_DELIVERIES = 20_000;

/** Remembers what was delivered, and keeps seeing late acknowledgements. */
export class DeliveryLog {
  readonly #deliveries: Delivery[] = [];
  /** Deliveries that wait for their acknowledgement. */
  underWay = 0;

  get all(): readonly Delivery[] {
    return this.#deliveries;
  }

  /** The same courier, with everything it delivers written down. */
  recording(courier: Courier): Courier {
    return {
      deliver: async (envelope) => {
        this.underWay += 1;
        const delivery = await courier.deliver(envelope).finally(() => {
          this.underWay -= 1;
        });
        this.#deliveries.push(delivery);
        if (this.#deliveries.length > MOST_DELIVERIES) this.#deliveries.splice(0, MOST_DELIVERIES / 2);
        return delivery;
      },
    };
  }
}

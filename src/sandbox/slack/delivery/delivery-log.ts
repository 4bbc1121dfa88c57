import type { Courier, Delivery } from './delivery.ts';

/** Older deliveries are dropped, so that a sandbox may run for days. */
const MOST_DELIVERIES = 20_000;

/** Remembers what was delivered, and keeps seeing late acknowledgements. */
export class DeliveryLog {
  readonly #deliveries: Delivery[] = [];

  get all(): readonly Delivery[] {
    return this.#deliveries;
  }

  /** The same courier, with everything it delivers written down. */
  recording(courier: Courier): Courier {
    return {
      deliver: async (envelope) => {
        const delivery = await courier.deliver(envelope);
        this.#deliveries.push(delivery);
        if (this.#deliveries.length > MOST_DELIVERIES) this.#deliveries.splice(0, MOST_DELIVERIES / 2);
        return delivery;
      },
    };
  }
}

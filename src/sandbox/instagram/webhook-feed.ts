import type { WebhookDelivery } from './instagram-ledger.ts';
import type { Account, InstagramWorld } from './instagram-world.ts';
import { type Body, entryOf, envelope, type WebhookEntry } from './payloads.ts';
import type { WebhookCourier } from './webhook-courier.ts';

/** Meta's cap on updates in one POST. Source: Graph API webhooks, getting started. */
const batchLimit = 1000;

/** Fields of `object=instagram` that work on Instagram Login. Source: Instagram webhooks, field table. */
export const instagramLoginFields = [
  'messages',
  'message_reactions',
  'messaging_postbacks',
  'messaging_seen',
  'messaging_referral',
  'messaging_optins',
  'messaging_handover',
  'standby',
  'message_edit',
  'comments',
  'live_comments',
] as const;

export type Field = (typeof instagramLoginFields)[number] | 'mentions' | 'story_insights';

export type BatchOptions = {
  /** `reversed`: what happened last is told first. */
  order?: 'as-happened' | 'reversed';
  /** Updates per POST, at most 1000 (default). With several POSTs each waits for the answer to the one before. */
  perPost?: number;
};

/** Turns what happens into webhook deliveries, for accounts that are subscribed. */
export type WebhookFeed = {
  /** Resolves once the first try has an outcome; undefined when the account hears nothing of it. */
  message(account: Account, field: Field, item: Body): Promise<WebhookDelivery | undefined>;
  change(account: Account, field: Field, value: Body): Promise<WebhookDelivery | undefined>;
  /** Collects what `acts` causes and tells it together. */
  batched(acts: () => void, options?: BatchOptions): Promise<WebhookDelivery[]>;
};

export function webhookFeed(world: InstagramWorld, courier: WebhookCourier): WebhookFeed {
  let batch: WebhookEntry[] | undefined;

  async function tell(entry: WebhookEntry): Promise<WebhookDelivery | undefined> {
    if (batch === undefined) return courier.deliver(envelope([entry]));
    batch.push(entry);
    return undefined;
  }

  return {
    async message(account, field, item) {
      if (!hears(account, field)) return undefined;
      const container = account.standby ? entryOf.standby : entryOf.messaging;
      return tell(container(account.id, world.clock.now(), [item]));
    },
    async change(account, field, value) {
      if (!hears(account, field)) return undefined;
      const isFlat = account.commentShape === 'flat' && field === 'comments';
      const container = isFlat ? entryOf.flat : entryOf.changes;
      return tell(container(account.id, world.clock.now(), field, value));
    },
    async batched(acts, { order = 'as-happened', perPost = batchLimit } = {}) {
      if (batch !== undefined) throw new Error('A batch is being collected already.');
      const entries: WebhookEntry[] = [];
      batch = entries;
      try {
        acts();
      } finally {
        batch = undefined;
      }
      if (order === 'reversed') entries.reverse();
      const size = Math.min(perPost, batchLimit);
      const deliveries: WebhookDelivery[] = [];
      for (let start = 0; start < entries.length; start += size) {
        deliveries.push(await courier.deliver(envelope(entries.slice(start, start + size))));
      }
      return deliveries;
    },
  };
}

/**
 * Instagram Login subscribes field by field. On Facebook Login any Page field opens
 * the account, and what arrives is set for the whole app: everything, here.
 */
function hears(account: Account, field: Field): boolean {
  return account.login === 'facebook' ? account.subscribedFields.size > 0 : account.subscribedFields.has(field);
}

import { type GraphCall, requireOwnAccount } from './graph-call.ts';
import { refusal } from './graph-error.ts';
import type { Body } from './payloads.ts';
import { instagramLoginFields } from './webhook-feed.ts';

/** `GET /{account}/subscribed_apps`: the fields this app hears of. */
export function readSubscription(call: GraphCall): Body {
  const { subscribedFields } = requireOwnAccount(call, 'page');
  if (subscribedFields.size === 0) return { data: [] };
  return { data: [{ id: '1042817733552190', name: 'Storydesk', subscribed_fields: [...subscribedFields] }] };
}

/** `POST …?subscribed_fields=a,b` replaces the fields. Facebook Login takes Page fields, of which `feed` will do. */
export function subscribe(call: GraphCall): Body {
  const account = requireOwnAccount(call, 'page');
  const text = call.url.searchParams.get('subscribed_fields') ?? call.body.subscribed_fields;
  const fields = (typeof text === 'string' ? text : '').split(',').filter((field) => field !== '');
  const known: readonly string[] = account.login === 'instagram' ? instagramLoginFields : fields;
  const unknown = fields.find((field) => !known.includes(field));
  if (fields.length === 0 || unknown !== undefined) {
    throw refusal.invalidParameter(
      `Param subscribed_fields[0] must be one of {${known.map((field) => field.toUpperCase()).join(', ')}} - got "${unknown ?? ''}".`,
    );
  }
  account.subscribedFields = new Set(fields);
  return { success: true };
}

export function unsubscribe(call: GraphCall): Body {
  requireOwnAccount(call, 'page').subscribedFields = new Set();
  return { success: true };
}

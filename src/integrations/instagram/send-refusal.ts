import type { InstagramRefusal } from '../../domain/touch/instagram-refusal.ts';
import type { GraphErrorClass } from './graph/graph-error-table.ts';
import type { GraphError } from './graph-error.ts';

/** Where a send's refusal says more than its class, by `code/subcode`. */
const byCode: ReadonlyMap<string, InstagramRefusal> = new Map([
  ['10/2018065', 'tag-not-allowed'],
  ['100/2534013', 'private-reply-limit'],
]);

const byClass: Readonly<Record<GraphErrorClass, InstagramRefusal>> = {
  token: 'token',
  permission: 'permission',
  'rate-limit': 'rate-limit',
  temporary: 'temporary',
  'window-closed': 'window-closed',
  unreachable: 'unreachable',
  'not-found': 'not-found',
  restricted: 'restricted',
  policy: 'policy',
  'private-reply-used': 'private-reply-used',
  'thread-control': 'thread-control',
  attachment: 'attachment',
  bug: 'bug',
  unknown: 'unknown',
  // Answers to other questions than a send; should one come all the same, we have asked wrongly.
  'no-consent': 'bug',
  metric: 'bug',
};

/** What a refused send means in the domain's words. */
export const sendRefusalOf = ({ code, subcode, class: meaning }: Pick<GraphError, 'code' | 'subcode' | 'class'>) =>
  byCode.get(`${code}/${subcode}`) ?? byClass[meaning];

import { z } from 'zod';
import type { JsonObject } from '../json-object.ts';
import { SlackApiError } from '../slack-api-error.ts';
import { wholeNumber } from './method.ts';

/** Source: docs.slack.dev/apis/web-api/pagination */
export const pagingFields = { limit: wholeNumber.optional(), cursor: z.string().optional() };

const MOST_PER_PAGE = 1000;

/** One page of `items` and the metadata that leads to the next. */
export function page<T>(
  items: readonly T[],
  { limit, cursor }: { limit?: number | undefined; cursor?: string | undefined },
  defaultLimit: number,
): { items: T[]; hasMore: boolean; response_metadata: JsonObject } {
  const size = limit === undefined || limit === 0 ? defaultLimit : limit;
  if (size < 1 || size > MOST_PER_PAGE) throw new SlackApiError('invalid_limit');
  const start = cursor ? offsetOf(cursor) : 0;
  const end = start + size;
  const hasMore = end < items.length;
  return {
    items: items.slice(start, end),
    hasMore,
    response_metadata: { next_cursor: hasMore ? Buffer.from(`offset:${end}`).toString('base64') : '' },
  };
}

function offsetOf(cursor: string): number {
  const [, offset] = /^offset:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString()) ?? [];
  if (offset === undefined) throw new SlackApiError('invalid_cursor');
  return Number(offset);
}

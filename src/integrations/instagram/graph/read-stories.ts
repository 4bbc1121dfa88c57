import { z } from 'zod';
import { addHours } from '../../../domain/duration.ts';
import { storyId } from '../../../domain/ids.ts';
import { type Story, storyLifeHours } from '../../../domain/story/story.ts';
import { anything, lenient, metaId, optional, words } from '../delivery/wire.ts';
import { readInstant } from '../event-time.ts';
import { answerOf } from './answer.ts';
import type { Caller } from './caller.ts';
import type { GraphRequest } from './graph-request.ts';
import type { Usage } from './usage.ts';

/** A story as Instagram lists it. */
export type StoryListed = Pick<
  Story,
  'id' | 'kind' | 'postedAt' | 'expiresAt' | 'permalink' | 'caption' | 'thumbnailUrl'
>;

export interface LiveStories {
  readonly stories: readonly StoryListed[];
  /** How many entries had no id or no readable time. */
  readonly unreadable: number;
  readonly usage: Usage | undefined;
}

const fields = ['id', 'media_type', 'timestamp', 'permalink', 'media_url', 'thumbnail_url'];
/** A caption is documented for the Facebook login only; an unknown field fails the whole call. */
const fieldsOf = { instagram: fields, facebook: [...fields, 'caption'] };

/** An account has at most 100 live stories: more pages than this are a loop. */
const maxPages = 20;

const list = z.object({
  data: z.array(anything),
  paging: lenient(z.object({ next: lenient(words), cursors: lenient(z.object({ after: lenient(words) })) })),
});

const media = z.object({
  id: metaId,
  timestamp: anything,
  media_type: lenient(z.string()),
  permalink: lenient(words),
  media_url: lenient(words),
  thumbnail_url: lenient(words),
  caption: optional(z.string()).catch(undefined),
});

/**
 * The stories of the last 24 hours, without live videos and re-shared stories, which the API leaves out. Documented for
 * the Facebook login; with the Instagram login it works in the field, but may be refused.
 *
 * Source: https://developers.facebook.com/documentation/instagram-platform/instagram-graph-api/reference/ig-user/stories
 */
export async function readStories(request: GraphRequest, account: Caller, token: string): Promise<LiveStories> {
  const path = `/${encodeURIComponent(account.id)}/stories`;
  const found = new Map<string, StoryListed>();
  let unreadable = 0;
  let usage: Usage | undefined;
  let after: string | undefined;
  for (let page = 0; page < maxPages; page += 1) {
    const params = { fields: fieldsOf[account.login].join(','), ...(after === undefined ? {} : { after }) };
    const answer = await request({ method: 'GET', path, params, login: account.login, token });
    const { data, paging } = answerOf(list, answer.body, `GET ${path}`);
    usage = answer.usage ?? usage;
    for (const one of data) {
      const story = storyFrom(one);
      if (story === undefined) unreadable += 1;
      else found.set(story.id, story);
    }
    const next = paging?.next === undefined ? undefined : (paging.cursors?.after ?? cursorIn(paging.next));
    if (next === undefined || next === after) break;
    after = next;
  }
  return { stories: [...found.values()], unreadable, usage };
}

function storyFrom(raw: unknown): StoryListed | undefined {
  const parsed = media.safeParse(raw).data;
  const postedAt = readInstant(parsed?.timestamp);
  if (parsed === undefined || postedAt === undefined) return undefined;
  const kind = parsed.media_type === 'IMAGE' ? 'image' : parsed.media_type === 'VIDEO' ? 'video' : 'unknown';
  return {
    id: storyId(parsed.id),
    kind,
    postedAt,
    expiresAt: addHours(postedAt, storyLifeHours),
    permalink: parsed.permalink,
    caption: parsed.caption,
    // The media of a video is no picture. It is missing altogether when it holds somebody else's music.
    thumbnailUrl: parsed.thumbnail_url ?? (kind === 'video' ? undefined : parsed.media_url),
  };
}

/** We never follow `paging.next` itself: it names Meta's host and holds the token. */
function cursorIn(next: string): string | undefined {
  return URL.parse(next)?.searchParams.get('after') ?? undefined;
}

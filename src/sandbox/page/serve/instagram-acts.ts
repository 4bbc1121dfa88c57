import { z } from 'zod';
import type { Viewer } from '../../instagram/viewer.ts';
import { type Act, act } from './act.ts';
import { viewerName as username } from './viewer-name.ts';

/** What a viewer can do from the page; all but messages, mentions and following need a story. */
const deeds: Record<string, (viewer: Viewer, text: string, storyId: string) => void> = {
  watch: (viewer, _, storyId) => viewer.viewStory(storyId),
  reply: (viewer, text, storyId) => viewer.replyToStory(storyId, text || 'Price?'),
  react: (viewer, text, storyId) => viewer.replyToStory(storyId, text || '❤️'),
  comment: (viewer, text, storyId) => viewer.commentOnStory(storyId, text || 'Beautiful!'),
  dm: (viewer, text) => viewer.sendDm(text || 'Hello!'),
  mention: (viewer) => viewer.mentionInStory(),
  follow: (viewer) => viewer.follow(),
};

/** What happens on Instagram and to the recorded day, by the name under which the page posts it. */
export const instagramActs: Record<string, Act> = {
  viewer: act(
    z.object({
      username,
      deed: z.enum(['watch', 'reply', 'react', 'comment', 'dm', 'mention', 'follow']),
      text: z.string().max(1000).default(''),
      storyId: z.string().default(''),
    }),
    ({ username: name, deed, text, storyId }, { instagram }) => {
      deeds[deed]?.(instagram.viewer(name), text, storyId);
      return {};
    },
  ),

  story: act(z.object({ caption: z.string().max(200).default('') }), ({ caption }, { instagram }) => {
    instagram.postStory(caption === '' ? {} : { caption });
    return {};
  }),

  /** The team answers by hand in the Instagram app: the product hears of it only as an echo. */
  answer: act(
    z.object({ username, text: z.string().trim().min(1).max(1000) }),
    ({ username: name, text }, { instagram }) => {
      instagram.typeInApp(name, text);
      return {};
    },
  ),

  /** The viewer list of a story as it looks once copied out of the Instagram app. */
  viewers: act(z.object({ storyId: z.string() }), ({ storyId }, { instagram }) => ({
    text: instagram.viewerList(storyId),
  })),

  day: act(
    z.union([
      z.object({ act: z.enum(['play', 'pause', 'resume']) }),
      z.object({ act: z.literal('speed'), speed: z.number().positive().max(2000) }),
    ]),
    (body, { day }) => {
      if (body.act === 'speed') day.setSpeed(body.speed);
      else day[body.act]();
      return {};
    },
  ),
};

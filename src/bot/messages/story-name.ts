import type { Story } from '../../domain/story/story.ts';
import { foreignMrkdwn, foreignPlain, isBlank } from './foreign-text.ts';
import { link, type Mrkdwn } from './mrkdwn.ts';
import type { Reader } from './reader.ts';
import { say, sayMrkdwn } from './say.ts';
import { slackDate, zonedTime } from './slack-date.ts';

const titleRoom = { graphemes: 50, units: 100 };

/** How a story is called: by its caption, else by when it was posted. */
export function storyName(story: Story, reader: Reader): Mrkdwn {
  return isBlank(story.caption)
    ? sayMrkdwn(reader.language, 'story.untitled', { when: slackDate(story.postedAt, 'moment', reader) })
    : sayMrkdwn(reader.language, 'story.titled', { title: foreignMrkdwn(story.caption, titleRoom) });
}

/** An option's text: 75 characters. Source: docs.slack.dev/reference/block-kit/composition-objects/option-object */
const optionRoom = { graphemes: 40, units: 70 };

/** The same for an option of a menu, which is plain text: private to `reader`, so in their zone. */
export function storyOption(story: Story, reader: Reader): string {
  return isBlank(story.caption)
    ? say(reader.language, 'story.untitled', { when: zonedTime(story.postedAt, reader) })
    : foreignPlain(story.caption, optionRoom);
}

/** A link that says it leads to Instagram must; its own are under a hundred characters. */
const onInstagram = /^https:\/\/(www\.)?instagram\.com\/[\w./?=&%-]{0,300}$/;

/** A link to the story on Instagram, when it has one there. */
export function storyLink({ permalink }: Story, { language }: Reader): Mrkdwn | undefined {
  return permalink && onInstagram.test(permalink) ? link(permalink, sayMrkdwn(language, 'link.story')) : undefined;
}

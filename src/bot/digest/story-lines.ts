import type { Figures, StoryFigures } from '../../domain/figures/figures.ts';
import type { StoryId } from '../../domain/ids.ts';
import type { Story } from '../../domain/story/story.ts';
import type { LatestInsights } from '../../domain/story/story-insights.ts';
import { bold, joinMrkdwn, type Mrkdwn, trusted } from '../messages/mrkdwn.ts';
import type { Reader } from '../messages/reader.ts';
import { sayMrkdwn } from '../messages/say.ts';
import { storyName } from '../messages/story-name.ts';
import { listThatFits } from './list-that-fits.ts';
import { valueWords } from './value-words.ts';

const mostStories = 5;

/** What stories brought, the one with the most leads first, those that brought nothing last; undefined when there is none. */
export function storyLines(
  title: Mrkdwn,
  { figures: { byStory }, ...known }: StoriesKnown & { readonly figures: Figures },
  reader: Reader,
): Mrkdwn | undefined {
  const brought = new Set(byStory.map(({ story }) => story));
  const lines = [
    ...byStory.map((figures) => broughtLine(figures, known, reader)),
    ...known.stories
      .filter(({ id }) => !brought.has(id))
      .map((story) =>
        joinMrkdwn([
          storyLine(storyName(story, reader), { opened: 0, answered: 0, replied: 0 }, reader),
          ...insightWords(known.insights.get(story.id), reader),
        ]),
      ),
  ];
  return lines.length === 0
    ? undefined
    : listThatFits(lines, { language: reader.language, title: bold(title), most: mostStories });
}

/** What is known of the stories themselves. */
interface StoriesKnown {
  readonly stories: readonly Story[];
  readonly insights: ReadonlyMap<StoryId, LatestInsights>;
}

function broughtLine(
  { story, leads, money }: StoryFigures,
  { stories, insights }: StoriesKnown,
  reader: Reader,
): Mrkdwn {
  const counts = { opened: leads.opened, answered: leads.answered.all.hits, replied: leads.replied.hits };
  return joinMrkdwn([
    storyLine(broughtBy(story, stories, reader), counts, reader),
    ...valueWords(money, reader.language).map(trusted),
    ...insightWords(story && insights.get(story), reader),
  ]);
}

/** How many saw it, as far as Instagram told. */
const insightWords = (insights: LatestInsights | undefined, { language }: Reader): Mrkdwn[] =>
  (['reach', 'views'] as const).flatMap((metric) => {
    const figure = insights?.[metric];
    return figure && 'value' in figure ? sayMrkdwn(language, `insights.${metric}`, { count: figure.value }) : [];
  });

const storyLine = (
  story: Mrkdwn,
  counts: { readonly opened: number; readonly answered: number; readonly replied: number },
  { language }: Reader,
) => sayMrkdwn(language, 'digest.story', { story, ...counts });

function broughtBy(id: StoryId | undefined, stories: readonly Story[], reader: Reader): Mrkdwn {
  if (id === undefined) return sayMrkdwn(reader.language, 'digest.noStory');
  const story = stories.find((one) => one.id === id);
  return story ? storyName(story, reader) : sayMrkdwn(reader.language, 'digest.unknownStory');
}

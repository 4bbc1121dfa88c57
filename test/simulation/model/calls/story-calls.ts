import type { CaptureStore } from '../../../../src/domain/capture/capture-store.ts';
import type { InsightStore } from '../../../../src/domain/story/insight-store.ts';
import type { Story } from '../../../../src/domain/story/story.ts';
import {
  type Insight,
  type InsightMetrics,
  type InsightSample,
  insightMetrics,
} from '../../../../src/domain/story/story-insights.ts';
import type { StoryStore } from '../../../../src/domain/story/story-store.ts';
import { aStory } from '../../../domain/builders.ts';
import { accounts, type CallsOf, type Draw, storiesOf } from './draw.ts';

export function someStory(draw: Draw): Story {
  const { team, id: account } = draw.account();
  return aStory({
    team,
    account,
    id: draw.storyOf(account),
    kind: draw.pick(['image', 'video', 'unknown']),
    postedAt: draw.minute(),
    caption: draw.maybe('Spring drop'),
    permalink: draw.maybe('https://instagram.example/s/1'),
    thumbnailUrl: draw.maybe('https://cdn.example/1.jpg'),
    monitor: draw.maybe(draw.user()),
    lastCaptureAt: draw.maybe(draw.minute()),
    closedAt: draw.isSo(0.2) ? draw.hour() : undefined,
  });
}

export function storyCalls(draw: Draw): CallsOf<StoryStore> {
  const story = someStory(draw);
  const { team, account, id } = story;
  const openedBy = draw.maybe(draw.user());
  const wanted = draw.someOf(accounts);
  const limit = 1 + draw.whole(3);
  const ofAccount = { ...draw.account(), team, id: account };
  return {
    find: (store) => store.find(team, account, id),
    lock: (store) => store.lock(team, account, id),
    add: (store) => store.add(story, openedBy),
    save: (store) => store.save(story),
    latest: (store) => store.latest(ofAccount, limit),
    live: (store) => store.live(team, wanted),
  };
}

function someInsight(draw: Draw): Insight {
  return draw.isSo(0.6)
    ? { value: draw.pick([0, 5, 9, 10, 1200]) }
    : { missing: draw.pick(['too-few-viewers', 'not-reported', 'floor'] as const) };
}

export function someSample(draw: Draw): InsightSample {
  const told = draw.someOf(insightMetrics).slice(0, 3);
  const metrics: InsightMetrics = Object.fromEntries(told.map((metric) => [metric, someInsight(draw)]));
  return { at: draw.minute(), source: draw.pick(['api', 'webhook']), metrics };
}

export function insightCalls(draw: Draw): CallsOf<InsightStore> {
  const account = draw.account();
  const story = draw.storyOf(account.id);
  const sample = someSample(draw);
  const asked = draw.someOf(accounts.flatMap((owner) => storiesOf(owner).map((id) => ({ account: owner, id }))));
  const asOf = draw.maybe(draw.minute());
  return {
    add: (store) => store.add(account, story, sample),
    ofStory: (store) => store.ofStory(account.team, account.id, story),
    latestOf: (store) => (asOf ? store.latestOf(account.team, asked, asOf) : store.latestOf(account.team, asked)),
  };
}

export function captureCalls(draw: Draw): CallsOf<CaptureStore> {
  const account = draw.account();
  const capture = {
    id: `capture-${draw.whole(40)}`,
    story: draw.storyOf(account.id),
    by: draw.user(),
    at: draw.minute(),
    outcome: {
      fresh: draw.whole(9),
      seenBefore: draw.whole(9),
      alreadyHere: draw.whole(9),
      unreadable: draw.whole(9),
      risen: draw.whole(9),
    },
  };
  return { add: (store) => store.add(account, capture) };
}

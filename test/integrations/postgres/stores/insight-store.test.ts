import { describe, expect } from 'vitest';
import { accountId, storyId } from '../../../../src/domain/ids.ts';
import type { InsightSample } from '../../../../src/domain/story/story-insights.ts';
import { postgresInsightStore } from '../../../../src/integrations/postgres/insight-store.ts';
import { onBoth } from '../../../support/databases.ts';
import { anAccount, minute, otherTeam, story, team } from './builders.ts';

const account = anAccount();
const sample = (over: Partial<InsightSample> = {}): InsightSample => ({
  at: minute(60),
  source: 'api',
  metrics: { reach: { value: 12 }, replies: { missing: 'region' } },
  ...over,
});

describe('what Instagram said about a story', () => {
  onBoth('is kept once per instant and source, and told oldest first', async ({ db }) => {
    const insights = postgresInsightStore(db);
    const early = sample();
    const late = sample({ at: minute(240), metrics: { reach: { value: 30 } } });
    const told = sample({ at: minute(240), source: 'webhook', metrics: { reach: { value: 31 } } });

    const news = [];
    for (const one of [told, late, early, late]) news.push(await insights.add(account, story, one));

    expect(news).toEqual([true, true, true, false]);
    expect(await insights.ofStory(team, account.id, story)).toStrictEqual([early, late, told]);
    expect(await insights.ofStory(otherTeam, account.id, story)).toStrictEqual([]);
  });

  onBoth('is the same whichever of two versions came first', async ({ db }) => {
    const insights = postgresInsightStore(db);
    const one = sample({ source: 'webhook', metrics: { reach: { value: 30 } } });
    const another = sample({ source: 'webhook', metrics: { reach: { missing: 'floor' }, exits: { value: 2 } } });
    const elsewhere = storyId('18002');

    for (const version of [one, another, one]) await insights.add(account, story, version);
    for (const version of [another, one, another]) await insights.add(account, elsewhere, version);

    const kept = await insights.ofStory(team, account.id, story);
    expect(kept).toHaveLength(1);
    expect(await insights.ofStory(team, account.id, elsewhere)).toStrictEqual(kept);
  });
});

describe('what is known last of several stories', () => {
  onBoth('is told per story, those without a sample left out', async ({ db }) => {
    const insights = postgresInsightStore(db);
    const other = anAccount({ id: accountId('A2') });
    const second = storyId('18002');
    await insights.add(account, story, sample());
    await insights.add(account, story, sample({ at: minute(240), metrics: { reach: { value: 30 } } }));
    await insights.add(other, second, sample({ metrics: { views: { value: 5 } } }));
    await insights.add(other, story, sample({ metrics: { reach: { value: 99 } } }));

    const latest = await insights.latestOf(team, [
      { account: account.id, id: story },
      { account: other.id, id: second },
      { account: account.id, id: storyId('unknown') },
    ]);

    expect(latest).toEqual(
      new Map([
        [story, { reach: { value: 30, at: minute(240) }, replies: { missing: 'region', at: minute(60) } }],
        [second, { views: { value: 5, at: minute(60) } }],
      ]),
    );
    expect(await insights.latestOf(team, [])).toEqual(new Map());
  });
});

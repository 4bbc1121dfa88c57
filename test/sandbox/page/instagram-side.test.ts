import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { pageClient } from './page-client.ts';
import { type PageStage, pageStage } from './page-stage.ts';

let stage: PageStage;
let page: ReturnType<typeof pageClient>;

beforeEach(async () => {
  stage = await pageStage();
  page = pageClient(stage.page.url);
});

afterEach(() => stage.close());

const acts = () => stage.instagram.ledger.acts.map(({ actor, kind, text }) => [actor, kind, text]);
const beViewer = (body: object) => page.act('viewer', { username: '@noor.linnen', ...body });

describe('being a viewer', () => {
  test('does on Instagram what was chosen, under the name that was given', async () => {
    const { storyId } = stage.instagram.postStory({ caption: 'Bowls' });

    await beViewer({ deed: 'watch', storyId });
    await beViewer({ deed: 'reply', storyId, text: 'Price?' });
    await beViewer({ deed: 'react', storyId });
    await beViewer({ deed: 'comment', storyId, text: 'Lovely' });
    await beViewer({ deed: 'dm', text: 'Hello' });
    await beViewer({ deed: 'mention' });

    expect(acts().slice(1)).toEqual([
      ['noor.linnen', 'view', undefined],
      ['noor.linnen', 'story_reply', 'Price?'],
      ['noor.linnen', 'story_reply', '❤️'],
      ['noor.linnen', 'comment', 'Lovely'],
      ['noor.linnen', 'dm', 'Hello'],
      ['noor.linnen', 'mention', undefined],
    ]);
  });

  test('is refused a name that Instagram would not take', async () => {
    const { status, answer } = await page.act('viewer', { username: 'not a name!', deed: 'dm' });

    expect(status).toBe(400);
    expect(answer.says).toContain('letters, digits');
    expect(acts()).toEqual([]);
  });

  test('is refused a story that is gone', async () => {
    const { storyId } = stage.instagram.postStory();
    stage.instagram.deleteStory(storyId);

    const { status, answer } = await beViewer({ deed: 'reply', storyId });

    expect(status).toBe(409);
    expect(answer.says).toContain('no longer live');
  });
});

describe('what happened just now', () => {
  test('says who wrote what, but not the words that were unsent since', async () => {
    const viewer = stage.instagram.viewer('noor.linnen');
    const { mid } = viewer.sendDm('I should not have said this');
    viewer.sendDm('Hello');
    viewer.edit(mid, 'Nor this');
    viewer.unsend(mid);

    const drawn = (await page.pieces('ana')).get('acts')?.html ?? '';

    expect(drawn).toContain('Hello');
    expect(drawn).toContain('unsent a message');
    expect(drawn).not.toContain('should not have');
    expect(drawn).not.toContain('Nor this');
  });
});

describe('live stories', () => {
  test('stand newest first, with viewers counted once each', async () => {
    await page.act('story', { caption: 'Bowls' });
    await page.act('story', { caption: '<img src=x onerror=alert(1)>' });
    const storyId = stage.instagram.ledger.acts[0]?.storyId;
    await beViewer({ deed: 'watch', storyId });
    await beViewer({ deed: 'watch', storyId });

    const stories = (await page.pieces('ana')).get('stories')?.html ?? '';

    expect(stories.indexOf('onerror')).toBeLessThan(stories.indexOf('Bowls'));
    expect(stories).not.toContain('<img src=x');
    expect(stories).toMatch(/Bowls.*1 viewer · 0 replies/s);
  });

  test('give their viewer list as it is copied out of the app', async () => {
    const { storyId } = stage.instagram.postStory();
    await beViewer({ deed: 'watch', storyId });

    expect((await page.act('viewers', { storyId })).answer.text).toMatch(/^noor\.linnen\nFollow$/);
  });
});

describe('the story day', () => {
  test('plays, pauses and plays on', async () => {
    const controls = async () => (await page.pieces('ana')).get('day-controls')?.html;

    expect(await controls()).toContain('Play a new story day');
    await page.act('day', { act: 'play' });
    expect(await controls()).toContain('Pause');
    await page.act('day', { act: 'pause' });
    expect(await controls()).toContain('Play on');
    await page.act('day', { act: 'resume' });
    expect(await controls()).toContain('Pause');
  });

  test('takes a sensible speed only', async () => {
    expect((await page.act('day', { act: 'speed', speed: 360 })).status).toBe(200);
    expect((await page.act('day', { act: 'speed', speed: 0 })).status).toBe(400);
  });
});

import { describe, expect, test } from 'vitest';
import { localSetup } from './local-setup.ts';

async function watchedStory() {
  const setup = await localSetup();
  const { storyId } = setup.instagram.postStory();
  setup.instagram.viewer('ana.garnier', { displayName: 'Ana 🌿', followedByAccount: true }).viewStory(storyId);
  setup.instagram.viewer('bram_v').viewStory(storyId);
  setup.instagram.viewer('ana.garnier').viewStory(storyId);
  return { ...setup, storyId };
}

describe('the viewer list, once copied', () => {
  test('has each person once, the last viewer first', async () => {
    const { instagram, storyId } = await watchedStory();

    expect(instagram.viewerList(storyId, { shape: 'usernames' })).toBe('ana.garnier\nbram_v');
  });

  test('carries display names, labels and blank lines', async () => {
    const { instagram, storyId } = await watchedStory();

    expect(instagram.viewerList(storyId)).toBe('ana.garnier\nAna 🌿\nFollowing\n\nbram_v\nFollow');
  });

  test('carries picture labels in the app’s language when the page was selected whole', async () => {
    const { instagram, storyId } = await watchedStory();

    expect(instagram.viewerList(storyId, { shape: 'web', language: 'nl' })).toBe(
      'Kijkers\n2\n\nProfielfoto van ana.garnier\nana.garnier\nAna 🌿\nVolgend\n\nProfielfoto van bram_v\nbram_v\nVolgen\n',
    );
  });

  test('is gone with the story', async () => {
    const { instagram, storyId, clock } = await watchedStory();
    await clock.advance(24 * 3_600_000);

    expect(() => instagram.viewerList(storyId)).toThrow('no longer live');
  });
});

import type { Story } from '../../../src/domain/story/story.ts';
import type { StoryStore } from '../../../src/domain/story/story-store.ts';
import type { EngineTransaction } from './engine.ts';
import { byText, byTime } from './order.ts';
import { insertRow, lockRow, updateRow } from './statements.ts';
import { keyOf, stories } from './tables.ts';

export function modelStoryStore(tx: EngineTransaction): StoryStore {
  const newestFirst = () => [...tx.rows(stories)].map(({ story }) => story).toSorted(fromNewest);
  return {
    find: async (team, account, id) => tx.get(stories, keyOf(team, account, id))?.story,
    lock: async (team, account, id) => (await lockRow(tx, stories, keyOf(team, account, id)))?.story,
    add: (story, openedBy) => insertRow(tx, stories, keyOf(story.team, story.account, story.id), { story, openedBy }),

    async save(story) {
      await updateRow(tx, stories, keyOf(story.team, story.account, story.id), (row) => ({ ...row, story }));
    },

    async latest(account, limit) {
      return newestFirst()
        .filter((story) => story.team === account.team && story.account === account.id)
        .slice(0, limit)
        .map(({ id }) => id);
    },

    async live(team, accounts) {
      return newestFirst().filter(
        (story) => story.team === team && accounts.includes(story.account) && story.closedAt === undefined,
      );
    },
  };
}

const fromNewest = (a: Story, b: Story) => byTime(b.postedAt, a.postedAt) || byText(b.id, a.id);

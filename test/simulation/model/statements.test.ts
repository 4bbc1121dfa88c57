import { describe, expect, test } from 'vitest';
import { noon } from '../../domain/builders.ts';
import { anAccount, aStory } from '../../integrations/postgres/stores/builders.ts';
import { modelAccountStore } from './account-store.ts';
import { engine } from './engine.ts';
import { modelStoryStore } from './story-store.ts';

const account = anAccount();
const story = aStory();

/** Two transactions over one database, with an account and no story in it. */
async function two() {
  const database = engine();
  const before = database.begin();
  await modelAccountStore(before).put(account, noon);
  before.commit();
  return [database.begin(), database.begin()] as const;
}

/** Whether it has come to an end once all that can go on has gone on. */
async function isOver(work: Promise<unknown>): Promise<boolean> {
  let over = false;
  void work.then(() => {
    over = true;
  });
  await new Promise(setImmediate);
  return over;
}

describe('a row that two transactions insert', () => {
  test('is the first one’s, and the second waits to be told so', async () => {
    const [first, second] = await two();
    expect(await modelStoryStore(first).add(story, undefined)).toBe(true);

    const added = modelStoryStore(second).add(story, undefined);
    expect(await isOver(added)).toBe(false);
    first.commit();

    expect(await added).toBe(false);
  });

  test('is the second one’s when the first changes its mind', async () => {
    const [first, second] = await two();
    await modelStoryStore(first).add(story, undefined);

    const added = modelStoryStore(second).add(story, undefined);
    first.rollback();

    expect(await added).toBe(true);
  });
});

describe('a row that two transactions change', () => {
  test('is read anew by the second, and left alone when it matches no more', async () => {
    const [first, second] = await two();
    const { id, team } = account;
    expect(await modelAccountStore(first).adoptToken(team, id, 'IG-1')).toBe(true);

    const adopted = modelAccountStore(second).adoptToken(team, id, 'IG-1');
    expect(await isOver(adopted)).toBe(false);
    first.commit();

    expect(await adopted).toBe(false);
  });

  test('keeps what the first wrote beside what the second writes', async () => {
    const [first, second] = await two();
    const { id, team } = account;
    await modelAccountStore(first).putDigestTime(team, id, '07:30');

    const named = modelAccountStore(second).putUserName(team, id, 'cafe.ben');
    first.commit();
    await named;

    expect(await modelAccountStore(second).digestTime(team, id)).toBe('07:30');
    expect(await modelAccountStore(second).find(team, id)).toMatchObject({ userName: 'cafe.ben' });
  });

  test('is not waited for where it does not match', async () => {
    const [first, second] = await two();
    const { id, team } = account;
    await modelAccountStore(first).putUserName(team, id, 'cafe.ben');

    await modelAccountStore(second).forgetRestrictions(team, id);

    expect(await modelAccountStore(second).find(team, id)).toEqual(account);
  });
});

test('a row that is not there is not waited for by whoever wants to lock it', async () => {
  const [first, second] = await two();
  await modelStoryStore(first).add(story, undefined);

  expect(await modelStoryStore(second).lock(story.team, story.account, story.id)).toBeUndefined();
});

import { describe, expect, test } from 'vitest';
import {
  hoursAgoProblem,
  openStoryModal,
  parseHoursAgo,
  parseOpenStoryMetadata,
} from '../../../src/bot/capture/open-story-modal.ts';
import { accountId } from '../../../src/domain/ids.ts';
import { type Account, languages } from '../../../src/domain/team/account.ts';
import { validateView } from '../../../src/sandbox/slack/block-kit/validate-view.ts';
import { anAccount } from '../messages/desk-builders.ts';

const account = anAccount({ userName: 'atelier.lumiere' });
const other = anAccount({ id: accountId('17841400000000002'), userName: undefined });

describe('opening a story by hand', () => {
  test.each(languages)('is a view that Slack takes, in %s', (language) => {
    const reader = { language, timeZone: 'UTC' };
    expect(validateView(openStoryModal([account], reader))).toEqual([]);
    expect(validateView(openStoryModal([account, other], reader))).toEqual([]);
  });

  test('remembers for which account', () => {
    const view = openStoryModal([account], { language: 'en', timeZone: 'UTC' });
    expect(parseOpenStoryMetadata(view.private_metadata)).toBe(account.id);
  });

  test('asks which account, and names those it can, when there are several', () => {
    const asks = (accounts: readonly Account[]) =>
      JSON.stringify(openStoryModal(accounts, { language: 'en', timeZone: 'UTC' }).blocks).match(/(?<="value":")\d+/g);

    expect(asks([account])).toBeNull();
    expect(new Set(asks([account, other]))).toEqual(new Set([account.id, other.id]));
  });

  test.each([undefined, '', 'x', '{}', '{"account":""}', '7'])('forgets what is not ours: %j', (text) => {
    expect(parseOpenStoryMetadata(text)).toBeUndefined();
  });
});

describe('how many hours ago it was posted', () => {
  test.each([
    [undefined, 0],
    [null, 0],
    ['', 0],
    [' ', 0],
    ['0', 0],
    ['2.5', 2.5],
    ['23.99', 23.99],
  ])('%j is %d', (typed, hours) => {
    expect(parseHoursAgo(typed)).toBe(hours);
  });

  test.each(['24', '-1', 'two', 'NaN', 'Infinity'])('%j is not an age a live story can have', (typed) => {
    expect(parseHoursAgo(typed)).toBeUndefined();
    expect(hoursAgoProblem('en')).toContain('24');
  });
});

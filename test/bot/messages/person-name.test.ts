import { describe, expect, test } from 'vitest';
import { personLink, personName, personNamePlain } from '../../../src/bot/messages/person-name.ts';
import { hostileTexts } from './hostile-texts.ts';

describe('what a viewer is called', () => {
  test('is their handle, with a link to the profile', () => {
    expect(personLink({ handle: 'lea.martin_', displayName: 'Léa' }, 'en')).toBe(
      '<https://www.instagram.com/lea.martin_/|@lea.martin_>',
    );
  });

  test('stays as it is written when it begins with an underscore, which would begin italics', () => {
    expect(personName({ handle: '_lea_', displayName: undefined }, 'en')).toBe('@\u200b_\u200blea_');
  });

  test('is what they call themselves while the handle is unknown', () => {
    expect(personLink({ handle: undefined, displayName: 'Léa 🌸' }, 'en')).toBe('Léa 🌸');
  });

  test.each(['', '  ', '\u200b'])('is said in words when there is no name to show: %j', (blank) => {
    expect(personName({ handle: blank, displayName: blank }, 'en')).toBe(
      'somebody whose name Instagram has not told us yet',
    );
  });

  test('never calls everybody, even when that is their handle', () => {
    expect(personLink({ handle: 'here', displayName: undefined }, 'en')).toBe(
      '<https://www.instagram.com/here/|@\u200bhere>',
    );
    expect(personNamePlain({ handle: 'channel', displayName: undefined }, 'en')).toBe('@\u200bchannel');
  });

  test.each(Object.values(hostileTexts))('is never a link unless Instagram could have given the name: %j', (name) => {
    expect(personLink({ handle: name, displayName: undefined }, 'en')).not.toContain('<https:');
  });
});

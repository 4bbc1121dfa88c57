import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstNameOf } from '../../../src/domain/template/first-name.ts';

describe('a first name', () => {
  test.each([
    ['Marie Dupont', 'Marie'],
    ['💫Marie💫', 'Marie'],
    ['✨ 𝓜𝓪𝓻𝓲𝓮 ✨', 'Marie'],
    ['ｅｍｍａ', 'Emma'],
    ['Dr. Anna-Lena', 'Anna-Lena'],
    ['Prof. Dr. Sarah K.', 'Sarah'],
    ['Mme Claire Petit', 'Claire'],
    ['MARIE DUPONT', 'Marie'],
    ['JEAN-LUC PICARD', 'Jean-Luc'],
    ['MARIE de la Tour', 'Marie'],
    ['marie', 'Marie'],
    ['McKenzie Lee', 'McKenzie'],
    ["d'angelo", 'D’Angelo'],
    ['Anna van Dijk', 'Anna'],
    ['zoé 🌸 maman de 2', 'Zoé'],
    ['Marie | Photographe', 'Marie'],
    ['Élodie, Paris', 'Élodie'],
    ['emma (she/her)', 'Emma'],
    ['Tom – coach', 'Tom'],
    ['Léa🏳️‍🌈Martin', 'Léa'],
    ['Łukasz', 'Łukasz'],
    ['Анна Петрова', 'Анна'],
    ['\u202eMarie\u202c', 'Marie'],
  ])('is read from %j: %s', (displayName, firstName) => {
    expect(firstNameOf(displayName)).toBe(firstName);
  });

  test.each([
    ['a studio', 'Studio Nine'],
    ['a shop with an article', 'The Coffee Shop'],
    ['a shop with a genitive', 'Sarah’s Bakery'],
    ['a trade', 'Marie Photography'],
    ['a company', 'Janssens BV'],
    ['initials that nobody pronounces', 'BMW'],
    ['a couple', 'Marie & Tom'],
    ['a slogan', 'living my best life'],
    ['an initial', 'J. Smith'],
    ['one letter of a rare script', '𒾐'], // two units of UTF-16
    ['a user name with a dot', 'marie.dupont'],
    ['a user name with a digit', 'marie75'],
    ['a handle', '@marie'],
    ['a family name in capitals first', 'DUPONT Marie'],
    ['a family name alone', 'Van der Berg'],
    ['a script that begins with the family name', '王小明'],
    ['emoji alone', '✨💫'],
    ['nothing', ''],
    ['spaces', '  '],
  ])('is not guessed from %s: %j', (_, displayName) => {
    expect(firstNameOf(displayName)).toBeUndefined();
  });

  test('holds nothing but letters, a hyphen or an apostrophe, whatever people call themselves', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (displayName) => {
        const firstName = firstNameOf(displayName);
        if (firstName !== undefined) expect(firstName).toMatch(/^[\p{L}\p{M}’-]{2,60}$/u);
      }),
    );
  });
});

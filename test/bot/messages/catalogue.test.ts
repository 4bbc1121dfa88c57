import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { catalogues, type MessageKey } from '../../../src/bot/messages/catalogue.ts';
import { languages } from '../../../src/domain/team/account.ts';

const keys = Object.keys(catalogues.en) as MessageKey[];
const each = languages.flatMap((language) => keys.map((key) => [language, key, catalogues[language][key]] as const));

/** The arguments of a message as the formatter's own parser finds them. */
function argumentsOf(literal: string): string[] {
  const names = new Set<string>();
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('value' in node && 'type' in node && typeof node.value === 'string' && node.type !== 0) names.add(node.value);
    for (const child of Object.values(node)) visit(child);
  };
  visit(new IntlMessageFormat(literal, 'en', undefined, { ignoreTag: true }).getAst());
  return [...names].sort();
}

describe('the catalogue', () => {
  test.each(languages)('says the same things in %s, with the same arguments', (language) => {
    const told = keys.map((key) => [key, argumentsOf(catalogues[language][key])]);
    const meant = keys.map((key) => [key, argumentsOf(catalogues.en[key])]);
    expect(told).toEqual(meant);
  });

  test.each(languages)('has no plural in %s without the cases that language needs', (language) => {
    const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const lacking = keys.filter((key) => {
      const literal = catalogues[language][key];
      return literal.includes(', plural,') && needed.some((category) => !literal.includes(`${category} {`));
    });
    expect(lacking).toEqual([]);
  });

  test('uses no ASCII apostrophe, which ICU takes for a quote, and nothing that Slack takes for markup', () => {
    expect(each.filter(([, , literal]) => /['"<>&*~`]|https?:/.test(literal))).toEqual([]);
  });

  test('speaks to French and Dutch people as one of the team', () => {
    expect(keys.filter((key) => /\b(vous|votre|vos)\b/i.test(catalogues.fr[key]))).toEqual([]);
    expect(keys.filter((key) => /\b(u|uw)\b/i.test(catalogues.nl[key]))).toEqual([]);
  });

  test('keeps the English button words that the contract fixes', () => {
    const words = keys.filter((key) => key.startsWith('button.')).map((key) => catalogues.en[key]);
    expect(words.sort()).toEqual(
      [
        'Claim',
        'Pass',
        'Release',
        'Answer',
        'Use',
        'Not a lead',
        'Won',
        'Lost',
        'Snooze',
        'Wake up now',
        'Opt out',
        'Why?',
        'Reopen',
        'Take the shift',
        'Leave the shift',
        'Capture viewers',
        'Claim next',
        'Open a story',
        'Cancel',
        'It arrived',
        'Send again',
        'I sent it',
        'Not sent',
        'Show the text',
        'Claim leftovers',
        'Requeue missed',
        'Full report',
        'Change hour',
      ].sort(),
    );
  });

  test.each(languages)('fits on buttons in %s: Slack shows about thirty characters', (language) => {
    const long = keys.filter((key) => key.startsWith('button.') && catalogues[language][key].length > 30);
    expect(long).toEqual([]);
  });
});

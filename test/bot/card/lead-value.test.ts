import { describe, expect, test } from 'vitest';
import { leadChoiceValue, leadValue, parseLeadChoice, parseLeadValue } from '../../../src/bot/card/lead-value.ts';
import { anOpenLead } from '../messages/desk-builders.ts';

const lead = anOpenLead({ version: 1_000_000 });
const press = { lead: lead.id, version: 1_000_000 };

describe('what a card’s button carries', () => {
  test('comes back as it went out', () => {
    expect(parseLeadValue(leadValue(lead))).toEqual(press);
  });

  test.each([undefined, '', 'x', 'x|', '|3', 'x|-1', 'x|1.5', 'x|3|4', 'x|9999999999999999', '{"lead":"x"}'])(
    'is refused when it is not ours: %j',
    (value) => {
      expect(parseLeadValue(value)).toBeUndefined();
    },
  );
});

describe('what a choice in a card’s menu carries', () => {
  test.each(['pass', 'dismiss', 'explain'] as const)('comes back as it went out: %s', (choice) => {
    expect(parseLeadChoice(leadChoiceValue(choice, lead))).toEqual({ choice, ...press });
  });

  test('fits into the 75 characters of an option', () => {
    expect(leadChoiceValue('dismiss', lead).length).toBeLessThanOrEqual(75);
  });

  test.each([undefined, '', 'x|3', 'burn|x|3', 'pass|x', 'pass|x|y'])('is refused when it is not ours: %j', (value) => {
    expect(parseLeadChoice(value)).toBeUndefined();
  });
});

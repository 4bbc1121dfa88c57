import type { Figures, TemplateFigures } from '../../../src/domain/figures/figures.ts';
import { reckonFigures } from '../../../src/domain/figures/figures.ts';
import type { LeadFacts } from '../../../src/domain/figures/lead-facts.ts';
import type { Rate } from '../../../src/domain/figures/rate.ts';
import { templateKey } from '../../../src/domain/ids.ts';
import { defaultSettings } from '../../../src/domain/team/settings.ts';
import { hoursLater } from '../builders.ts';
import { conversionFacts } from '../figures/fact-builders.ts';

const none: Rate = { hits: 0, of: 0 };

/** A wording to which so many of so many replied. */
export const aWording = (key: string, hits: number, of: number): TemplateFigures => ({
  key: templateKey(key),
  variant: 'a',
  language: 'en',
  touches: { sent: of, seen: none, replied: { hits, of }, clicked: none, sold: none },
  money: { conversions: 0, refunds: 0, unattributed: 0, withoutValue: 0, byCurrency: [] },
});

/** The figures of a day with these leads and so many sales. */
export const aDay = (leads: readonly LeadFacts[], sales = 0): Figures =>
  reckonFigures(
    { leads, touches: [], conversions: Array.from({ length: sales }, () => conversionFacts()), costs: [] },
    {
      period: { from: '2026-11-20', to: '2026-11-20', timeZone: 'Europe/Paris' },
      timeZone: 'Europe/Paris',
      rhythm: defaultSettings.rhythm,
      money: defaultSettings.money,
      hours: undefined,
      asOf: hoursLater(24),
    },
  );

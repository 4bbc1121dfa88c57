import type { englishCosts } from '../en/costs.ts';
import type { TranslationOf } from '../translation.ts';

export const dutchCosts = {
  'cost.title': 'Uitgave',
  'cost.submit': 'Noteren',
  'cost.account': 'Account',
  'cost.amount': 'Bedrag',
  'cost.amountHint': 'Een getal boven 0, zoals 120 of 49,90, zonder scheidingsteken voor duizendtallen.',
  'cost.from': 'Van',
  'cost.to': 'Tot en met',
  'cost.toHint': 'Beide dagen tellen mee, en het bedrag wordt gelijk over alle dagen verdeeld.',
  'cost.campaign': 'Campagne',
  'cost.campaignHint': 'Zoals ze elders ook heet. Laat leeg als het geld voor geen campagne was.',
  'cost.endsBeforeStart': 'Dat is voor de eerste dag. Kies een latere.',
  'cost.tooManyDays': 'Hoogstens {days, number} dagen: noteer een langere tijd in delen.',
  'cost.notACampaign': 'Schrijf de naam op één regel, met hoogstens 200 tekens.',
  'cost.noted': 'Genoteerd: {amount}, {days}.',
  'cost.notedFor': 'Genoteerd: {amount} voor {campaign}, {days}.',
} as const satisfies TranslationOf<typeof englishCosts>;

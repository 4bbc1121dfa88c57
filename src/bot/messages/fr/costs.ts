import type { englishCosts } from '../en/costs.ts';
import type { TranslationOf } from '../translation.ts';

export const frenchCosts = {
  'cost.title': 'Dépense',
  'cost.submit': 'Noter',
  'cost.account': 'Compte',
  'cost.amount': 'Montant',
  'cost.amountHint': 'Un nombre supérieur à 0, comme 120 ou 49,90, sans séparateur de milliers.',
  'cost.from': 'Du',
  'cost.to': 'Au',
  'cost.toHint': 'Les deux jours comptent, et le montant est réparti également sur tous.',
  'cost.campaign': 'Campagne',
  'cost.campaignHint': 'Son nom, le même qu’ailleurs. Laisse vide si la dépense n’est pour aucune campagne.',
  'cost.endsBeforeStart': 'C’est avant le premier jour. Choisis-en un plus tard.',
  'cost.tooManyDays': 'Au plus {days, number} jours : note une période plus longue en plusieurs fois.',
  'cost.notACampaign': 'Écris le nom sur une ligne, en 200 caractères au plus.',
  'cost.noted': 'Noté : {amount}, {days}.',
  'cost.notedFor': 'Noté : {amount} pour {campaign}, {days}.',
} as const satisfies TranslationOf<typeof englishCosts>;

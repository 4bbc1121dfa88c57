import type { ThreadFacts } from '../../../src/domain/card/thread-facts.ts';
import type { Language } from '../../../src/domain/team/account.ts';
import { nothingYet } from '../../domain/builders.ts';
import { aTemplate } from '../../domain/template/template-builders.ts';
import { aLine } from '../composer/composer-builders.ts';
import { aCard, aClaimedLead, anAccount, anOpenLead, at, ben } from '../messages/desk-builders.ts';

/** Léa asked for the price at 09:04, and Ben has claimed her. */
export const someSuggestions = (over: Partial<ThreadFacts> = {}, language: Language = 'en'): ThreadFacts => ({
  what: 'suggestions',
  card: aCard({ lead: aClaimedLead(), account: anAccount({ language }) }),
  isOfUse: true,
  conversation: [aLine()],
  templates: [aTemplate()],
  used: [],
  ...over,
});

export const aContactedLead = () => ({
  ...anOpenLead(),
  status: 'contacted' as const,
  owner: ben,
  contactedAt: at('09:06'),
  lastTouchAt: at('09:06'),
});

export const aRepliedLead = () => ({ ...aContactedLead(), status: 'replied' as const, repliedAt: at('09:20') });

export const aSnoozedLead = () => ({
  ...anOpenLead(),
  ...nothingYet,
  status: 'snoozed' as const,
  snoozedUntil: at('15:00'),
  snoozedBy: ben,
});

/** Ben wrote to Léa at 09:06, and she wrote back at 09:20. */
export const aReply = (over: Partial<ThreadFacts> = {}, language: Language = 'en'): ThreadFacts => ({
  what: `reply-${at('09:06').getTime()}`,
  card: aCard({ lead: aRepliedLead(), account: anAccount({ language }), words: { kind: 'text', text: 'In blue?' } }),
  isOfUse: true,
  conversation: [
    aLine(),
    aLine({ from: 'us', text: 'It is 40 euro', by: ben, at: at('09:06') }),
    aLine({ text: 'In blue?', at: at('09:20') }),
  ],
  templates: [],
  used: [],
  ...over,
});

import { composerDraft } from '../../../src/bot/composer/composer-draft.ts';
import type { ComposerEntry } from '../../../src/bot/composer/composer-entry.ts';
import type { ComposerContent } from '../../../src/bot/composer/composer-modal.ts';
import { firstWording, suggestAnswers } from '../../../src/bot/composer/suggest-answers.ts';
import type { Reader } from '../../../src/bot/messages/reader.ts';
import { messageId } from '../../../src/domain/ids.ts';
import type { Language } from '../../../src/domain/team/account.ts';
import { defaultSettings } from '../../../src/domain/team/settings.ts';
import type { Template } from '../../../src/domain/template/template.ts';
import type { ComposerFacts } from '../../../src/domain/touch/composer-facts.ts';
import type { ConversationLine } from '../../../src/domain/touch/conversation.ts';
import { type PersonFacts, planRoutes } from '../../../src/domain/touch/plan-routes.ts';
import type { SendingAccount } from '../../../src/domain/touch/sending-account.ts';
import { aTemplate } from '../../domain/template/template-builders.ts';
import { aPerson, aSendingAccount } from '../../domain/touch/touch-builders.ts';
import { aCard, aClaimedLead, at } from '../messages/desk-builders.ts';

export const reader = (language: Language = 'en'): Reader => ({ language, timeZone: 'Europe/Paris' });

export const aLine = (over: Partial<ConversationLine> = {}): ConversationLine => ({
  from: 'them',
  message: messageId('m1'),
  text: 'price?',
  unsent: false,
  at: at('09:04'),
  by: undefined,
  seenAt: undefined,
  ...over,
});

/** Léa, who asked for the price at 09:04, is claimed by Ben; a reply may go out until tomorrow 09:04. */
export const someFacts = (
  over: Partial<ComposerFacts> = {},
  person: Partial<PersonFacts> = {},
  account: Partial<SendingAccount> = {},
): ComposerFacts => ({
  card: aCard({ lead: aClaimedLead(), touch: undefined }),
  plans: plansFor(person, account),
  conversation: [aLine()],
  used: [],
  step: 'day0',
  touch: undefined,
  ...over,
});

/** How each kind of text may go to her at 09:10. */
export function plansFor(
  person: Partial<PersonFacts> = {},
  account: Partial<SendingAccount> = {},
  now = at('09:10'),
): ComposerFacts['plans'] {
  const wrote = {
    kind: 'dm',
    happenedAt: at('09:04'),
    message: messageId('m1'),
    about: {},
    withdrawnAt: undefined,
  } as const;
  const plan = (text: 'personal' | 'template' | 'promotional') =>
    planRoutes({
      person: aPerson({ acts: [wrote], userName: 'lea.martin', ...person }),
      account: aSendingAccount({ humanAgent: false, ...account }),
      text,
      now,
    });
  return { personal: plan('personal'), template: plan('template'), promotional: plan('promotional') };
}

const nothingEntered: ComposerEntry = {
  wording: undefined,
  route: undefined,
  written: undefined,
  answers: new Map(),
};

export interface Written extends Partial<ComposerEntry> {
  readonly facts?: ComposerFacts;
  readonly templates?: readonly Template[];
  readonly language?: Language;
}

/** What somebody has written so far, by default in their own words. */
export const aDraft = ({ facts = someFacts(), templates = [aTemplate()], language = 'en', ...entry }: Written = {}) =>
  composerDraft(
    { facts, templates, settings: defaultSettings.sending, agentName: 'Ben' },
    { ...nothingEntered, ...entry },
    reader(language),
  );

/** The composer as it opens: with the best suggestion. */
export function aComposer({ facts = someFacts(), templates = [aTemplate()], ...rest }: Written = {}): ComposerContent {
  const suggestions = suggestAnswers(facts, templates);
  return {
    facts,
    templates,
    suggestions,
    draft: aDraft({ facts, templates, wording: firstWording(facts, suggestions), ...rest }),
    answers: rest.answers ?? new Map(),
    generation: 0,
    cause: 'button',
    now: at('09:10'),
  };
}

import { templateKey } from '../ids.ts';
import type { Step } from '../touch/step.ts';
import { englishTemplates } from './library/en.ts';
import { frenchTemplates } from './library/fr.ts';
import type { LibraryKey, LibraryTexts } from './library/library-texts.ts';
import { dutchTemplates } from './library/nl.ts';
import type { TemplateContent } from './template.ts';

type Use = Pick<TemplateContent, 'kind' | 'step' | 'signals' | 'segments' | 'promotional'>;
type For = Partial<Pick<Use, 'signals' | 'segments' | 'promotional'>>;

const dm = (step: Step, { signals = [], segments = [], promotional = false }: For = {}): Use => ({
  kind: 'dm',
  step,
  signals,
  segments,
  promotional,
});
const commentReply: Use = { ...dm('day0', { signals: ['comment'] }), kind: 'comment-reply' };

/** What each ready template is for; its words are in `library`, one file per language. */
const uses: Readonly<Record<LibraryKey, Use>> = {
  'reply-thanks': dm('day0', { signals: ['story_reply', 'dm', 'comment', 'referral'], segments: ['hot'] }),
  'price-answer': dm('day0', { signals: ['story_reply', 'dm', 'comment', 'quick_reply'] }),
  'mention-thanks': dm('day0', { signals: ['mention'] }),
  'tap-thanks': dm('day0', { signals: ['sticker_tap', 'link_click', 'quick_reply', 'reaction'] }),
  'welcome-back': dm('day0', { signals: ['view', 'profile_visit', 'follow', 'reaction'], segments: ['warm'] }),
  'help-choosing': dm('day2'),
  'behind-the-scenes': dm('day2', { segments: ['warm', 'cool'] }),
  'one-next-step': dm('day5'),
  'held-for-you': dm('day5', { promotional: true }),
  'keep-in-touch': dm('nurture'),
  'comment-thanks': commentReply,
  'comment-see-messages': commentReply,
  'comment-answer': commentReply,
};

const texts: { readonly en: LibraryTexts; readonly fr: LibraryTexts; readonly nl: LibraryTexts } = {
  en: englishTemplates,
  fr: frenchTemplates,
  nl: dutchTemplates,
};

/** Ten messages and three comment replies for the guides' sequence, in every language: what a new desk begins with. */
export const templateLibrary: readonly TemplateContent[] = libraryKeys().map((key) => ({
  key: templateKey(key),
  ...uses[key],
  topics: [],
  archived: false,
  languages: { en: texts.en[key], fr: texts.fr[key], nl: texts.nl[key] },
}));

/** `Object.keys` does not know that a record has no other keys. */
function libraryKeys(): LibraryKey[] {
  return Object.keys(uses) as LibraryKey[];
}

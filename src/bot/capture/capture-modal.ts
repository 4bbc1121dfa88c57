import type { KnownBlock, ModalView } from '@slack/types';
import type { CaptureRefusal } from '../../domain/capture/capture.ts';
import type { Story } from '../../domain/story/story.ts';
import type { Language } from '../../domain/team/account.ts';
import { callbackIds } from '../messages/action-ids.ts';
import type { MessageKey } from '../messages/catalogue.ts';
import type { StoryRef } from '../messages/press-value.ts';
import type { Reader } from '../messages/reader.ts';
import { say } from '../messages/say.ts';
import { plainSection, plainText } from '../messages/text-blocks.ts';
import { namesInputs, onlyStory, storyInput } from './capture-inputs.ts';
import { captureMetadata } from './capture-metadata.ts';

/** The first step of a capture: paste the names. Its submit only reads them; nothing is saved yet. */
export function captureModal(
  { stories, chosen }: { readonly stories: readonly Story[]; readonly chosen?: StoryRef | undefined },
  reader: Reader,
): ModalView {
  const { language } = reader;
  if (stories.length === 0) return noStoryModal(language);
  return captureView(captureStep.read, { stories, chosen, texts: [], intro: [introBlock(language)] }, reader);
}

/** What differs between pasting and saving. */
export const captureStep = {
  read: { callbackId: callbackIds.captureRead, submit: 'capture.read' },
  save: { callbackId: callbackIds.captureSave, submit: 'capture.save' },
} as const;

/** A step of the capture: what to tell first, then the inputs, which are the same in every step. */
export function captureView(
  step: (typeof captureStep)[keyof typeof captureStep],
  content: {
    readonly stories: readonly Story[];
    readonly chosen: StoryRef | undefined;
    readonly texts: readonly string[];
    readonly intro: readonly KnownBlock[];
    readonly shown?: string;
  },
  reader: Reader,
): ModalView {
  const { language } = reader;
  const { stories, chosen, texts, intro, shown } = content;
  const choice = storyInput(stories, chosen, reader);
  const known = onlyStory(stories) ?? (choice ? undefined : chosen);
  return {
    type: 'modal',
    callback_id: step.callbackId,
    private_metadata: captureMetadata({ ...(known && { story: known }), ...(shown !== undefined && { shown }) }),
    title: plainText(say(language, 'capture.title')),
    submit: plainText(say(language, step.submit)),
    close: plainText(say(language, 'capture.cancel')),
    blocks: [...intro, ...(choice ? [choice] : []), ...namesInputs(texts, reader)],
  };
}

const introBlock = (language: Language) => plainSection('capture_intro', say(language, 'capture.intro'));

const noStoryModal = (language: Language): ModalView => ({
  type: 'modal',
  callback_id: callbackIds.captureDone,
  title: plainText(say(language, 'capture.title')),
  close: plainText(say(language, 'capture.done')),
  blocks: [plainSection('capture_intro', say(language, 'capture.noStory'))],
});

const refusalSentences = {
  'no-names': 'refusal.noNames',
  'unknown-story': 'refusal.unknownStory',
  'story-over': 'refusal.storyOver',
} as const satisfies Record<CaptureRefusal['kind'], MessageKey>;

/** Why a capture was not taken, for the `errors` of a modal's answer. */
export const captureProblem = (refusal: CaptureRefusal, language: Language): string =>
  say(language, refusalSentences[refusal.kind]);

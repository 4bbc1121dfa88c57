import type { KnownBlock, ModalView } from '@slack/types';
import type { CapturedName, CapturePreview, UnreadableLine } from '../../domain/capture/capture.ts';
import type { Story } from '../../domain/story/story.ts';
import type { Language } from '../../domain/team/account.ts';
import { foreignPlain } from '../messages/foreign-text.ts';
import { bold, joinMrkdwn, type Mrkdwn } from '../messages/mrkdwn.ts';
import { personName } from '../messages/person-name.ts';
import type { StoryRef } from '../messages/press-value.ts';
import type { Reader } from '../messages/reader.ts';
import { say, sayMrkdwn } from '../messages/say.ts';
import { divider, partsThatFit, plainSection, section } from '../messages/text-blocks.ts';
import { captureStep, captureView } from './capture-modal.ts';

/** What the second step of a capture shows. */
export interface CapturePreviewContent {
  readonly preview: CapturePreview;
  readonly stories: readonly Story[];
  readonly chosen: StoryRef;
  /** What was typed, box by box; stays editable. */
  readonly texts: readonly string[];
  /** A fingerprint of `texts` and `chosen`, by which Save knows whether it was this that was read. */
  readonly shown: string;
  /** Save was pressed on a text that had been changed since it was read. */
  readonly hasChanged?: boolean;
}

/** The second step of a capture: what was understood, to correct or to save. */
export function capturePreviewModal(content: CapturePreviewContent, reader: Reader): ModalView {
  const { preview, hasChanged } = content;
  const { language } = reader;
  const intro = [
    plainSection('capture_intro', say(language, hasChanged ? 'capture.changed' : 'capture.understood')),
    nameList('capture_fresh', 'capture.fresh', preview.fresh, language),
    nameList('capture_seen', 'capture.seenBefore', preview.seenBefore, language),
    nameList('capture_here', 'capture.alreadyHere', preview.alreadyHere, language),
    ...unreadableBlocks(preview.unreadable, language),
    divider('capture_divider'),
  ];
  return captureView(captureStep.save, { ...content, intro }, reader);
}

/** Enough names to see that the list was read right. */
const mostNames = 60;
/** Kept free for the heading and for how many more there are. */
const headingAndRest = 200;

function nameList(
  blockId: string,
  heading: 'capture.fresh' | 'capture.seenBefore' | 'capture.alreadyHere',
  names: readonly CapturedName[],
  language: Language,
): KnownBlock {
  const title = bold(sayMrkdwn(language, heading, { count: names.length }));
  const shown = names
    .slice(0, mostNames)
    .map(({ userName, displayName }): Mrkdwn => personName({ handle: userName, displayName }, language));
  const list = partsThatFit(shown, ', ', headingAndRest);
  const more = names.length - list.count;
  const rest = more > 0 ? sayMrkdwn(language, 'list.more', { count: more }) : undefined;
  return section(blockId, joinMrkdwn([title, joinMrkdwn([list.text, rest], ' ')], '\n'));
}

const mostUnreadable = 10;
const lineRoom = { graphemes: 60, units: 200 };

function unreadableBlocks(lines: readonly UnreadableLine[], language: Language): KnownBlock[] {
  if (lines.length === 0) return [];
  const more = lines.length - mostUnreadable;
  const text = [
    say(language, 'capture.unreadable', { count: lines.length }),
    ...lines
      .slice(0, mostUnreadable)
      .map(({ line }) => say(language, 'words.quoted', { words: foreignPlain(line, lineRoom) })),
    ...(more > 0 ? [say(language, 'list.more', { count: more })] : []),
  ];
  return [plainSection('capture_unreadable', text.join('\n'))];
}

import { z } from 'zod';
import type { ReadNames } from '../../domain/capture/capture.ts';
import { readNames } from '../../domain/capture/read-names.ts';
import { fingerprint } from '../fingerprint.ts';
import { parseStoryValue, type StoryRef } from '../messages/press-value.ts';
import type { ViewSubmission } from '../slack/interaction.ts';
import { captureBlocks, captureInput } from './capture-inputs.ts';
import { parseCaptureMetadata } from './capture-metadata.ts';

/** What was entered in a capture modal. */
export interface EnteredCapture {
  /** Undefined when none was chosen. */
  readonly story: StoryRef | undefined;
  /** Box by box. */
  readonly texts: readonly string[];
  readonly names: ReadNames;
  /** Equal for equal text about the same story. */
  readonly fingerprint: string;
  /** Of what the modal shows as understood; undefined before anything was. */
  readonly shown: string | undefined;
}

const selected = z.object({ [captureInput]: z.object({ selected_option: z.object({ value: z.string() }).nullish() }) });
const typed = z.object({ [captureInput]: z.object({ value: z.string().nullish() }) });

export async function readCapture({ values, privateMetadata }: ViewSubmission): Promise<EnteredCapture> {
  const metadata = parseCaptureMetadata(privateMetadata);
  const choice = selected.safeParse(values[captureBlocks.story]).data?.[captureInput].selected_option?.value;
  const texts = captureBlocks.names.map((block) => typed.safeParse(values[block]).data?.[captureInput].value ?? '');
  const story = parseStoryValue(choice) ?? metadata.story;
  return {
    story,
    texts,
    // People fill the next box where a person's lines end.
    names: readNames(texts.join('\n\n')),
    fingerprint: await fingerprint([story?.account, story?.story, ...texts]),
    shown: metadata.shown,
  };
}

import { z } from 'zod';
import { validateMessage } from '../block-kit/validate-message.ts';
import { type JsonObject, objectsIn } from '../json-object.ts';
import { refusedContent, SlackApiError } from '../slack-api-error.ts';
import type { MessageMetadata } from '../workspace/message.ts';
import { json } from './method.ts';

/** Source: docs.slack.dev/reference/methods/chat.postMessage, …/chat.update */
const LONGEST_POSTED_TEXT = 40_000;
const LONGEST_MARKDOWN_TEXT = 12_000;
const MOST_ATTACHMENTS = 100;

export const contentFields = {
  text: z.string().optional(),
  markdown_text: z.string().optional(),
  blocks: json(z.unknown()).optional(),
  attachments: json(z.unknown()).optional(),
  metadata: json(z.unknown()).optional(),
};

export type ContentArguments = z.output<z.ZodObject<typeof contentFields>>;

export type MessageContent = { text: string; blocks: JsonObject[]; attachments: JsonObject[] };

/** Text and blocks to show, or the error Slack would answer with. Text above 40,000 characters is cut. */
export function readContent(args: ContentArguments): MessageContent {
  if (args.markdown_text !== undefined) return markdownContent(args);
  const blocks = readBlocks(args.blocks);
  const attachments = readAttachments(args.attachments);
  const text = (args.text ?? '').slice(0, LONGEST_POSTED_TEXT);
  if (text === '' && blocks.length === 0 && attachments.length === 0) throw new SlackApiError('no_text');
  return { text, blocks, attachments };
}

/** `{}` means "none", as `chat.update` uses it to take metadata away. */
export function readMetadata(value: unknown): MessageMetadata | undefined {
  if (typeof value === 'object' && value !== null && Object.keys(value).length === 0) return undefined;
  const parsed = metadataSchema.safeParse(value);
  if (!parsed.success) throw new SlackApiError('invalid_metadata_format');
  return parsed.data;
}

const metadataSchema = z.looseObject({
  event_type: z.string().min(1),
  event_payload: z.record(z.string(), z.unknown()),
});

function markdownContent(args: ContentArguments): MessageContent {
  const markdown = args.markdown_text ?? '';
  if (args.text !== undefined || args.blocks !== undefined) throw new SlackApiError('markdown_text_conflict');
  if (markdown === '') throw new SlackApiError('no_text');
  if (markdown.length > LONGEST_MARKDOWN_TEXT) throw new SlackApiError('msg_too_long');
  return { text: markdown, blocks: [{ type: 'markdown', text: markdown }], attachments: [] };
}

function readBlocks(value: unknown): JsonObject[] {
  if (value === undefined || value === '') return [];
  if (!Array.isArray(value)) throw new SlackApiError('invalid_blocks_format');
  const problems = validateMessage(value);
  if (problems.length > 0) throw refusedContent('invalid_blocks', problems);
  return objectsIn(value);
}

function readAttachments(value: unknown): JsonObject[] {
  if (value === undefined || value === '') return [];
  if (!Array.isArray(value)) throw new SlackApiError('invalid_attachments');
  if (value.length > MOST_ATTACHMENTS) throw new SlackApiError('too_many_attachments');
  return objectsIn(value);
}

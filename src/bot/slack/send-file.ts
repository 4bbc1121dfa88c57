import type { SlackUserId } from '../../domain/ids.ts';
import type { Mrkdwn } from '../messages/mrkdwn.ts';
import type { SlackClients } from './slack-clients.ts';
import { type SlackFailure, slackFailure } from './slack-failure.ts';

export interface PrivateFile {
  readonly name: string;
  readonly title: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The message it comes with. */
  readonly comment: Mrkdwn;
}

export type FileSending =
  | { readonly kind: 'sent' }
  /** Somebody must give the app this permission. */
  | { readonly kind: 'missing-scope'; readonly scope: string }
  | { readonly kind: 'not-sent'; readonly failure: SlackFailure }
  /** No answer to the last call: it may stand in their messages, and only they can see whether it does. */
  | { readonly kind: 'unanswered' };

const uploadTimeoutMs = 60_000;

/**
 * Sends a file to one person, in their direct messages with us: nobody else can see it there, or find it.
 *
 * Never tried again by itself: what was shared twice would stand there twice.
 * Source: docs.slack.dev/messaging/working-with-files#uploading_files
 */
export async function sendFile(
  { posting, fetch }: SlackClients,
  to: SlackUserId,
  file: PrivateFile,
): Promise<FileSending> {
  let scope: 'im:write' | 'files:write' = 'im:write';
  let isShared = false;
  try {
    const opened = await posting.conversations.open({ users: to });
    const channel = present(opened.channel?.id, 'the channel that conversations.open opened');
    scope = 'files:write';
    const upload = await posting.files.getUploadURLExternal({ filename: file.name, length: file.bytes.byteLength });
    await putBytes(fetch, present(upload.upload_url, 'an address to upload to'), file.bytes);
    const id = present(upload.file_id, 'the id of the upload');
    isShared = true;
    await posting.files.completeUploadExternal({
      files: [{ id, title: file.title }],
      channel_id: channel,
      initial_comment: file.comment,
    });
    return { kind: 'sent' };
  } catch (error) {
    const failure = slackFailure(error);
    if (failure.kind === 'refused' && failure.code === 'missing_scope') return { kind: 'missing-scope', scope };
    return isShared && failure.kind === 'no-answer' ? { kind: 'unanswered' } : { kind: 'not-sent', failure };
  }
}

/** Slack takes the bytes at an address of their own, without a token. */
async function putBytes(ask: typeof fetch, url: string, bytes: PrivateFile['bytes']): Promise<void> {
  const response = await ask(url, { method: 'POST', body: bytes, signal: AbortSignal.timeout(uploadTimeoutMs) });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`Slack answered ${response.status} to an upload`);
}

function present<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new Error(`Slack did not tell ${what}`);
  return value;
}

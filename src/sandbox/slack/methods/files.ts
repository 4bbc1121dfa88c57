import { z } from 'zod';
import { announceMessage } from '../delivery/message-events.ts';
import type { JsonObject } from '../json-object.ts';
import { SlackApiError } from '../slack-api-error.ts';
import { fileObject, type StoredFile } from '../workspace/file.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { postableChannel } from './find-channel.ts';
import { readContent } from './message-content.ts';
import { json, type Method, method, wholeNumber } from './method.ts';

/** Source: docs.slack.dev/messaging/working-with-files */
export const fileMethods: Record<string, Method> = {
  'files.getUploadURLExternal': method(
    'tier4',
    z.object({ filename: z.string().min(1), length: wholeNumber, alt_text: z.string().max(1000).optional() }),
    (args, { workspace, origin }) => {
      if (args.length < 1) throw new SlackApiError('invalid_arguments', ['length must be at least 1']);
      const id = workspace.nextId('F');
      workspace.state.files[id] = {
        id,
        name: args.filename,
        title: args.filename,
        mimetype: 'application/octet-stream',
        bytes: '',
        size: args.length,
        user: workspace.identity.botUserId,
        created: workspace.nowSeconds(),
        complete: false,
        channels: [],
        ...(args.alt_text === undefined ? {} : { altText: args.alt_text }),
      };
      return { file_id: id, upload_url: `${origin}/upload/${id}` };
    },
  ),

  'files.completeUploadExternal': method(
    'tier4',
    z.object({
      files: json(z.array(z.looseObject({ id: z.string(), title: z.string().optional() })).min(1)),
      channel_id: z.string().optional(),
      thread_ts: z.string().optional(),
      initial_comment: z.string().optional(),
      blocks: json(z.unknown()).optional(),
    }),
    (args, { workspace, events, origin }) => {
      const channel = args.channel_id === undefined ? undefined : postableChannel(workspace, args.channel_id);
      const files = args.files.map(({ id, title }) => completeFile(workspace, id, title));
      if (channel) for (const file of files) file.channels.push(channel.id);
      const objects: JsonObject[] = files.map((file) => fileObject(file, origin));
      if (channel) {
        const content =
          args.blocks === undefined ? { text: args.initial_comment ?? '' } : readContent({ blocks: args.blocks });
        const message = workspace.addMessage({
          ...content,
          channel: channel.id,
          user: workspace.identity.botUserId,
          fromBot: true,
          files: objects,
          ...(args.thread_ts === undefined ? {} : { threadTs: args.thread_ts }),
        });
        void announceMessage(workspace, events, message);
      }
      workspace.changed({ kind: 'files' });
      return { files: objects };
    },
  ),

  'files.info': method('tier4', z.object({ file: z.string().min(1) }), (args, { workspace, origin }) => {
    const file = workspace.state.files[args.file];
    if (!file?.complete) throw new SlackApiError('file_not_found');
    return { file: fileObject(file, origin), response_metadata: { next_cursor: '' } };
  }),
};

function completeFile(workspace: Workspace, id: string, title: string | undefined): StoredFile {
  const file = workspace.state.files[id];
  if (!file || file.bytes === '') throw new SlackApiError('file_not_found');
  file.complete = true;
  if (title !== undefined) file.title = title;
  return file;
}

import { z } from 'zod';
import { announceEdit } from '../delivery/message-events.ts';
import type { JsonObject } from '../json-object.ts';
import { removeMessage } from '../methods/editing.ts';
import { contentFields, readContent } from '../methods/message-content.ts';
import { flag, type MethodContext } from '../methods/method.ts';
import { SlackApiError } from '../slack-api-error.ts';
import type { Message } from '../workspace/message.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { ResponseUrl } from '../workspace/workspace-state.ts';

/** Source: docs.slack.dev/interactivity/handling-user-interaction */
const MOST_USES = 5;
const LIVES_MS = 30 * 60_000;

const responseSchema = z.object({
  ...contentFields,
  response_type: z.enum(['ephemeral', 'in_channel']).optional(),
  replace_original: flag,
  delete_original: flag,
  thread_ts: z.string().optional(),
});

/** Something to show in answer to an interaction. */
export type InteractionResponse = z.output<typeof responseSchema>;

/** A link with which the app may answer an interaction of `user` in `channel`, about `messageTs` if given. */
export function issueResponseUrl(
  workspace: Workspace,
  origin: string,
  { user, channel, messageTs }: { user: string; channel: string; messageTs?: string | undefined },
): string {
  const id = workspace.nextId('response-');
  workspace.state.responseUrls[id] = {
    user,
    channel,
    issuedAtMs: workspace.nowMs(),
    uses: 0,
    ...(messageTs === undefined ? {} : { messageTs }),
  };
  return `${origin}/response/${id}`;
}

/** Applies what the app posted to a response URL; it works where the bot itself may not post. */
export function applyResponse(context: MethodContext, id: string, body: JsonObject): void {
  const { workspace } = context;
  const link = workspace.state.responseUrls[id];
  if (!link || workspace.nowMs() - link.issuedAtMs > LIVES_MS) throw new SlackApiError('expired_url');
  if (link.uses >= MOST_USES) throw new SlackApiError('used_url');
  const parsed = responseSchema.safeParse(body);
  if (!parsed.success) throw new SlackApiError('invalid_payload');
  const original = originalOf(workspace, link);
  if (parsed.data.delete_original) removeOriginal(workspace, link, original);
  else if (parsed.data.replace_original && original) replaceOriginal(context, link, original, parsed.data);
  else respond(workspace, link, parsed.data);
  link.uses += 1;
}

/** Content in an acknowledgement, such as `ack('Working on it')`; undefined when there is nothing to show. */
export function readResponse(answer: JsonObject): InteractionResponse | undefined {
  const parsed = responseSchema.safeParse(answer);
  const shows = parsed.success && (parsed.data.text || parsed.data.blocks || parsed.data.attachments);
  return shows ? parsed.data : undefined;
}

/** Shows an answer to a command or a new response: to the person alone unless `in_channel` is asked for. */
export function respond(
  workspace: Workspace,
  { user, channel }: Pick<ResponseUrl, 'user' | 'channel'>,
  body: InteractionResponse,
): void {
  const parts = {
    ...readContent(body),
    channel,
    user: workspace.identity.botUserId,
    fromBot: true,
    ...(body.thread_ts === undefined ? {} : { threadTs: body.thread_ts }),
  };
  if (body.response_type === 'in_channel') workspace.addMessage(parts);
  else workspace.addEphemeral(user, parts);
}

function originalOf(workspace: Workspace, { user, channel, messageTs }: ResponseUrl): Message | undefined {
  if (messageTs === undefined) return undefined;
  const ephemeral = workspace.state.ephemerals[user]?.find(({ ts }) => ts === messageTs);
  return ephemeral ?? workspace.findMessage(channel, messageTs);
}

function removeOriginal(workspace: Workspace, { user }: ResponseUrl, original: Message | undefined): void {
  if (!original) return;
  const ephemerals = workspace.state.ephemerals[user] ?? [];
  if (!ephemerals.includes(original)) {
    removeMessage(workspace, original);
    return;
  }
  workspace.state.ephemerals[user] = ephemerals.filter((message) => message !== original);
  workspace.changed({ kind: 'ephemeral', user });
}

function replaceOriginal(
  { workspace, events }: MethodContext,
  { user, channel }: ResponseUrl,
  original: Message,
  body: InteractionResponse,
): void {
  const content = readContent(body);
  const before = structuredClone(original);
  Object.assign(original, { ...content, blocks: workspace.identified(content.blocks), edits: original.edits + 1 });
  if (workspace.state.ephemerals[user]?.includes(original)) workspace.changed({ kind: 'ephemeral', user });
  else {
    workspace.changed({ kind: 'message', channel });
    void announceEdit(workspace, events, original, before);
  }
}

import { z } from 'zod';
import { type GraphCall, requireOwnAccount } from './graph-call.ts';
import { refusal } from './graph-error.ts';
import type { SentMessage } from './instagram-ledger.ts';
import { addMessage, markSeen } from './instagram-stage.ts';
import type { Account, Comment, Thread } from './instagram-world.ts';
import { type Body, messagingBody, messagingItem } from './payloads.ts';

const hour = 60 * 60_000;
/** Source: Instagram messaging policy (2026-09-28), private replies, send message. */
const windowMs = 24 * hour;
const humanAgentMs = 7 * 24 * hour;
const privateReplyMs = 7 * 24 * hour;
const textBytes = 1000;
const quickReplyLimit = 13;
const imageLimit = 10;

const sendRequest = z.object({
  recipient: z.union([z.object({ id: z.string() }), z.object({ comment_id: z.string() })]),
  messaging_type: z.string().optional(),
  tag: z.string().optional(),
  message: z
    .looseObject({
      text: z.string().min(1).optional(),
      attachment: z.looseObject({ type: z.string(), payload: z.unknown().optional() }).optional(),
      attachments: z
        .array(z.looseObject({ type: z.literal('image') }))
        .max(imageLimit)
        .optional(),
      quick_replies: z
        .array(z.looseObject({ content_type: z.literal('text') }))
        .max(quickReplyLimit)
        .optional(),
    })
    .refine(({ text, attachment, attachments }) => [text, attachment, attachments].filter(Boolean).length === 1, {
      message: 'exactly one of text, attachment and attachments is needed',
    })
    .optional(),
  sender_action: z.enum(['typing_on', 'typing_off', 'mark_seen', 'react', 'unreact']).optional(),
  payload: z.looseObject({ message_id: z.string(), reaction: z.string().optional() }).optional(),
  reply_to: z.object({ mid: z.string() }).optional(),
});
type SendRequest = z.infer<typeof sendRequest>;

/** `POST /{account}/messages`. Source: Instagram messaging, send message; private replies; sender actions. */
export async function sendMessage(call: GraphCall): Promise<Body> {
  const account = requireOwnAccount(call, 'page');
  call.usage.countSend(account);
  const parsed = sendRequest.safeParse(call.body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw refusal.invalidParameter(`Invalid parameter ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
  }
  const request = parsed.data;
  if (account.standby) throw refusal.threadOwnedByOtherApp();
  if (request.sender_action !== undefined) return senderAction(call, account, request);
  if (request.message === undefined) throw refusal.invalidParameter('Param message must be non-empty');
  if (Buffer.byteLength(request.message.text ?? '') > textBytes) throw refusal.textTooLong();
  return 'comment_id' in request.recipient
    ? replyPrivately(call, account, request.recipient.comment_id, request.message)
    : reply(call, account, request.recipient.id, request.message, request);
}

async function reply(
  call: GraphCall,
  account: Account,
  igsid: string,
  content: Body,
  { messaging_type: type, tag }: SendRequest,
): Promise<Body> {
  const thread = findRecipient(call, account, igsid);
  const isTagged = type === 'MESSAGE_TAG' || tag !== undefined;
  if (isTagged && tag !== 'HUMAN_AGENT') throw refusal.tagRetired();
  if (isTagged && !account.humanAgent) throw refusal.humanAgentNotApproved();
  const allowedMs = isTagged ? humanAgentMs : windowMs;
  const sinceInbound = call.stage.world.clock.now().getTime() - (thread.lastInboundAt?.getTime() ?? -Infinity);
  if (sinceInbound >= allowedMs && !isSelf(thread)) throw refusal.windowClosed();
  return send(call, thread, content, isTagged ? 'human_agent' : 'reply');
}

/** One private reply per comment, within 7 days; it opens no window. */
async function replyPrivately(call: GraphCall, account: Account, commentId: string, content: Body): Promise<Body> {
  const { world } = call.stage;
  const comment = world.comments.get(commentId);
  if (comment?.thread === undefined || comment.media.account !== account || comment.hasPrivateReply) {
    throw refusal.commentNotReplyable();
  }
  if (world.clock.now().getTime() - comment.at.getTime() >= privateReplyMs) throw refusal.privateReplyExpired();
  requireReachable(comment.thread);
  call.usage.countPrivateReply(account);
  comment.hasPrivateReply = true;
  return send(call, comment.thread, content, 'private_reply', comment);
}

async function send(
  { stage, echoFault, afterAnswer }: GraphCall,
  thread: Thread,
  content: Body,
  route: SentMessage['route'],
  comment?: Comment,
): Promise<Body> {
  const { account, igsid, person } = thread;
  const text = typeof content.text === 'string' ? content.text : undefined;
  const attachments = (content.attachments ?? (content.attachment ? [content.attachment] : [])) as Body[];
  const { mid, sentAt } = addMessage(stage, thread, { isFromAccount: true, text, attachments });
  stage.keeper.record({
    kind: 'message',
    message: {
      mid,
      at: sentAt,
      accountId: account.id,
      igsid,
      username: person.username,
      content,
      text,
      route,
      commentId: comment?.id,
    },
  });
  const echoed: Body = { text, attachments: attachments.length === 0 ? undefined : attachments };
  const echo = () =>
    stage.feed.message(
      account,
      'messages',
      messagingItem({ from: account.id, to: igsid, at: sentAt }, messagingBody.echo(mid, echoed, isSelf(thread))),
    );
  switch (echoFault?.kind) {
    case 'echo-first':
      await echo();
      break;
    case 'echo-lost':
      break;
    case 'echo-late':
      void stage.world.clock.sleep(echoFault.afterMs).then(echo);
      break;
    case undefined:
      afterAnswer.push(() => void echo());
  }
  return { recipient_id: igsid, message_id: mid };
}

function senderAction(call: GraphCall, account: Account, { recipient, ...request }: SendRequest): Body {
  if (!('id' in recipient) || request.message !== undefined) {
    throw refusal.invalidParameter('Param sender_action must stand alone, next to recipient.id');
  }
  const thread = findRecipient(call, account, recipient.id);
  const lastOfThem = thread.messages.findLast(({ isFromAccount }) => !isFromAccount);
  if (request.sender_action === 'mark_seen' && lastOfThem) markSeen(call.stage, lastOfThem);
  if (request.sender_action === 'react' || request.sender_action === 'unreact') {
    const message = call.stage.world.messages.get(request.payload?.message_id ?? '');
    if (message?.thread !== thread) throw refusal.invalidParameter('Invalid parameter payload.message_id');
    // Our own reactions are not echoed.
    if (request.sender_action === 'unreact') message.reactions.delete(account.username);
    else message.reactions.set(account.username, request.payload?.reaction ?? 'love');
  }
  return { recipient_id: thread.igsid };
}

function findRecipient({ stage }: GraphCall, account: Account, igsid: string): Thread {
  const thread = stage.world.threads.get(igsid);
  if (thread?.account !== account) throw refusal.personNotFound();
  requireReachable(thread);
  return thread;
}

function requireReachable({ person, account, hasBlockedAccount }: Thread): void {
  if (person.gone || hasBlockedAccount) throw refusal.personUnavailable();
  if (!account.advancedAccess && !person.hasAppRole) throw refusal.noAdvancedAccess();
}

const isSelf = ({ person, account }: Thread) => person.username === account.username;

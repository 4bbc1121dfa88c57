import { describe, expect, test } from 'vitest';
import { accountId } from '../../../src/domain/ids.ts';
import { graphClient } from '../../../src/integrations/instagram/graph-client.ts';
import { GraphNoAnswer } from '../../../src/integrations/instagram/graph-error.ts';
import { fixture } from './deliveries.ts';
import { graphStandIn, hangUp, json } from './graph-stand-in.ts';

const token = 'IGAAtesttoken';
const instagram = { id: accountId('17841405822304914'), login: 'instagram', pageId: undefined } as const;
const facebook = { id: accountId('17841405822304914'), login: 'facebook', pageId: '104500000000001' } as const;
const clientOf = (root: string) => graphClient({ root, fetch, clock: { now: () => new Date() }, timeoutMs: 5_000 });
const ok = json(fixture('api-send-ok'));
const hello = { to: { igsid: '900' }, text: 'Hello é', asHumanAgent: false } as const;

describe('sending a message', () => {
  test('gives Instagram the text in the body and tells the message’s id', async () => {
    await using meta = await graphStandIn(ok);
    const taken = await clientOf(meta.root).sendMessage(instagram, token, hello);
    const { message_id: id, recipient_id: igsid } = fixture('api-send-ok') as Record<string, string>;
    expect(taken).toEqual({ message: id, igsid });
    expect(meta.received).toMatchObject([
      {
        method: 'POST',
        path: '/v26.0/17841405822304914/messages',
        params: {},
        body: { recipient: { id: '900' }, message: { text: 'Hello é' } },
      },
    ]);
  });

  test('answers a comment in private, and as a human agent with the tag', async () => {
    await using meta = await graphStandIn(ok, ok);
    const client = clientOf(meta.root);
    await client.sendMessage(instagram, token, { ...hello, to: { comment: '178' } });
    await client.sendMessage(facebook, token, { ...hello, asHumanAgent: true });
    expect(meta.received).toMatchObject([
      { body: { recipient: { comment_id: '178' }, message: { text: 'Hello é' } } },
      {
        path: '/v26.0/104500000000001/messages',
        body: { recipient: { id: '900' }, messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' },
      },
    ]);
  });

  test('is asked once, and says so when nobody knows whether it arrived', async () => {
    await using meta = await graphStandIn(hangUp);
    const sending = clientOf(meta.root).sendMessage(instagram, token, hello);
    await expect(sending).rejects.toMatchObject({ name: 'GraphNoAnswer', reason: 'cut' });
    expect(meta.received).toHaveLength(1);
  });

  test('surely did not happen where nobody listens', async () => {
    let root = '';
    {
      await using meta = await graphStandIn();
      root = meta.root;
    }
    const sending = clientOf(root).sendMessage(instagram, token, hello);
    await expect(sending).rejects.toThrow(GraphNoAnswer);
    await expect(sending).rejects.toMatchObject({ reason: 'not-connected' });
  });
});

test('Of a conversation we are told what we wrote', async () => {
  const message = (id: string, from: string, text: string) => ({
    id,
    created_time: '2026-11-20T10:00:00+0000',
    from: { id: from },
    message: text,
  });
  const conversation = { messages: { data: [message('m2', instagram.id, 'Hello'), message('m1', '900', 'Price?')] } };
  await using meta = await graphStandIn(json({ data: [conversation] }), json({ data: [] }));
  const client = clientOf(meta.root);
  expect(await client.readConversation(instagram, token, '900')).toEqual([
    { id: 'm2', text: 'Hello', createdAt: new Date('2026-11-20T10:00:00Z') },
  ]);
  expect(await client.readConversation(instagram, token, '900')).toEqual([]);
  expect(meta.received[0]).toMatchObject({
    method: 'GET',
    path: '/v26.0/17841405822304914/conversations',
    params: { platform: 'instagram', user_id: '900' },
  });
});

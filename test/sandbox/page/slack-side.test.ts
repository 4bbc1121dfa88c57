import type { App } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Piece } from '../../../src/sandbox/page/pieces/piece.ts';
import { socketApp } from '../slack/bolt-app.ts';
import { ManualClock } from '../slack/manual-clock.ts';
import { webClient } from '../slack/web-client.ts';
import { pageClient } from './page-client.ts';
import { BEN, DESK, type PageStage, pageStage } from './page-stage.ts';

let stage: PageStage;
let app: App;
let clock: ManualClock;
let page: ReturnType<typeof pageClient>;
let client: ReturnType<typeof webClient>;

beforeEach(async () => {
  clock = new ManualClock();
  stage = await pageStage(clock);
  page = pageClient(stage.page.url);
  client = webClient(stage.slack);
  app = socketApp(stage.slack);
});

afterEach(async () => {
  await app.stop();
  await stage.close();
});

const plain = (text: string) => ({ type: 'plain_text', text }) as const;

const card: KnownBlock[] = [
  { type: 'section', block_id: 'head', text: { type: 'mrkdwn', text: '*Hot 70* · @noor' } },
  {
    type: 'actions',
    block_id: 'buttons',
    elements: [
      { type: 'button', action_id: 'claim', value: 'lead-1', text: plain('Claim') },
      { type: 'overflow', action_id: 'more', options: [{ text: plain('Why?'), value: 'why' }] },
    ],
  },
];

async function postCard(): Promise<string> {
  const { ts } = await client.chat.postMessage({ channel: DESK, text: 'Hot 70, @noor', blocks: card });
  return String(ts);
}

const inChannel = (pieces: readonly Piece[]) =>
  pieces.filter(({ id, list }) => list === 'messages' && id.startsWith('message-'));

const claim = (ts: string) => ({
  as: BEN,
  place: { channel: DESK, ts },
  blockId: 'buttons',
  actionId: 'claim',
  value: 'lead-1',
});

describe('the channel', () => {
  test('shows everybody the same messages, oldest first', async () => {
    const first = await postCard();
    await page.act('write', { as: BEN, channel: DESK, text: 'Mine! @chloe *look*' });

    const seen = await page.pieces('ana');

    const shown = inChannel([...seen.values()]);
    expect(shown.map(({ order }) => order)).toEqual(shown.map(({ order }) => order).toSorted());
    expect(shown[0]).toMatchObject({
      id: `message-${first}`,
      html: expect.stringContaining('<strong>Hot 70</strong>'),
    });
    expect(shown[1]?.html).toMatch(/<b>Ben<\/b>.*Mine! .*@Chloé<\/span> <strong>look/s);
    expect(await page.sees('ben')).toBe(await page.sees('ana'));
  });

  test('shows what is pinned on top as well', async () => {
    const ts = await postCard();
    await client.pins.add({ channel: DESK, timestamp: ts });

    expect((await page.pieces('ana')).get('pinned')?.html).toMatch(/Pinned.*Hot 70, @noor.*<strong>Hot 70/s);
  });

  test('shows replies under their message', async () => {
    const ts = await postCard();
    await client.chat.postMessage({ channel: DESK, thread_ts: ts, text: 'Two minutes are over.' });

    const seen = [...(await page.pieces('ana')).values()];

    expect(inChannel(seen).map(({ html }) => html)).toEqual([
      expect.stringMatching(/data-open-thread="[\d.]+".*1 reply/s),
    ]);
    expect(seen.filter(({ list }) => list === 'replies')).toEqual([
      expect.objectContaining({ thread: ts, html: expect.stringContaining('Two minutes are over') }),
    ]);
  });

  test('forgets a deleted message', async () => {
    const ts = await postCard();
    await client.chat.delete({ channel: DESK, ts });

    expect((await page.pieces('ana')).has(`message-${ts}`)).toBe(false);
  });
});

describe('what is private', () => {
  test('is shown to one person only: ephemerals, direct messages, modals, Home', async () => {
    await client.chat.postEphemeral({ channel: DESK, user: BEN, text: 'Chloé was first' });
    const im = await client.conversations.open({ users: BEN });
    await client.chat.postMessage({ channel: String(im.channel?.id), text: 'A fault of the set-up' });
    await client.views.publish({
      user_id: BEN,
      view: { type: 'home', blocks: [{ type: 'header', text: plain('Your leads') }] },
    });

    const ben = await page.sees('ben');
    const ana = await page.sees('ana');

    for (const words of ['Only visible to you', 'Chloé was first', 'A fault of the set-up', 'Your leads']) {
      expect(ben).toContain(words);
      expect(ana).not.toContain(words);
    }
  });
});

describe('a press', () => {
  test('reaches the app as the person who is chosen', async () => {
    const pressed: string[] = [];
    app.action('claim', async ({ ack, body, action }) => {
      await ack();
      pressed.push(`${body.user.id} ${'value' in action ? action.value : ''}`);
    });
    await app.start();

    const { answer } = await page.act('press', claim(await postCard()));

    expect(answer).toEqual({});
    expect(pressed).toEqual([`${BEN} lead-1`]);
  });

  test('chooses in a menu', async () => {
    const chosen: string[] = [];
    app.action('more', async ({ ack, action }) => {
      await ack();
      if (action.type === 'overflow') chosen.push(String(action.selected_option.value));
    });
    await app.start();
    const ts = await postCard();

    await page.act('press', { ...claim(ts), actionId: 'more', value: 'why' });

    expect(chosen).toEqual(['why']);
  });

  test('shows Slack’s error when the app is not connected', async () => {
    const { answer } = await page.act('press', claim(await postCard()));

    expect(answer.says).toBe('Slack: Sorry, that didn’t work. Try again? Storydesk is not connected.');
  });

  test('shows Slack’s error when nobody acknowledges within three seconds', async () => {
    const reached = Promise.withResolvers<void>();
    app.action('claim', async () => reached.resolve());
    await app.start();

    const pressing = page.act('press', claim(await postCard()));
    await reached.promise;
    clock.advance(3001);

    expect((await pressing).answer.says).toContain('did not answer within three seconds');
  });

  test('on something that has changed says so', async () => {
    await app.start();
    const ts = await postCard();
    await client.chat.update({ channel: DESK, ts, text: 'Claimed', blocks: [{ type: 'divider' }] });

    expect((await page.act('press', claim(ts))).answer.says).toBe('That changed a moment ago. Look again.');
  });
});

describe('a modal', () => {
  beforeEach(async () => {
    app.shortcut('capture_viewers', async ({ ack, body }) => {
      await ack();
      await client.views.open({
        trigger_id: body.trigger_id,
        view: {
          type: 'modal',
          callback_id: 'capture',
          title: plain('Capture viewers'),
          submit: plain('Read'),
          blocks: [
            {
              type: 'input',
              block_id: 'names',
              label: plain('Names'),
              element: { type: 'plain_text_input', action_id: 'value' },
            },
          ],
        },
      });
    });
    app.view('capture', async ({ ack, view }) => {
      const typed = view.state.values.names?.value?.value;
      if (typed === 'nobody') await ack({ response_action: 'errors', errors: { names: 'No names in there.' } });
      else await ack();
    });
    await app.start();
    await page.act('shortcut', { as: BEN, callbackId: 'capture_viewers' });
  });

  const submit = (value: string | null) => {
    const [view] = stage.slack.openViews(BEN);
    return page.act('submit', { as: BEN, viewId: view?.id, entries: { names: { value }, gone: { value: 'x' } } });
  };

  test('opens for who asked for it', async () => {
    expect((await page.pieces('ben')).get('modal')?.html).toMatch(/Capture viewers.*Names.*Read/s);
    expect((await page.pieces('ana')).get('modal')?.html).toBe('');
  });

  test('shows the client’s and the app’s complaints under the fields, and keeps what was typed', async () => {
    expect((await submit(null)).answer).toEqual({ fieldErrors: { names: 'Please complete this required field.' } });
    expect((await submit('nobody')).answer).toEqual({ fieldErrors: { names: 'No names in there.' } });
    expect((await page.pieces('ben')).get('modal')?.html).toContain('value="nobody"');
  });

  test('closes once the app is content', async () => {
    expect((await submit('noor')).answer).toEqual({});
    expect((await page.pieces('ben')).get('modal')?.html).toBe('');
  });

  test('closes when it is cancelled', async () => {
    const [view] = stage.slack.openViews(BEN);

    await page.act('close', { as: BEN, viewId: view?.id, how: 'cancel' });

    expect(stage.slack.openViews(BEN)).toEqual([]);
  });
});

describe('the message box', () => {
  test('runs /storydesk, and knows no other command', async () => {
    app.command('/storydesk', async ({ ack, command }) => ack(`You said ${command.text}`));
    await app.start();

    await page.act('write', { as: BEN, channel: DESK, text: '/storydesk lead noor' });
    const unknown = await page.act('write', { as: BEN, channel: DESK, text: '/dance' });

    expect(await page.sees('ben')).toContain('You said lead noor');
    expect(unknown.answer.says).toBe('Slack: /dance is not a valid command.');
  });

  test('says what Slack says when the command is not answered', async () => {
    const { answer } = await page.act('write', { as: BEN, channel: DESK, text: '/storydesk help' });

    expect(answer.says).toContain('/storydesk failed with the error “dispatch_failed”');
  });

  test('sends hostile text as text', async () => {
    await page.act('write', { as: BEN, channel: DESK, text: '<!channel> <script>alert(1)</script>' });

    expect(stage.slack.messages(DESK)[0]?.text).toBe('&lt;!channel&gt; &lt;script&gt;alert(1)&lt;/script&gt;');
    expect(await page.sees('ana')).not.toContain('<script>');
  });
});

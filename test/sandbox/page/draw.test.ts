import { describe, expect, test } from 'vitest';
import { drawBlocks } from '../../../src/sandbox/page/draw/block.ts';
import { drawMessage } from '../../../src/sandbox/page/draw/message.ts';
import { drawMrkdwn } from '../../../src/sandbox/page/draw/mrkdwn.ts';
import type { Names } from '../../../src/sandbox/page/draw/names.ts';
import { html } from '../../../src/sandbox/page/html.ts';
import type { JsonObject } from '../../../src/sandbox/slack/json-object.ts';
import type { Message } from '../../../src/sandbox/slack/workspace/message.ts';

const names: Names = {
  person: (id) => (id === 'U0BEN' ? 'Ben' : undefined),
  channel: (id) => (id === 'C0DESK' ? 'story-desk' : undefined),
  people: [['U0BEN', 'Ben']],
  channels: [['C0DESK', '#story-desk']],
};

const mrkdwn = (text: string) => drawMrkdwn(text, names).toString();
const blocks = (...drawn: JsonObject[]) => drawBlocks(drawn, {}, names).toString();
const plain = (text: string) => ({ type: 'plain_text', text });
const cell = (text: string) => ({ type: 'raw_text', text });

const hostile = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  '<javascript:alert(1)|click me>',
  '<data:text/html,<b>x|click me>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '`<img src=x onerror=alert(1)>`',
  '```<script>alert(1)</script>```',
  '<!date^1^"><script>alert(1)</script>^javascript:alert(1)|x>',
];

/** Our own tags are all of this form: attributes in double quotes, which escaped text can't leave. */
const ownTag = /<\/?([a-z0-9]+)((?:\s[a-zA-Z0-9-]+(?:="[^"]*")?)*)\s*>/g;

function attributesIn(markup: string): string[] {
  return [...markup.matchAll(ownTag)].flatMap(([, , attributes = '']) =>
    [...attributes.matchAll(/\s([a-zA-Z0-9-]+)(?:="[^"]*")?/g)].map(([, name = '']) => name),
  );
}

describe('text from outside', () => {
  test.each(hostile)('never becomes markup: %s', (text) => {
    const everywhere = [
      mrkdwn(text),
      mrkdwn(`*${text}*\n> ${text}`),
      blocks(
        { type: 'section', block_id: text, text: { type: 'mrkdwn', text } },
        { type: 'section', block_id: 'b', text: plain(text), fields: [plain(text)] },
        { type: 'header', block_id: 'b', text: plain(text) },
        { type: 'image', block_id: 'b', image_url: text, alt_text: text, title: plain(text) },
        { type: 'context', block_id: 'b', elements: [plain(text), { type: 'image', image_url: text, alt_text: text }] },
        {
          type: 'actions',
          block_id: 'b',
          elements: [{ type: 'button', action_id: text, value: text, url: text, text: plain(text) }],
        },
        {
          type: 'rich_text',
          block_id: 'b',
          elements: [
            {
              type: 'rich_text_section',
              elements: [
                { type: 'text', text },
                { type: 'link', url: text, text },
              ],
            },
          ],
        },
        {
          type: 'input',
          block_id: 'b',
          label: plain(text),
          hint: plain(text),
          element: { type: 'plain_text_input', multiline: true, action_id: text, placeholder: plain(text) },
        },
        { type: 'table', block_id: text, rows: [[cell(text)], [cell(text)]] },
        { type: 'data_table', block_id: 'b', caption: text, rows: [[cell(text)], [cell(text)]] },
        {
          type: 'data_visualization',
          block_id: 'b',
          title: text,
          chart: { type: 'pie', segments: [{ label: text, value: 1 }] },
        },
        {
          type: 'data_visualization',
          block_id: 'b',
          title: text,
          chart: {
            type: 'bar',
            series: [{ name: text, data: [{ label: text, value: 1 }] }],
            axis_config: { categories: [text], x_label: text, y_label: text },
          },
        },
        { type: text, block_id: 'b' },
      ),
    ].join('');

    expect(everywhere.replace(ownTag, '')).not.toContain('<');
    expect([...everywhere.matchAll(ownTag)].map(([, name]) => name)).not.toContain('script');
    expect(attributesIn(everywhere).filter((name) => name.startsWith('on') || name === 'style')).toEqual([]);
    expect(everywhere).not.toMatch(/ (href|src|data-url)="(?!#|https?:|mailto:|tel:)/);
  });
});

describe('mrkdwn', () => {
  test('is bold, italic, struck and code at the edges of words', () => {
    expect(mrkdwn('*Hot* _now_ ~old~ `code`')).toBe('<strong>Hot</strong> <em>now</em> <s>old</s> <code>code</code>');
    expect(mrkdwn('2*3*4 snake_case_name')).toBe('2*3*4 snake_case_name');
  });

  test('stays text where a zero-width space breaks it', () => {
    expect(mrkdwn('\u200b*\u200btoday\u200b*\u200b')).not.toContain('<strong>');
  });

  test('names people and channels, and keeps the id of somebody unknown', () => {
    expect(mrkdwn('<@U0BEN> in <#C0DESK> with <@U0WHO>')).toMatch(/@Ben<.*#story-desk<.*@U0WHO</);
  });

  test('decodes the three entities once', () => {
    expect(mrkdwn('a &lt;b&gt; &amp;lt;')).toBe('a &#60;b&#62; &#38;lt;');
  });

  test('links to the web, and to messages of the workspace on the page itself', () => {
    expect(mrkdwn('<https://www.instagram.com/noor/|@noor>')).toContain(
      'href="https://www.instagram.com/noor/" target="_blank"',
    );
    expect(mrkdwn('<https://slack.com/app_redirect?team=T1&amp;channel=C1&amp;message=1.5|Card>')).toBe(
      '<a href="#message-1.5">Card</a>',
    );
    expect(mrkdwn('<https://local.slack.com/archives/C1/p1795431733455000>')).toContain(
      'href="#message-1795431733.455000"',
    );
  });

  test('leaves dates to the browser, with the fallback until then', () => {
    expect(mrkdwn('<!date^1795431733^{date_short_pretty} {time}|23 Nov>')).toBe(
      '<time data-epoch="1795431733" data-format="{date_short_pretty} {time}">23 Nov</time>',
    );
  });

  test('quotes lines that begin with >, as one quote', () => {
    expect(mrkdwn('before\n&gt; one\n> two')).toBe('before<blockquote>one<br>two</blockquote>');
  });
});

describe('a block', () => {
  test('that the page does not know shows as a note', () => {
    expect(blocks({ type: 'hologram', block_id: 'b' })).toContain('Slack would show “hologram” here');
  });

  test('with an unknown element still shows its neighbours', () => {
    const drawn = blocks({
      type: 'actions',
      block_id: 'b',
      elements: [
        { type: 'lever', action_id: 'x' },
        { type: 'button', action_id: 'claim', value: '1', text: plain('Claim') },
      ],
    });

    expect(drawn).toContain('“lever”');
    expect(drawn).toContain('>Claim</button>');
  });

  test('shows pictures of this machine, and words in place of any other', () => {
    const image = (image_url: string) => blocks({ type: 'image', block_id: 'b', image_url, alt_text: 'A bowl' });

    expect(image('http://127.0.0.1:5000/cdn/1')).toContain('<img src="http://127.0.0.1:5000/cdn/1" alt="A bowl"');
    expect(image('https://cdn.example/1.jpg')).not.toContain('<img');
    expect(image('https://cdn.example/1.jpg')).toContain('A bowl');
  });

  test('asks before a press when the app wants it to', () => {
    const drawn = blocks({
      type: 'actions',
      block_id: 'b',
      elements: [
        {
          type: 'button',
          action_id: 'lose',
          text: plain('Lost'),
          confirm: {
            title: plain('Sure?'),
            text: plain('It closes.'),
            confirm: plain('Close it'),
            deny: plain('Keep'),
          },
        },
      ],
    });

    expect(drawn).toMatch(
      /<dialog class="confirm" aria-label="Sure\?">.*Sure\?.*It closes\..*data-confirm="no">Keep<.*data-confirm="yes">Close it</s,
    );
  });

  test('shows what has been chosen and typed so far', () => {
    const options = [
      { text: plain('One'), value: '1' },
      { text: plain('Two'), value: '2' },
    ];
    const drawn = drawBlocks(
      [
        {
          type: 'input',
          block_id: 'menu',
          label: plain('Story'),
          element: { type: 'static_select', action_id: 'v', options },
        },
        {
          type: 'input',
          block_id: 'words',
          label: plain('Names'),
          element: { type: 'plain_text_input', action_id: 'v', multiline: true },
        },
      ],
      {
        menu: { v: { type: 'static_select', selected_option: options[1] } },
        words: { v: { type: 'plain_text_input', value: '\nnoor\nlotte' } },
      },
      names,
    ).toString();

    expect(drawn).toContain('<option value="2" selected>Two</option>');
    expect(drawn).toContain('>\n\nnoor\nlotte</textarea>'); // the first line break is the tag's own
  });
});

describe('an input', () => {
  test('is called by its label, and knows where its hint and its complaint stand', () => {
    const drawn = blocks({
      type: 'input',
      block_id: 'names',
      label: plain('Names'),
      hint: plain('One a line'),
      element: { type: 'plain_text_input', action_id: 'v' },
    });

    expect(drawn).toContain('<label class="label" for="field-names">Names</label>');
    expect(drawn).toContain('id="field-names" aria-describedby="hint-names error-names"');
    expect(drawn).toMatch(/id="error-names" role="alert".*id="hint-names">One a line/s);
  });
});

describe('a message', () => {
  const message: Message = {
    ts: '1795431733.000100',
    channel: 'C0DESK',
    user: 'U0BEN',
    fromBot: false,
    text: 'for notifications',
    blocks: [],
    attachments: [],
    broadcast: false,
    edits: 0,
    reactions: { eyes: ['U0BEN'] },
    files: [],
    state: {},
  };

  test('shows its text, or its blocks when it has any', () => {
    const blockId = { type: 'section', block_id: 'b', text: plain('the card') };

    expect(drawMessage(message, names).toString()).toContain('for notifications');
    expect(drawMessage({ ...message, blocks: [blockId] }, names).toString()).not.toContain('for notifications');
  });

  test('says who wrote it, which app it is, and who reacted', () => {
    const drawn = drawMessage({ ...message, fromBot: true }, names, { note: html`Only visible to you` }).toString();

    expect(drawn).toMatch(/Only visible to you.*<b>Ben<\/b>.*APP.*👀 1/s);
  });
});

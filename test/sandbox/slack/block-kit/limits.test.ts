import { describe, expect, test } from 'vitest';
import { validateMessage } from '../../../../src/sandbox/slack/block-kit/validate-message.ts';
import { validateView } from '../../../../src/sandbox/slack/block-kit/validate-view.ts';
import {
  actions,
  button,
  card,
  carousel,
  chars,
  confirm,
  container,
  dataTable,
  image,
  input,
  lineChart,
  modal,
  mrkdwn,
  option,
  options,
  pie,
  plain,
  rawCell,
  richSection,
  richText,
  section,
  select,
  table,
  times,
} from './block-kit-builders.ts';

type Piece = { [key: string]: unknown };

/** What is limited, the limit, a block that uses it up to `n`, and where the problem is reported. */
type Limit = [what: string, limit: number, make: (n: number) => Piece | Piece[], pointer: string];

const typed = (text: string): Piece => ({ type: 'text', text });

const MESSAGE_LIMITS: Limit[] = [
  ['blocks of a message', 50, (n) => times(n, () => ({ type: 'divider' })), '/blocks'],
  ['block_id', 255, (n) => section({ block_id: chars(n) }), '/blocks/0/block_id'],
  ['action_id', 255, (n) => actions(button({ action_id: chars(n) })), '/blocks/0/elements/0/action_id'],
  ['section text', 3000, (n) => section({ text: mrkdwn(chars(n)) }), '/blocks/0/text/text'],
  ['section fields', 10, (n) => section({ fields: times(n, () => plain()) }), '/blocks/0/fields'],
  ['section field text', 2000, (n) => section({ fields: [mrkdwn(chars(n))] }), '/blocks/0/fields/0/text'],
  ['header text', 150, (n) => ({ type: 'header', text: plain(chars(n)) }), '/blocks/0/text/text'],
  ['header level', 4, (n) => ({ type: 'header', text: plain(), level: n }), '/blocks/0/level'],
  ['context elements', 10, (n) => ({ type: 'context', elements: times(n, () => mrkdwn()) }), '/blocks/0/elements'],
  ['action elements', 25, (n) => actions(...times(n, () => button())), '/blocks/0/elements'],
  ['image url', 3000, (n) => image({ image_url: chars(n) }), '/blocks/0/image_url'],
  ['image alt text', 2000, (n) => image({ alt_text: chars(n) }), '/blocks/0/alt_text'],
  ['image title', 2000, (n) => image({ title: plain(chars(n)) }), '/blocks/0/title/text'],
  ['button text', 75, (n) => actions(button({ text: plain(chars(n)) })), '/blocks/0/elements/0/text/text'],
  ['button value', 2000, (n) => actions(button({ value: chars(n) })), '/blocks/0/elements/0/value'],
  ['button url', 3000, (n) => actions(button({ url: chars(n) })), '/blocks/0/elements/0/url'],
  [
    'button accessibility label',
    75,
    (n) => actions(button({ accessibility_label: chars(n) })),
    '/blocks/0/elements/0/accessibility_label',
  ],
  [
    'confirm title',
    100,
    (n) => actions(button({ confirm: confirm({ title: plain(chars(n)) }) })),
    '/blocks/0/elements/0/confirm/title/text',
  ],
  [
    'confirm text',
    300,
    (n) => actions(button({ confirm: confirm({ text: mrkdwn(chars(n)) }) })),
    '/blocks/0/elements/0/confirm/text/text',
  ],
  [
    'confirm button',
    30,
    (n) => actions(button({ confirm: confirm({ confirm: plain(chars(n)) }) })),
    '/blocks/0/elements/0/confirm/confirm/text',
  ],
  [
    'deny button',
    30,
    (n) => actions(button({ confirm: confirm({ deny: plain(chars(n)) }) })),
    '/blocks/0/elements/0/confirm/deny/text',
  ],
  ['overflow options', 5, (n) => actions({ type: 'overflow', options: options(n) }), '/blocks/0/elements/0/options'],
  [
    'overflow option url',
    3000,
    (n) => actions({ type: 'overflow', options: [option(0, { url: chars(n) })] }),
    '/blocks/0/elements/0/options/0/url',
  ],
  [
    'option text',
    75,
    (n) => actions(select({ options: [option(0, { text: plain(chars(n)) })] })),
    '/blocks/0/elements/0/options/0/text/text',
  ],
  [
    'option value',
    75,
    (n) => actions(select({ options: [option(0, { value: chars(n) })] })),
    '/blocks/0/elements/0/options/0/value',
  ],
  [
    'option description',
    75,
    (n) => actions(select({ options: [option(0, { description: plain(chars(n)) })] })),
    '/blocks/0/elements/0/options/0/description/text',
  ],
  ['select options', 100, (n) => actions(select({ options: options(n) })), '/blocks/0/elements/0/options'],
  [
    'multi select options',
    100,
    (n) => section({ accessory: select({ type: 'multi_static_select', options: options(n) }) }),
    '/blocks/0/accessory/options',
  ],
  [
    'option groups',
    100,
    (n) => actions({ type: 'static_select', option_groups: times(n, () => ({ label: plain(), options: options(1) })) }),
    '/blocks/0/elements/0/option_groups',
  ],
  [
    'option group label',
    75,
    (n) => actions({ type: 'static_select', option_groups: [{ label: plain(chars(n)), options: options(1) }] }),
    '/blocks/0/elements/0/option_groups/0/label/text',
  ],
  ['checkboxes', 10, (n) => actions({ type: 'checkboxes', options: options(n) }), '/blocks/0/elements/0/options'],
  ['radio buttons', 10, (n) => actions({ type: 'radio_buttons', options: options(n) }), '/blocks/0/elements/0/options'],
  [
    'placeholder',
    150,
    (n) => actions(select({ placeholder: plain(chars(n)) })),
    '/blocks/0/elements/0/placeholder/text',
  ],
  ['markdown text', 12_000, (n) => ({ type: 'markdown', text: chars(n) }), '/blocks/0/text'],
  [
    'markdown text of all blocks together',
    12_000,
    (n) => [
      { type: 'markdown', text: chars(6000) },
      { type: 'markdown', text: chars(n - 6000) },
    ],
    '/blocks',
  ],
  ['rich text list indent', 8, (n) => richText(richList({ indent: n })), '/blocks/0/elements/0/indent'],
  ['table rows', 100, (n) => table(n), '/blocks/0/rows'],
  ['table columns', 20, (n) => table(1, n), '/blocks/0/rows/0'],
  [
    'table column settings',
    20,
    (n) => table(1, 1, { column_settings: times(n, () => ({})) }),
    '/blocks/0/column_settings',
  ],
  ['table text', 10_000, (n) => ({ type: 'table', rows: [[rawCell(chars(n))]] }), '/blocks'],
  ['tables of a message', 1, (n) => times(n, () => table(1)), '/blocks'],
  ['data table rows with the header', 201, (n) => dataTable(n), '/blocks/0/rows'],
  ['data table page size', 100, (n) => dataTable(2, 1, { page_size: n }), '/blocks/0/page_size'],
  ['data table text', 20_000, (n) => dataTable(2, 1, { rows: [[rawCell(chars(n - 1))], [rawCell()]] }), '/blocks'],
  ['card title', 150, (n) => card({ title: mrkdwn(chars(n)) }), '/blocks/0/title/text'],
  ['card subtitle', 150, (n) => card({ subtitle: mrkdwn(chars(n)) }), '/blocks/0/subtitle/text'],
  ['card body', 200, (n) => card({ body: mrkdwn(chars(n)) }), '/blocks/0/body/text'],
  ['card subtext', 200, (n) => card({ subtext: mrkdwn(chars(n)) }), '/blocks/0/subtext/text'],
  ['card buttons', 3, (n) => card({ actions: times(n, () => button()) }), '/blocks/0/actions'],
  ['carousel cards', 10, (n) => carousel(n), '/blocks/0/elements'],
  ['container children', 10, (n) => container({ child_blocks: times(n, () => section()) }), '/blocks/0/child_blocks'],
  ['container title', 150, (n) => container({ title: plain(chars(n)) }), '/blocks/0/title/text'],
  ['container subtitle', 150, (n) => container({ subtitle: plain(chars(n)) }), '/blocks/0/subtitle/text'],
  ['chart title', 50, (n) => pie(1, { title: chars(n) }), '/blocks/0/title'],
  ['pie segments', 6, (n) => pie(n), '/blocks/0/chart/segments'],
  ['chart series', 6, (n) => lineChart(n, 1), '/blocks/0/chart/series'],
  ['chart axis label', 50, (n) => lineChart(1, 1, { x_label: chars(n) }), '/blocks/0/chart/axis_config/x_label'],
  ['charts of a message', 2, (n) => times(n, () => pie(1)), '/blocks'],
  ['video title', 199, (n) => video({ title: plain(chars(n)) }), '/blocks/0/title/text'],
  ['video author', 49, (n) => video({ author_name: chars(n) }), '/blocks/0/author_name'],
  ['input label', 2000, (n) => input(select(), { label: plain(chars(n)) }), '/blocks/0/label/text'],
  ['input hint', 2000, (n) => input(select(), { hint: plain(chars(n)) }), '/blocks/0/hint/text'],
  [
    'context actions',
    5,
    (n) => ({
      type: 'context_actions',
      elements: times(n, () => ({ type: 'icon_button', icon: 'trash', text: plain() })),
    }),
    '/blocks/0/elements',
  ],
  [
    'length of typed text',
    3000,
    (n) => input({ type: 'plain_text_input', max_length: n }),
    '/blocks/0/element/max_length',
  ],
  [
    'initial value within max_length',
    10,
    (n) => input({ type: 'plain_text_input', max_length: 10, initial_value: chars(n) }),
    '/blocks/0/element/initial_value',
  ],
  ['files of an input', 10, (n) => input({ type: 'file_input', max_files: n }), '/blocks/0/element/max_files'],
  [
    'lines of rich text input',
    100,
    (n) => input({ type: 'rich_text_input', max_lines: n }),
    '/blocks/0/element/max_lines',
  ],
  [
    'initial number below max_value',
    9,
    (n) => input({ type: 'number_input', is_decimal_allowed: false, max_value: '9', initial_value: String(n) }),
    '/blocks/0/element/initial_value',
  ],
];

const MODAL_LIMITS: [what: string, limit: number, make: (n: number) => Piece, pointer: string][] = [
  ['blocks of a modal', 100, (n) => modal(times(n, () => ({ type: 'divider' }))), '/blocks'],
  ['title', 24, (n) => modal([section()], { title: plain(chars(n)) }), '/title/text'],
  ['submit', 24, (n) => modal([section()], { submit: plain(chars(n)) }), '/submit/text'],
  ['close', 24, (n) => modal([section()], { close: plain(chars(n)) }), '/close/text'],
  ['private_metadata', 3000, (n) => modal([section()], { private_metadata: chars(n) }), '/private_metadata'],
  ['callback_id', 255, (n) => modal([section()], { callback_id: chars(n) }), '/callback_id'],
  ['external_id', 255, (n) => modal([section()], { external_id: chars(n) }), '/external_id'],
  ['alert text', 200, (n) => modal([{ type: 'alert', text: plain(chars(n)) }]), '/blocks/0/text/text'],
];

describe('the limits of a message', () => {
  test.each(MESSAGE_LIMITS)('%s: %d is allowed, one more is not', (_what, limit, make, pointer) => {
    expect(validateMessage([make(limit)].flat())).toEqual([]);
    expect(validateMessage([make(limit + 1)].flat()).map((problem) => problem.pointer)).toEqual([pointer]);
  });
});

describe('the limits of a chart', () => {
  test('20 points for 20 categories are allowed, 21 are not', () => {
    expect(validateMessage([lineChart(1, 20)])).toEqual([]);
    expect(validateMessage([lineChart(1, 21)]).map(({ pointer }) => pointer)).toEqual([
      '/blocks/0/chart/series/0/data',
      '/blocks/0/chart/axis_config/categories',
    ]);
  });
});

describe('the limits of a modal', () => {
  test.each(MODAL_LIMITS)('%s: %d is allowed, one more is not', (_what, limit, make, pointer) => {
    expect(validateView(make(limit))).toEqual([]);
    expect(validateView(make(limit + 1)).map((problem) => problem.pointer)).toEqual([pointer]);
  });

  test('its JSON may weigh 250 KB', () => {
    const ofBytes = (bytes: number): Piece => {
      const blocks = times(90, () => section({ text: plain(chars(2770)) }));
      const empty = modal([...blocks, section({ text: plain('') })]);
      const filler = bytes - JSON.stringify(empty).length;
      return modal([...blocks, section({ text: plain(chars(filler)) })]);
    };

    expect(validateView(ofBytes(250 * 1024))).toEqual([]);
    expect(validateView(ofBytes(250 * 1024 + 1))).toEqual([
      { pointer: '', code: 'too_large', message: 'view_too_large' },
    ]);
  });
});

function richList(more: Piece): Piece {
  return { type: 'rich_text_list', style: 'bullet', elements: [richSection(typed('x'))], ...more };
}

function video(more: Piece): Piece {
  return {
    type: 'video',
    video_url: 'https://example.com/v',
    thumbnail_url: 'https://example.com/t.png',
    alt_text: 'a film',
    title: plain(),
    ...more,
  };
}

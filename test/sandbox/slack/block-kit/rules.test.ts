import { describe, expect, test } from 'vitest';
import { validateMessage } from '../../../../src/sandbox/slack/block-kit/validate-message.ts';
import { validateView } from '../../../../src/sandbox/slack/block-kit/validate-view.ts';
import {
  actions,
  button,
  card,
  carousel,
  container,
  dataTable,
  home,
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
} from './block-kit-builders.ts';

type Piece = { [key: string]: unknown };

function codesAt(blocks: Piece[]): string[] {
  return validateMessage(blocks).map(({ code, pointer }) => `${code} ${pointer}`);
}

describe('a message', () => {
  const accepted: [what: string, block: Piece][] = [
    ['fields without text', section({ text: undefined, fields: [plain()] })],
    [
      'a button with everything',
      actions(button({ style: 'danger', value: '', url: 'https://a.example', confirm: { text: plain() } })),
    ],
    ['a users select', actions({ type: 'users_select', initial_user: 'U1' })],
    ['a conversations select', actions({ type: 'conversations_select', filter: { include: ['public'] } })],
    ['a channels select', actions({ type: 'channels_select', initial_channel: 'C1' })],
    ['an external select', actions({ type: 'external_select', min_query_length: 0 })],
    [
      'multi selects',
      actions({ type: 'multi_users_select' }, { type: 'multi_channels_select', max_selected_items: 2 }),
    ],
    ['a datepicker', section({ accessory: { type: 'datepicker', initial_date: '2026-11-22' } })],
    ['a timepicker', actions({ type: 'timepicker', initial_time: '23:59', timezone: 'Europe/Brussels' })],
    ['a datetimepicker', actions({ type: 'datetimepicker', initial_date_time: 1_700_000_000 })],
    ['an image of a Slack file', image({ image_url: undefined, slack_file: { id: 'F1' } })],
    ['a data table', dataTable(2, 2)],
    [
      'a table with numbers',
      table(1, 1, { rows: [[rawCell(), { type: 'raw_number', value: 1, text: '1' }, richText()]] }),
    ],
    ['a carousel', carousel(2)],
    ['a container', container({ is_collapsible: true, default_collapsed: true, width: 'full' })],
    ['a pie', pie(2)],
    ['a line', lineChart(2, 3)],
    [
      'rich text of every kind',
      richText(
        richSection(
          { type: 'text', text: 'x', style: { bold: true } },
          { type: 'link', url: 'https://a.example' },
          { type: 'user', user_id: 'U1' },
          { type: 'channel', channel_id: 'C1' },
          { type: 'usergroup', usergroup_id: 'S1' },
          { type: 'team', team_id: 'T1' },
          { type: 'emoji', name: 'fire' },
          { type: 'broadcast', range: 'here' },
          { type: 'color', value: '#F00' },
          { type: 'date', timestamp: 1_700_000_000, format: '{date_short} {time}', fallback: 'then' },
        ),
        { type: 'rich_text_quote', elements: [{ type: 'text', text: 'q' }], border: 1 },
        { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'p' }] },
        { type: 'rich_text_list', style: 'ordered', elements: [richSection()] },
      ),
    ],
    ['feedback buttons', { type: 'context_actions', elements: [feedback()] }],
    ['a plan with a pending task', { type: 'plan', title: 'plan', tasks: [task('pending')] }],
    ['a finished task', task('complete')],
  ];

  test.each(accepted)('may hold %s', (_what, block) => {
    expect(validateMessage([block])).toEqual([]);
  });

  const refused: [what: string, block: Piece, problem: string][] = [
    ['an unknown block type', { type: 'sectoin' }, 'unknown_type /blocks/0/type'],
    ['a block without a type', { text: plain() }, 'missing /blocks/0/type'],
    ['an unknown property', section({ colour: 'red' }), 'unknown_property /blocks/0/colour'],
    [
      'an unknown property deep inside',
      section({ text: { ...mrkdwn(), bold: true } }),
      'unknown_property /blocks/0/text/bold',
    ],
    ['a section with neither text nor fields', { type: 'section' }, 'missing /blocks/0'],
    ['empty text', section({ text: mrkdwn('') }), 'too_short /blocks/0/text/text'],
    [
      'empty rich text',
      richText(richSection({ type: 'text', text: '' })),
      'too_short /blocks/0/elements/0/elements/0/text',
    ],
    ['a header in mrkdwn', { type: 'header', text: mrkdwn() }, 'not_one_of /blocks/0/text/type'],
    ['a button in mrkdwn', actions(button({ text: mrkdwn() })), 'not_one_of /blocks/0/elements/0/text/type'],
    ['emoji on mrkdwn', section({ text: { ...mrkdwn(), emoji: true } }), 'unknown_property /blocks/0/text/emoji'],
    ['text that is a bare string', section({ text: 'hi' }), 'wrong_type /blocks/0/text'],
    ['an invented style', actions(button({ style: 'warning' })), 'not_one_of /blocks/0/elements/0/style'],
    ['no elements', actions(), 'too_few /blocks/0/elements'],
    ['an input element among actions', actions({ type: 'plain_text_input' }), 'unknown_type /blocks/0/elements/0/type'],
    ['an image without alt text', image({ alt_text: undefined }), 'missing /blocks/0/alt_text'],
    ['an image from two places', image({ slack_file: { id: 'F1' } }), 'conflict /blocks/0'],
    [
      'a Slack file named twice',
      image({ image_url: undefined, slack_file: { id: 'F1', url: 'u' } }),
      'conflict /blocks/0/slack_file',
    ],
    [
      'options and groups at once',
      actions(select({ option_groups: [{ label: plain(), options: options(1) }] })),
      'conflict /blocks/0/elements/0',
    ],
    [
      'an initial option that is not offered',
      actions(select({ initial_option: option(9) })),
      'not_one_of /blocks/0/elements/0/initial_option',
    ],
    [
      'initial checks that are not offered',
      actions({ type: 'checkboxes', options: options(1), initial_options: [option(1)] }),
      'not_one_of /blocks/0/elements/0/initial_options',
    ],
    [
      'a link in a select option',
      actions(select({ options: [option(0, { url: 'https://a.example' })] })),
      'unknown_property /blocks/0/elements/0/options/0/url',
    ],
    ['an empty overflow', actions({ type: 'overflow', options: [] }), 'too_few /blocks/0/elements/0/options'],
    [
      'a filter that filters nothing',
      actions({ type: 'conversations_select', filter: {} }),
      'missing /blocks/0/elements/0/filter',
    ],
    [
      'a date with a time',
      actions({ type: 'datepicker', initial_date: '2026-11-22T10:00' }),
      'malformed /blocks/0/elements/0/initial_date',
    ],
    [
      '25 o’clock',
      actions({ type: 'timepicker', initial_time: '25:00' }),
      'malformed /blocks/0/elements/0/initial_time',
    ],
    [
      'an invented time zone',
      actions({ type: 'timepicker', timezone: 'Mars/Base' }),
      'malformed /blocks/0/elements/0/timezone',
    ],
    [
      'milliseconds in a datetimepicker',
      actions({ type: 'datetimepicker', initial_date_time: 1_700_000_000_000 }),
      'too_large /blocks/0/elements/0/initial_date_time',
    ],
    [
      'a response URL outside modals',
      actions({ type: 'channels_select', response_url_enabled: true }),
      'not_allowed_here /blocks/0/elements/0/response_url_enabled',
    ],
    [
      'a file input that dispatches',
      input({ type: 'file_input' }, { dispatch_action: true }),
      'conflict /blocks/0/dispatch_action',
    ],
    [
      'min_length above max_length',
      input({ type: 'plain_text_input', min_length: 5, max_length: 4 }),
      'conflict /blocks/0/element/min_length',
    ],
    [
      'min_value above max_value',
      input({ type: 'number_input', is_decimal_allowed: true, min_value: '5', max_value: '4.5' }),
      'conflict /blocks/0/element/min_value',
    ],
    ['a card with nothing', { type: 'card', subtitle: mrkdwn() }, 'missing /blocks/0'],
    [
      'a card with two icons',
      card({ icon: image(), slack_icon: { type: 'icon', name: 'star' } }),
      'conflict /blocks/0/slack_icon',
    ],
    ['an empty carousel', carousel(0), 'too_few /blocks/0/elements'],
    ['a card in a container', container({ child_blocks: [card()] }), 'unknown_type /blocks/0/child_blocks/0/type'],
    ['a container without a title', container({ title: undefined }), 'missing /blocks/0'],
    [
      'a collapsed container that can not open',
      container({ default_collapsed: true }),
      'conflict /blocks/0/default_collapsed',
    ],
    ['a data table without rows', dataTable(1), 'too_few /blocks/0/rows'],
    [
      'a ragged data table',
      dataTable(2, 1, { rows: [[rawCell()], [rawCell(), rawCell()]] }),
      'conflict /blocks/0/rows',
    ],
    ['a rich header cell', dataTable(2, 1, { rows: [[richText()], [rawCell()]] }), 'not_allowed_here /blocks/0/rows/0'],
    [
      'a row header that is no column',
      dataTable(2, 1, { row_header_column_index: 1 }),
      'malformed /blocks/0/row_header_column_index',
    ],
    [
      'an empty slice of pie',
      pie(1, { chart: { type: 'pie', segments: [{ label: 'a', value: 0 }] } }),
      'too_short /blocks/0/chart/segments/0/value',
    ],
    ['a gap in a series', gappyChart(), 'conflict /blocks/0/chart/series'],
    ['a pending task of its own', task('pending'), 'not_one_of /blocks/0/status'],
    ['a file block', { type: 'file', source: 'remote', external_id: 'e' }, 'not_allowed_here /blocks/0/type'],
    ['an alert', { type: 'alert', text: plain() }, 'not_allowed_here /blocks/0/type'],
    [
      'a plain http video',
      { type: 'video', video_url: 'http://a.example', thumbnail_url: 't', alt_text: 'a', title: plain() },
      'malformed /blocks/0/video_url',
    ],
  ];

  test.each(refused)('may not hold %s', (_what, block, problem) => {
    expect(codesAt([block])).toEqual([problem]);
  });

  test('must be a list of blocks', () => {
    expect(validateMessage({ type: 'divider' })).toMatchObject([{ pointer: '/blocks', code: 'wrong_type' }]);
  });

  test('has each block_id once, inside containers too', () => {
    const twice = [section({ block_id: 'a' }), container({ child_blocks: [section({ block_id: 'a' })] })];

    expect(codesAt(twice)).toEqual(['duplicate /blocks/1/child_blocks/0/block_id']);
  });

  test('has each action_id once in a block, though the same one in several', () => {
    const claim = button({ action_id: 'claim' });

    expect(codesAt([actions(claim), actions(claim)])).toEqual([]);
    expect(codesAt([actions(claim, claim)])).toEqual(['duplicate /blocks/0/elements/1/action_id']);
  });

  test('is told about every mistake at once', () => {
    expect(codesAt([{ type: 'nope' }, section({ text: mrkdwn('') })])).toEqual([
      'unknown_type /blocks/0/type',
      'too_short /blocks/1/text/text',
    ]);
  });
});

describe('a modal', () => {
  test('needs a submit button when it has inputs', () => {
    const inputs = [input({ type: 'plain_text_input' })];

    expect(validateView(modal(inputs))).toMatchObject([{ pointer: '/submit', code: 'missing' }]);
    expect(validateView(modal(inputs, { submit: plain() }))).toEqual([]);
  });

  test.each(['markdown', 'table', 'data_visualization', 'carousel', 'container'])('does not show %s', (type) => {
    const blocks: Record<string, Piece> = {
      markdown: { type: 'markdown', text: 'x' },
      table: table(1),
      data_visualization: pie(1),
      carousel: carousel(1),
      container: container(),
    };

    expect(validateView(modal([blocks[type] ?? {}]))).toMatchObject([
      { pointer: '/blocks/0/type', code: 'not_allowed_here' },
    ]);
  });

  test('shows alerts', () => {
    expect(validateView(modal([{ type: 'alert', text: plain(), level: 'warning' }]))).toEqual([]);
  });

  test('puts the cursor in one place only', () => {
    const focused = input({ type: 'plain_text_input', focus_on_load: true });

    expect(validateView(modal([focused, focused], { submit: plain() }))).toMatchObject([
      { pointer: '/blocks/1/element/focus_on_load', code: 'conflict' },
    ]);
  });

  test('has a title', () => {
    expect(validateView(modal([section()], { title: undefined }))).toMatchObject([
      { pointer: '/title', code: 'missing' },
    ]);
  });
});

describe('a Home tab', () => {
  test('takes tables and cards, no charts, and no title', () => {
    expect(validateView(home([table(1), card(), carousel(1)]))).toEqual([]);
    expect(validateView(home([pie(1)]))).toMatchObject([{ pointer: '/blocks/0/type', code: 'not_allowed_here' }]);
    expect(validateView(home([section()], { title: plain() }))).toMatchObject([
      { pointer: '/title', code: 'unknown_property' },
    ]);
  });
});

describe('a view of an unknown type', () => {
  test('is refused', () => {
    expect(validateView({ type: 'workflow_step', blocks: [] })).toMatchObject([
      { pointer: '/type', code: 'unknown_type' },
    ]);
  });
});

function feedback(): Piece {
  const thumb = { text: plain(), value: 'v' };
  return { type: 'feedback_buttons', positive_button: thumb, negative_button: thumb };
}

function task(status: string): Piece {
  return { type: 'task_card', task_id: 't1', title: 'task', status };
}

function gappyChart(): Piece {
  const chart = lineChart(1, 2);
  const series = [{ name: 's', data: [{ label: 'c0', value: 1 }] }];
  return { ...chart, chart: { type: 'bar', series, axis_config: { categories: ['c0', 'c1'] } } };
}

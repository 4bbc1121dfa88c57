import type { Block, KnownBlock, ModalView } from '@slack/types';

const plain = (text: string) => ({ type: 'plain_text', text }) as const;
const option = (text: string, value: string) => ({ text: plain(text), value });

/** A modal with each kind of input that Storydesk uses or will use. */
export const everyInput: ModalView = {
  type: 'modal',
  callback_id: 'every_input',
  title: plain('Everything'),
  submit: plain('Save'),
  close: plain('Not now'),
  blocks: [
    { type: 'section', block_id: 'intro', text: { type: 'mrkdwn', text: 'Fill in *what you like*.' } },
    input('words', 'Words', { type: 'plain_text_input', action_id: 'v' }),
    input('lines', 'Lines', { type: 'plain_text_input', action_id: 'v', multiline: true }),
    input('number', 'Number', { type: 'number_input', action_id: 'v', is_decimal_allowed: false }),
    input('menu', 'Menu', {
      type: 'static_select',
      action_id: 'v',
      options: [option('One', '1'), option('Two', '2')],
      initial_option: option('Two', '2'),
    }),
    input('several', 'Several', {
      type: 'multi_static_select',
      action_id: 'v',
      options: [option('Red', 'red'), option('Blue', 'blue')],
    }),
    input('person', 'Person', { type: 'users_select', action_id: 'v' }),
    input('choice', 'Choice', {
      type: 'radio_buttons',
      action_id: 'v',
      options: [option('Left', 'left'), option('Right', 'right')],
    }),
    input('boxes', 'Boxes', {
      type: 'checkboxes',
      action_id: 'v',
      options: [option('Fast', 'fast'), option('Cheap', 'cheap')],
    }),
    input('day', 'Day', { type: 'datepicker', action_id: 'v', initial_date: '2026-11-23' }),
    input('files', 'Files', { type: 'file_input', action_id: 'v', filetypes: ['csv', 'txt'], max_files: 2 }),
  ],
};

type Input = Extract<KnownBlock, { type: 'input' }>;

export function input(block_id: string, label: string, element: Input['element']): Input {
  return { type: 'input', block_id, label: plain(label), optional: block_id !== 'words', element };
}

/** Slack's types do not know it yet. Source: docs.slack.dev/reference/block-kit/blocks/data-visualization-block */
type Chart = Block & { type: 'data_visualization'; title: string; chart: object };

/** A message with what only some messages have: a chart, a table, a question before a press. */
export const richMessage: (Chart | KnownBlock)[] = [
  {
    type: 'data_visualization',
    block_id: 'chart',
    title: 'Answers by hour',
    chart: {
      type: 'bar',
      series: [
        { name: 'Hot', data: points([3, 7, 2]) },
        { name: 'Warm', data: points([1, 4, 6]) },
      ],
      axis_config: { categories: ['9', '10', '11'], x_label: 'hour', y_label: 'leads' },
    },
  },
  {
    type: 'data_visualization',
    block_id: 'pie',
    title: 'Segments',
    chart: {
      type: 'pie',
      segments: [
        { label: 'Hot', value: 12 },
        { label: 'Warm', value: 30 },
        { label: 'Cool', value: 60 },
      ],
    },
  },
  {
    type: 'table',
    block_id: 'table',
    rows: [
      [cell('Template'), cell('Reply rate')],
      [cell('Price – warm <b>welcome</b>'), cell('40 %')],
    ],
    column_settings: [{ align: 'left' }, { align: 'right' }],
  },
  {
    type: 'actions',
    block_id: 'buttons',
    elements: [
      {
        type: 'button',
        action_id: 'lose',
        value: 'lead-1',
        style: 'danger',
        text: plain('Lost'),
        confirm: {
          title: plain('Close it?'),
          text: plain('The lead is lost.'),
          confirm: plain('Close'),
          deny: plain('Keep'),
        },
      },
    ],
  },
];

function points(values: number[]) {
  return values.map((value, index) => ({ label: ['9', '10', '11'][index], value }));
}

function cell(text: string) {
  return { type: 'raw_text', text } as const;
}

/** Valid pieces of Block Kit, to be spoiled one property at a time. */
type Piece = { [key: string]: unknown };

export const chars = (count: number): string => 'x'.repeat(count);
export const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));

export const plain = (text = 'text'): Piece => ({ type: 'plain_text', text });
export const mrkdwn = (text = 'text'): Piece => ({ type: 'mrkdwn', text });
export const section = (more: Piece = {}): Piece => ({ type: 'section', text: mrkdwn(), ...more });
export const button = (more: Piece = {}): Piece => ({ type: 'button', text: plain(), ...more });
export const actions = (...elements: Piece[]): Piece => ({ type: 'actions', elements });
export const input = (element: Piece, more: Piece = {}): Piece => ({ type: 'input', label: plain(), element, ...more });
export const option = (index = 0, more: Piece = {}): Piece => ({ text: plain(), value: `v${index}`, ...more });
export const options = (count: number): Piece[] => times(count, (index) => option(index));
export const select = (more: Piece = {}): Piece => ({ type: 'static_select', options: options(2), ...more });
export const image = (more: Piece = {}): Piece => ({
  type: 'image',
  image_url: 'https://example.com/a.png',
  alt_text: 'a picture',
  ...more,
});
export const confirm = (more: Piece = {}): Piece => ({
  title: plain(),
  text: plain(),
  confirm: plain(),
  deny: plain(),
  ...more,
});
export const richText = (...elements: Piece[]): Piece => ({
  type: 'rich_text',
  elements: elements.length > 0 ? elements : [richSection({ type: 'text', text: 'text' })],
});
export const richSection = (...elements: Piece[]): Piece => ({ type: 'rich_text_section', elements });
export const rawCell = (text = 'c'): Piece => ({ type: 'raw_text', text });
export const table = (rows: number, columns = 1, more: Piece = {}): Piece => ({
  type: 'table',
  rows: times(rows, () => times(columns, () => rawCell())),
  ...more,
});
export const dataTable = (rows: number, columns = 1, more: Piece = {}): Piece => ({
  ...table(rows, columns),
  type: 'data_table',
  caption: 'caption',
  ...more,
});
export const card = (more: Piece = {}): Piece => ({ type: 'card', title: mrkdwn(), ...more });
export const carousel = (cards: number): Piece => ({ type: 'carousel', elements: times(cards, () => card()) });
export const container = (more: Piece = {}): Piece => ({
  type: 'container',
  title: plain(),
  child_blocks: [{ type: 'divider' }],
  ...more,
});
export const pie = (segments: number, more: Piece = {}): Piece => ({
  type: 'data_visualization',
  title: 'chart',
  chart: { type: 'pie', segments: times(segments, (index) => ({ label: `s${index}`, value: 1 })) },
  ...more,
});
export const lineChart = (series: number, points: number, more: Piece = {}): Piece => ({
  type: 'data_visualization',
  title: 'chart',
  chart: {
    type: 'line',
    series: times(series, (index) => ({
      name: `s${index}`,
      data: times(points, (point) => ({ label: `c${point}`, value: -1 })),
    })),
    axis_config: { categories: times(points, (point) => `c${point}`), ...more },
  },
});
export const modal = (blocks: Piece[] = [section()], more: Piece = {}): Piece => ({
  type: 'modal',
  title: plain('title'),
  blocks,
  ...more,
});
export const home = (blocks: Piece[] = [section()], more: Piece = {}): Piece => ({ type: 'home', blocks, ...more });

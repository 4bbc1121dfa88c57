import type { BlockType } from './block.ts';

export type Surface = 'message' | 'modal' | 'home';

const EVERYWHERE = ['message', 'modal', 'home'] as const;

/** Where each block may stand. Source: the "available in surfaces" line of each block's reference page. */
export const SURFACES: Record<BlockType, readonly Surface[]> = {
  actions: EVERYWHERE,
  alert: ['modal'],
  card: EVERYWHERE,
  carousel: ['message', 'home'],
  container: ['message', 'home'],
  context: EVERYWHERE,
  context_actions: ['message'],
  data_table: ['message', 'home'],
  data_visualization: ['message'],
  divider: EVERYWHERE,
  // Slack adds it when a message with a remote file is read; nobody may send it.
  file: [],
  header: EVERYWHERE,
  image: EVERYWHERE,
  input: EVERYWHERE,
  markdown: ['message'],
  plan: ['message'],
  rich_text: EVERYWHERE,
  section: EVERYWHERE,
  table: ['message', 'home'],
  task_card: ['message'],
  video: EVERYWHERE,
};

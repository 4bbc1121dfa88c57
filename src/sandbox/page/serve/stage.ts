import type { DayPlayer } from '../../day-player.ts';
import type { LocalInstagram } from '../../instagram/local-instagram.ts';
import type { LocalSlack } from '../../slack/local-slack.ts';

/** All that the page shows and acts on. */
export type Stage = {
  slack: LocalSlack;
  instagram: LocalInstagram;
  day: DayPlayer;
  /** The desk channel's id. */
  channel: string;
};

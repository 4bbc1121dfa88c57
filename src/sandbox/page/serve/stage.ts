import type { DayPlayer } from '../../day-player.ts';
import type { FaultSwitches } from '../../fault-switches.ts';
import type { LocalInstagram } from '../../instagram/local-instagram.ts';
import type { SandboxClock } from '../../sandbox-clock.ts';
import type { LocalSlack } from '../../slack/local-slack.ts';

/** All that the page shows and acts on. */
export type Stage = {
  clock: SandboxClock;
  slack: LocalSlack;
  instagram: LocalInstagram;
  day: DayPlayer;
  faults: FaultSwitches;
  /** The desk channel's id. */
  channel: string;
  /** The account's time zone. */
  zone: string;
  /** Begins everything anew; resolves once the page shows it. Throws ActRefused when that would delete what is not the sandbox's. */
  startOver(): Promise<void>;
};

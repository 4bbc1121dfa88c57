import type { LiveStory } from '../../instagram/live-stories.ts';
import type { SandboxClock } from '../../sandbox-clock.ts';
import { jumpLabel, jumpNames, jumpTarget } from '../../time-jumps.ts';
import { drawDate } from '../draw/date-token.ts';
import { html } from '../html.ts';
import { type Piece, piece } from './piece.ts';

/** What time it is in the sandbox, and where one may jump. */
export function timePieces(clock: SandboxClock, stories: readonly LiveStory[], zone: string): Piece[] {
  const now = clock.now();
  // By the minute: the page counts the seconds itself, from how far this clock is ahead of the browser's.
  const minute = Math.floor(now.getTime() / 60_000) * 60;
  const targets = jumpNames.map((name) => ({ name, target: jumpTarget(name, { now, stories, zone }) }));
  return [
    piece(
      'time-now',
      html`<span data-clock-ahead="${clock.aheadMs()}">${drawDate(minute, '{clock}', new Date(minute * 1000).toISOString())}</span>`,
    ),
    piece(
      'time-jumps',
      html`${targets.map(
        ({ name, target }) =>
          html`<button type="button" role="menuitem" data-jump="${name}" data-key="${name}"${target === undefined && html` disabled`}>${jumpLabel(name)}</button>`,
      )}`,
    ),
  ];
}

import type { DayPlayer, DayStatus } from '../../day-player.ts';
import { drawIcon } from '../draw/icon.ts';
import { type Html, html } from '../html.ts';

/** How far the recorded day has come. */
export function drawProgress(day: DayPlayer): Html {
  const minute = Math.floor(day.minute());
  const clock = `${Math.floor(minute / 60)} h ${String(minute % 60).padStart(2, '0')}`;
  const words: Record<DayStatus, string> = {
    waiting: 'No story day is playing',
    playing: `${clock} of 24 h`,
    paused: `Paused at ${clock}`,
    over: 'The story day is over',
    failed: `The story day failed: ${day.failure() ?? ''}`,
  };
  return html`<progress max="1440" value="${minute}" aria-label="Story day"></progress> <span>${words[day.status()]}</span>`;
}

/** What can be done with the day as it stands. */
export function drawControls(status: DayStatus): Html {
  switch (status) {
    case 'playing':
      return button('pause', 'pause', 'Pause');
    case 'paused':
      return html`${button('resume', 'play', 'Play on')}${button('play', 'restart', 'New day')}`;
    default:
      return button('play', 'play', 'Play a new story day');
  }
}

function button(act: string, icon: 'pause' | 'play' | 'restart', label: string): Html {
  return html`<button type="button" class="tool" data-day="${act}" data-key="${act}">${drawIcon(icon)}<span>${label}</span></button>`;
}

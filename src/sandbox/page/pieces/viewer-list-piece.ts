import type { LiveStory } from '../../instagram/live-stories.ts';
import { html } from '../html.ts';
import { type Piece, piece } from './piece.ts';

/** The app shows hundreds by scrolling; what is copied holds them all. */
const mostViewers = 60;

/** Who has watched the newest story, as its owner sees it in the app: the last viewer first. */
export function viewerListPiece([newest]: readonly LiveStory[]): Piece {
  if (!newest) return piece('viewer-list', html`<p class="empty">No story is up.</p>`);
  const { id, caption, viewers } = newest;
  const shown = viewers.slice(0, mostViewers);
  return piece(
    'viewer-list',
    html`<p><b>${viewers.length} ${viewers.length === 1 ? 'viewer' : 'viewers'}</b> of “${caption}” <button type="button" data-copy-viewers="${id}">Copy</button></p>
<ol class="viewers">${shown.map(
      ({ username, displayName, isFollowed }) =>
        html`<li data-key="${username}"><b>${username}</b> ${displayName !== username && html`<bdi>${displayName}</bdi> `}<small>${isFollowed ? 'Following' : 'Follow'}</small></li>`,
    )}</ol>${viewers.length > mostViewers && html`<p class="empty">and ${viewers.length - mostViewers} more</p>`}`,
  );
}

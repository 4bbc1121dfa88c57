import type { LiveStory } from '../../instagram/live-stories.ts';
import { initialOf, toneOf } from '../draw/avatar.ts';
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
    html`<header><b>${viewers.length} ${viewers.length === 1 ? 'viewer' : 'viewers'}</b><button type="button" class="primary" data-copy-viewers="${id}">Copy the list</button><small>of “${caption}”</small></header>
<ol class="viewers">${shown.map(
      ({ username, displayName, isFollowed }) =>
        html`<li data-key="${username}"><span class="face tone-${toneOf(username)}" aria-hidden="true">${initialOf(username)}</span><span class="who"><b>${username}</b>${displayName !== username && html`<bdi>${displayName}</bdi>`}</span><small>${isFollowed ? 'Following' : 'Follow'}</small></li>`,
    )}</ol>${viewers.length > mostViewers && html`<p class="empty">and ${viewers.length - mostViewers} more</p>`}`,
  );
}

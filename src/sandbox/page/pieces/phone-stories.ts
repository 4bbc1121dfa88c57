import type { LiveStory } from '../../instagram/live-stories.ts';
import { drawDate } from '../draw/date-token.ts';
import { drawIcon } from '../draw/icon.ts';
import { type Html, html } from '../html.ts';

/** A story with where the page finds its picture. */
type ShownStory = LiveStory & { pictureUrl: string };

/** The rings on a viewer's home screen; each opens its story. */
export function drawRings(stories: readonly ShownStory[], account: string): Html {
  if (stories.length === 0) return html`<p class="empty">${account} has no story up.</p>`;
  return html`${stories.map(
    ({ id, pictureUrl, caption }) =>
      html`<button type="button" class="ring" data-key="${id}" data-watch="${id}" aria-label="${account}: watch the story ${caption}"><img src="${pictureUrl}" alt=""><span>${account}</span></button>`,
  )}`;
}

/** Each story over the whole screen, oldest first as they play; the browser shows the one that is watched. */
export function drawFrames(stories: readonly ShownStory[], account: string): Html {
  const inOrder = stories.toReversed();
  return html`${inOrder.map(
    ({ id, pictureUrl, caption, postedAt }, at) =>
      html`<figure class="story-frame" data-key="${id}" data-story="${id}" data-keeps="hidden" hidden><img src="${pictureUrl}" alt="${caption}"><div class="bars" aria-hidden="true">${inOrder.map(
        (_, index) => html`<span${index <= at && html` class="seen"`}></span>`,
      )}</div><figcaption><b>${account}</b> <small>${drawDate(seconds(postedAt), '{ago}', '')}</small></figcaption>${inOrder[at - 1] && turnTo(inOrder[at - 1], 'before')}${inOrder[at + 1] && turnTo(inOrder[at + 1], 'after')}</figure>`,
  )}`;
}

function turnTo(story: ShownStory | undefined, where: 'before' | 'after'): Html {
  return html`<button type="button" class="turn ${where}" data-watch="${story?.id}" aria-label="${where === 'before' ? 'Story before' : 'Next story'}"></button>`;
}

/** The account's stories as their owner sees them, with who watched. */
export function drawOwnStories(stories: readonly ShownStory[]): Html {
  if (stories.length === 0) return html`<p class="empty">No story is up. Post one.</p>`;
  return html`${stories.map(
    ({ id, caption, pictureUrl, endsAt, viewers: { length: viewers }, replies }) =>
      html`<figure class="story" data-key="${id}"><img src="${pictureUrl}" alt="" loading="lazy"><figcaption><b>${caption}</b>
<p>${drawIcon('eye')} ${viewers} ${viewers === 1 ? 'viewer' : 'viewers'} · ${replies} ${replies === 1 ? 'reply' : 'replies'}<br>ends ${drawDate(seconds(endsAt), '{date_short_pretty} {time}', '')}</p>
<button type="button" data-copy-viewers="${id}" aria-label="Copy viewer list: ${caption}">Copy viewer list</button></figcaption></figure>`,
  )}`;
}

const seconds = (at: Date) => Math.floor(at.getTime() / 1000);

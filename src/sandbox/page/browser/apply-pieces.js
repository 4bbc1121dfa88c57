import { morphInto } from './morph.js';
import { goToNewest, isAtNewest } from './newest.js';
import { showDates } from './slack-dates.js';

/**
 * Brings the page up to date: draws what changed, removes what is gone. The first
 * update after a (re)connection is the whole truth.
 */
export function applyPieces({ isFirst, set, gone }, { person, locale }) {
  const lists = [...document.querySelectorAll('.scroll:has(.messages)')];
  const following = lists.filter(isAtNewest);
  if (isFirst) {
    const present = new Set(set.map(({ id }) => id));
    for (const item of document.querySelectorAll('.messages > [id]')) if (!present.has(item.id)) item.remove();
  }
  for (const id of gone) document.getElementById(id)?.remove();
  for (const piece of set) {
    const element = document.getElementById(piece.id) ?? newItem(piece);
    if (!element) continue;
    const before = element.value; // of a menu whose choices change
    morphInto(element, piece.html);
    if (before && element.tagName === 'SELECT' && [...element.options].some(({ value }) => value === before))
      element.value = before;
    showDates(element, locale);
    for (const mention of element.querySelectorAll(`[data-user="${person}"]`)) mention.classList.add('me');
  }
  for (const box of following) goToNewest(box);
}

/** A place for a new item of a list, in order. */
function newItem({ id, list, order }) {
  const parent = document.getElementById(list);
  if (!parent) return undefined;
  const item = document.createElement('article');
  item.id = id;
  item.className = id.startsWith('ephemeral') ? 'message ephemeral' : 'message';
  item.dataset.order = order;
  parent.insertBefore(item, [...parent.children].find((other) => other.dataset.order > order) ?? null);
  return item;
}

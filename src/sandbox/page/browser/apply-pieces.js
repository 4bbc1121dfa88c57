import { morphInto } from './morph.js';
import { goToNewest, isAtNewest } from './newest.js';
import { showDates } from './slack-dates.js';

/**
 * Brings the page up to date: draws what changed, removes what is gone. The first
 * update after a (re)connection is the whole truth. Answers with the list items that are new.
 */
export function applyPieces({ isFirst, set, gone }, { person, reader }) {
  const lists = [...document.querySelectorAll('.scroll:has(.messages)')];
  const following = lists.filter(isAtNewest);
  const added = [];
  if (isFirst) {
    const present = new Set(set.map(({ id }) => id));
    for (const item of document.querySelectorAll('.messages > [id]')) if (!present.has(item.id)) item.remove();
  }
  for (const id of gone) document.getElementById(id)?.remove();
  for (const piece of set) {
    const there = document.getElementById(piece.id);
    const element = there ?? newItem(piece);
    if (!element) continue;
    if (!there) added.push(element);
    const hadFocus = element.contains(document.activeElement);
    morphInto(element, piece.html);
    if (hadFocus) keepFocusIn(element);
    showDates(element, reader);
    for (const mention of element.querySelectorAll(`[data-user="${person}"]`)) mention.classList.add('me');
  }
  // A new minute, or a jump: what was today may be yesterday.
  if (set.some(({ id }) => id === 'time-now')) showDates(document, reader);
  for (const box of following) goToNewest(box);
  return isFirst ? [] : added;
}

/** The button that was pressed may be gone: whoever uses the keyboard goes on where they were, not at the top. */
function keepFocusIn(element) {
  if (document.activeElement !== document.body) return;
  element.querySelector('button:not([disabled]), summary, input, select, textarea')?.focus({ preventScroll: true });
}

/** What the items of a list are, by the beginning of their id. */
const kinds = {
  day: { tag: 'div', look: 'day' },
  ephemeral: { tag: 'article', look: 'message ephemeral' },
  message: { tag: 'article', look: 'message' },
  reply: { tag: 'article', look: 'message' },
};

/** A place for a new item of a list, in order. */
function newItem({ id, list, order, thread }) {
  const parent = document.getElementById(list);
  if (!parent) return undefined;
  const { tag, look } = kinds[id.split('-')[0]];
  const item = document.createElement(tag);
  item.id = id;
  item.className = look;
  item.dataset.order = order;
  if (thread) {
    item.dataset.thread = thread;
    item.hidden = true; // until its thread is opened
  }
  parent.insertBefore(item, [...parent.children].find((other) => other.dataset.order > order) ?? null);
  return item;
}

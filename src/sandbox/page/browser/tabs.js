import { closeThread } from './thread.js';

/** Up to where each list has been read. */
const readUpTo = {};
const lists = { messages: 'channel', direct: 'direct-tab' };

/** Shows the channel, or one of the app's tabs. */
export function showTab(id) {
  for (const tab of document.querySelectorAll('.tab')) tab.hidden = tab.id !== id;
  document.getElementById('app').hidden = id === 'channel';
  for (const button of document.querySelectorAll('[data-show]')) {
    const isShown =
      button.dataset.show === id || (button.closest('.side') && id !== 'channel' && button.dataset.show !== 'channel');
    if (isShown) button.setAttribute('aria-current', 'page');
    else button.removeAttribute('aria-current');
  }
  closeThread();
  countUnread();
}

/** Counts what nobody has looked at since the page was opened, list by list. */
export function countUnread() {
  for (const [list, tab] of Object.entries(lists)) {
    const orders = [...document.querySelectorAll(`#${list} > article`)].map(({ dataset }) => dataset.order);
    const isRead = !document.getElementById(tab).hidden || readUpTo[list] === undefined;
    if (isRead) readUpTo[list] = orders.at(-1) ?? '';
    const unread = orders.filter((order) => order > readUpTo[list]).length;
    for (const badge of document.querySelectorAll(`[data-counts="${list}"]`)) {
      badge.hidden = unread === 0;
      badge.textContent = String(unread);
    }
  }
}

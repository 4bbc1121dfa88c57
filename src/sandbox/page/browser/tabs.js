let readUpTo = '';

/** Shows one of the channel, the Home tab and the direct messages. */
export function showTab(id) {
  for (const tab of document.querySelectorAll('.tab')) tab.hidden = tab.id !== id;
  for (const button of document.querySelectorAll('[data-tab]')) {
    button.setAttribute('aria-selected', String(button.dataset.tab === id));
  }
  countUnread();
}

/** Counts the direct messages that nobody has looked at since the page was opened. */
export function countUnread() {
  const orders = [...document.querySelectorAll('#direct > *')].map(({ dataset }) => dataset.order);
  if (!document.getElementById('direct-tab').hidden) readUpTo = orders.at(-1) ?? readUpTo;
  const unread = orders.filter((order) => order > readUpTo).length;
  const badge = document.querySelector('.unread');
  badge.hidden = unread === 0;
  badge.textContent = String(unread);
}

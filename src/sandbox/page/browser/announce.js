const quietMs = 6000;
const news = document.getElementById('news');
let waiting = 0;
let isTelling = false;

/**
 * Tells screen readers what came. Private answers at once, since somebody waits for
 * them; new messages by their number, now and then, since a busy desk never stops.
 */
export function announce(added) {
  for (const item of added) {
    if (item.matches('.ephemeral')) news.textContent = `Only visible to you: ${wordsIn(item)}`;
    else if (item.matches('#messages > article')) waiting += 1;
  }
  if (waiting === 0 || isTelling) return;
  isTelling = true;
  setTimeout(sayHowMany, quietMs);
}

function sayHowMany() {
  news.textContent = waiting === 1 ? 'One new message in the channel.' : `${waiting} new messages in the channel.`;
  waiting = 0;
  isTelling = false;
}

const wordsIn = (item) => item.querySelector('.blocks')?.textContent.trim().replace(/\s+/g, ' ') ?? '';

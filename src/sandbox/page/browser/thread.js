import { morphInto } from './morph.js';
import { goToNewest } from './newest.js';

const panel = document.getElementById('thread');
const first = document.getElementById('thread-first');
const replies = document.getElementById('replies');
const composer = document.getElementById('thread-compose');
let opened;
let openedFrom;

/** Opens the thread under the message with this timestamp beside the channel. */
export function openThread(ts) {
  const message = document.getElementById(`message-${ts}`);
  if (!message) return;
  opened = ts;
  openedFrom = document.activeElement;
  composer.dataset.channel = message.querySelector('[data-ts]').dataset.channel;
  composer.dataset.thread = ts;
  panel.hidden = false;
  refreshThread();
  goToNewest(replies.parentElement);
  composer.elements.text.focus();
}

export function closeThread() {
  if (!opened) return;
  opened = undefined;
  panel.hidden = true;
  openedFrom?.focus();
}

/** Brings the open thread up to date: the message it hangs on as the channel shows it, and its replies. */
export function refreshThread() {
  if (!opened) return;
  const message = document.getElementById(`message-${opened}`);
  if (!message) return closeThread();
  morphInto(first, message.innerHTML);
  for (const reply of replies.children) reply.hidden = reply.dataset.thread !== opened;
}

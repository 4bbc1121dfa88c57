import { applyPieces } from './apply-pieces.js';
import { entered, entriesOf, tell } from './controls.js';
import { postAct, toast } from './post-act.js';
import { showDates } from './slack-dates.js';

const { person: as, locale } = document.documentElement.dataset;
const modal = document.getElementById('modal');

// --- What the sandbox tells -------------------------------------------------

const feed = new EventSource(`/live${location.search}`);
feed.onmessage = ({ data }) => {
  applyPieces(JSON.parse(data), locale);
  if (modal.querySelector('form') && !modal.open) modal.showModal();
  if (!modal.querySelector('form') && modal.open) modal.close();
  countUnread();
};
feed.onopen = () => document.body.classList.remove('offline');
feed.onerror = () => document.body.classList.add('offline');
setInterval(() => showDates(document, locale), 1000);

// --- Presses ----------------------------------------------------------------

document.addEventListener('click', (event) => {
  const pressed = event.target.closest('button, summary, a');
  for (const menu of document.querySelectorAll('details.overflow[open], details.shortcuts[open]')) {
    if (!menu.contains(pressed) || pressed.role === 'menuitem') menu.open = false;
  }
  if (!pressed) return;
  const { dataset } = pressed;
  const control = pressed.closest('[data-tells]');
  if (control && dataset.value !== undefined) {
    if (dataset.url) open(dataset.url, '_blank', 'noopener');
    void tell(as, control, dataset.value || undefined);
  } else if (dataset.close) {
    void postAct('close', { as, viewId: pressed.closest('[data-view]').dataset.view, how: dataset.close });
  } else if (dataset.shortcut) void postAct('shortcut', { as, callbackId: dataset.shortcut });
  else if (dataset.tab) showTab(dataset.tab);
  else if (dataset.day) void postAct('day', { act: dataset.day });
  else if (dataset.copyViewers) void copyViewers(dataset.copyViewers);
});

document.addEventListener('change', ({ target }) => {
  const control = target.closest('[data-tells]');
  if (control) void tell(as, control, entered(control));
  if (target.id === 'speed') void postAct('day', { act: 'speed', speed: Number(target.value) });
});

// Enter in a one-line input that tells the app counts as a change, not as submitting the modal.
document.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && event.target.matches('[data-tells] input')) {
    event.preventDefault();
    event.target.blur();
  }
});

modal.addEventListener('cancel', (event) => {
  const view = modal.querySelector('[data-view]');
  if (event.target !== modal || !view) return;
  event.preventDefault();
  void postAct('close', { as, viewId: view.dataset.view, how: 'cancel' });
});

// --- Forms ------------------------------------------------------------------

document.addEventListener('submit', async (event) => {
  event.preventDefault();
  const form = event.target;
  const fields = Object.fromEntries(new FormData(form));
  if (form.dataset.view) await submitModal(form);
  else if (form.classList.contains('compose')) await write(form, fields.text.trim());
  else if (form.id === 'be-viewer') await postAct('viewer', fields);
  else if (form.id === 'post-story' && !(await postAct('story', fields)).failed) form.reset();
});

async function submitModal(form) {
  for (const note of form.querySelectorAll('.field-error, .form-error')) note.textContent = '';
  form.setAttribute('aria-busy', 'true');
  const answer = await postAct('submit', { as, viewId: form.dataset.view, entries: entriesOf(form) });
  form.removeAttribute('aria-busy');
  for (const [block, words] of Object.entries(answer.fieldErrors ?? {})) {
    const place = form.querySelector(`[data-block="${CSS.escape(block)}"] .field-error`);
    if (place) place.textContent = words;
    place?.scrollIntoView({ block: 'nearest' });
  }
}

async function write(form, text) {
  if (text === '') return;
  const { channel, thread } = form.dataset;
  form.reset();
  const answer = await postAct('write', { as, channel, text, ...(thread && { threadTs: thread }) });
  if (answer.failed || answer.says) form.elements.text.value ||= text; // nothing typed is lost
}

async function copyViewers(storyId) {
  const { text, failed } = await postAct('viewers', { storyId });
  if (failed) return;
  if (text === '') return toast('Nobody has watched this story yet.');
  await navigator.clipboard.writeText(text);
  toast(`Copied ${text.split('\n\n').length} viewers. Paste them after “Capture viewers”.`);
}

// --- Tabs -------------------------------------------------------------------

let readUpTo = '';

function showTab(id) {
  for (const tab of document.querySelectorAll('.tab')) tab.hidden = tab.id !== id;
  for (const button of document.querySelectorAll('[data-tab]')) {
    button.setAttribute('aria-selected', String(button.dataset.tab === id));
  }
  if (id === 'home-tab') void postAct('home', { as });
  countUnread();
}

function countUnread() {
  const orders = [...document.querySelectorAll('#direct > *')].map(({ dataset }) => dataset.order);
  if (!document.getElementById('direct-tab').hidden) readUpTo = orders.at(-1) ?? readUpTo;
  const unread = orders.filter((order) => order > readUpTo).length;
  const badge = document.querySelector('.unread');
  badge.hidden = unread === 0;
  badge.textContent = String(unread);
}

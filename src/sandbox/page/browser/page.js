import { applyPieces } from './apply-pieces.js';
import { entered, entriesOf, tell } from './controls.js';
import { offerNewest } from './newest.js';
import { postAct, toast } from './post-act.js';
import { showDates } from './slack-dates.js';
import { countUnread, showTab } from './tabs.js';

const { person: as, locale, run } = document.documentElement.dataset;
const modal = document.getElementById('modal');

const reconnectAfterMs = 1000;

function listen() {
  const feed = new WebSocket(`ws://${location.host}/live${location.search}`);
  feed.onopen = () => document.body.classList.remove('offline');
  feed.onclose = () => {
    document.body.classList.add('offline');
    setTimeout(listen, reconnectAfterMs);
  };
  feed.onmessage = ({ data }) => {
    const update = JSON.parse(data);
    if (update.run !== run) return location.reload(); // the sandbox was started anew
    applyPieces(update, { person: as, locale });
    const hasView = modal.querySelector('.view') !== null;
    if (hasView && !modal.open) modal.showModal();
    if (!hasView && modal.open) modal.close();
    countUnread();
  };
}

listen();
offerNewest(document.querySelector('#channel > .scroll'), document.getElementById('newest'));
setInterval(() => showDates(document, locale), 1000);

/** What a press means, by the attribute that the pressed part carries. */
const presses = {
  close: ({ close }, pressed) => postAct('close', { as, viewId: viewIdOf(pressed), how: close }),
  shortcut: ({ shortcut }) => postAct('shortcut', { as, callbackId: shortcut }),
  day: ({ day }) => postAct('day', { act: day }),
  jump: ({ jump }) => postAct('jump', { to: jump }),
  startOver: () =>
    confirm('Start over? Every lead, message and story of the sandbox goes.') && postAct('start-over', {}),
  fault: ({ fault }, pressed) => postAct('fault', { name: fault, isOn: pressed.ariaChecked !== 'true' }),
  phone: ({ phone, link }, pressed) => usePhone(phone, link, pressed.closest('[data-mid]')?.dataset.mid),
  copyViewers: ({ copyViewers }) => copyViewerList(copyViewers),
  tab({ tab }) {
    showTab(tab);
    if (tab === 'home-tab') return postAct('home', { as });
  },
};

document.addEventListener('click', (event) => {
  const pressed = event.target.closest('button, summary, a');
  closeMenus(pressed);
  if (!pressed) return;
  const control = pressed.closest('[data-tells]');
  if (control && pressed.dataset.value !== undefined) {
    const { url, value } = pressed.dataset;
    if (url) open(url, '_blank', 'noopener');
    void tell(as, control, value || undefined);
    return;
  }
  if (pressed.hash?.startsWith('#message-')) goToMessage(pressed.hash);
  for (const [name, perform] of Object.entries(presses)) {
    if (pressed.dataset[name] !== undefined) void perform(pressed.dataset, pressed);
  }
});

document.addEventListener('change', ({ target }) => {
  const control = target.closest('[data-tells]');
  if (control) void tell(as, control, entered(control));
  if (target.id === 'speed') void postAct('day', { act: 'speed', speed: Number(target.value) });
});

// Enter in a one-line input that tells the app counts as a change, not as submitting the modal.
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || !event.target.matches('[data-tells] input')) return;
  event.preventDefault();
  event.target.blur();
});

// Escape closes a modal by way of Slack, which may tell the app.
modal.addEventListener('cancel', (event) => {
  const view = modal.querySelector('.view');
  if (event.target !== modal || !view) return;
  event.preventDefault();
  void postAct('close', { as, viewId: viewIdOf(view), how: 'cancel' });
});

document.addEventListener('submit', (event) => {
  event.preventDefault();
  const form = event.target;
  const fields = Object.fromEntries(new FormData(form));
  if (form.matches('.view')) void submitModal(form);
  else if (form.matches('.compose')) void write(form, fields.text.trim());
  else if (form.id === 'be-viewer') void beViewer(form, fields);
  else if (form.id === 'post-story') void postStory(form, fields);
  else if (form.id === 'answer-in-app') void answerInApp(form, fields);
  else if (form.id === 'phone') lookAtPhone(fields.viewer);
});

async function submitModal(form) {
  for (const note of form.querySelectorAll('.field-error')) note.textContent = '';
  form.setAttribute('aria-busy', 'true');
  const answer = await postAct('submit', { as, viewId: viewIdOf(form), entries: entriesOf(form) });
  form.removeAttribute('aria-busy');
  for (const [block, words] of Object.entries(answer.fieldErrors ?? {})) {
    const note = form.querySelector(`[data-block="${CSS.escape(block)}"] .field-error`);
    if (!note) continue;
    note.textContent = words;
    note.scrollIntoView({ block: 'nearest' });
  }
}

async function write(form, text) {
  if (text === '') return;
  const { channel, thread } = form.dataset;
  form.reset();
  const answer = await postAct('write', { as, channel, text, ...(thread && { threadTs: thread }) });
  if (answer.failed || answer.says) form.elements.text.value ||= text; // nothing typed is lost
}

async function beViewer(form, fields) {
  if (!(await postAct('viewer', fields)).failed) form.elements.text.value = '';
}

async function postStory(form, fields) {
  if (!(await postAct('story', fields)).failed) form.reset();
}

function lookAtPhone(viewer) {
  const parameters = new URLSearchParams(location.search);
  parameters.set('viewer', viewer.trim().replace(/^@/, ''));
  location.search = parameters;
}

function viewerOnPhone() {
  return new URLSearchParams(location.search).get('viewer') ?? '';
}

async function answerInApp(form, fields) {
  if (!(await postAct('answer', { username: viewerOnPhone(), ...fields })).failed) form.reset();
}

function usePhone(act, url, mid) {
  return postAct(`phone-${act}`, { username: viewerOnPhone(), ...(mid && { mid }), ...(url && { url }) });
}

async function copyViewerList(storyId) {
  const { text, failed } = await postAct('viewers', { storyId });
  if (failed) return;
  if (text === '') return toast('Nobody has watched this story yet.');
  await navigator.clipboard.writeText(text);
  toast(`Copied ${text.split('\n\n').length} viewers. Paste them after “Capture viewers”.`);
}

function goToMessage(hash) {
  if (document.getElementById('messages').contains(document.getElementById(hash.slice(1)))) showTab('channel');
  else toast('That message is older than those shown here, or it was deleted.');
}

function closeMenus(pressed) {
  for (const menu of document.querySelectorAll('details.menu[open]')) {
    if (!menu.contains(pressed) || pressed.matches('[role="menuitem"]')) menu.open = false;
  }
}

function viewIdOf(element) {
  return element.closest('[data-view]').dataset.view;
}

import { postAct, toast } from './post-act.js';
import { remember, remembered } from './remember.js';

const usualViewer = 'noor.linnen';
const nameField = document.getElementById('viewer-name');
const phone = document.getElementById('phone');

/** Whose phone it is: the viewer's user name. */
export function viewerName() {
  return nameField.value.trim().replace(/^@/, '') || usualViewer;
}

/** @param onViewer told when somebody else picks up the phone */
export function startPhone(onViewer) {
  nameField.value = document.documentElement.dataset.viewer || (remembered('viewer') ?? usualViewer);
  nameField.addEventListener('change', () => {
    nameField.value = viewerName();
    remember('viewer', viewerName());
    showScreen('phone-home');
    onViewer();
  });
}

/** The viewer's phone, or the account's. */
export function showPhone(whose) {
  for (const button of phone.querySelectorAll('[data-holds]')) {
    button.setAttribute('aria-pressed', String(button.dataset.holds === whose));
  }
  phone.classList.toggle('is-owner', whose === 'owner');
  document.querySelector('#answer-in-app > input').placeholder = `Answer ${viewerName()} by hand…`;
  showScreen(whose === 'owner' ? 'phone-owner' : 'phone-home');
}

export function showScreen(id) {
  for (const screen of phone.querySelectorAll('.screen')) screen.hidden = screen.id !== id;
  phone.classList.toggle('is-watching', id === 'phone-story');
  for (const button of phone.querySelectorAll('.phone-nav [data-screen]')) {
    if (button.dataset.screen === id) button.setAttribute('aria-current', 'page');
    else button.removeAttribute('aria-current');
  }
  seeMessages();
}

/** The account answers the viewer by hand, in the Instagram app. Resolves to whether it came off. */
export async function answerByHand(text) {
  const { failed } = await postAct('answer', { username: viewerName(), text });
  if (!failed) toast(`Answered ${viewerName()} by hand.`);
  return !failed;
}

/** Whoever looks at the thread has seen what is in it. */
function seeMessages() {
  const isOpen = !document.getElementById('phone-chat').hidden;
  if (isOpen && document.querySelector('#phone-unseen > *')) void postAct('phone-open', { username: viewerName() });
}

/** Something with one message of the thread: a reaction, unsending, a tap on a link. */
export function usePhone(act, pressed) {
  const { mid } = pressed.closest('[data-mid]').dataset;
  const { link: url } = pressed.dataset;
  return postAct(`phone-${act}`, { username: viewerName(), ...(url ? { url } : { mid }) });
}

/** Opens a story over the whole screen; on Instagram that is a view. */
export async function watchStory(storyId) {
  for (const frame of phone.querySelectorAll('.story-frame')) frame.hidden = frame.dataset.story !== storyId;
  showScreen('phone-story');
  await deed('watch');
}

/** Leaves a story that is over, and sees what came into the open thread. */
export function refreshPhone() {
  seeMessages();
  const isGone = phone.querySelector('.story-frame:not([hidden])') === null;
  if (phone.classList.contains('is-watching') && isGone) showScreen('phone-home');
}

/** Does something as the viewer, to the story that is watched if any. Resolves to whether it came off. */
export async function deed(name, text = '') {
  const storyId = phone.querySelector('.story-frame:not([hidden])')?.dataset.story ?? '';
  const { failed } = await postAct('viewer', { username: viewerName(), deed: name, text, storyId });
  if (!failed && done[name]) toast(done[name]);
  return !failed;
}

const done = {
  reply: 'Replied.',
  react: 'Reaction sent.',
  comment: 'Commented.',
  mention: 'Mentioned in a story.',
  follow: 'You follow the account.',
};

/** The viewer list as it is copied out of the app, to paste after “Capture viewers”. */
export async function copyViewerList(storyId) {
  const { text, failed } = await postAct('viewers', { storyId });
  if (failed) return;
  if (text === '') return toast('Nobody has watched this story yet.');
  await navigator.clipboard.writeText(text);
  toast(`Copied ${text.split('\n\n').length} viewers. Paste them after “Capture viewers”.`);
}

import { announce } from './announce.js';
import { applyPieces } from './apply-pieces.js';
import { startComposers } from './composer.js';
import { entered, tell } from './controls.js';
import { startFiles } from './files.js';
import { follow } from './live.js';
import { closeMenus, startMenus } from './menus.js';
import { refreshModal, startModal, submitModal } from './modal.js';
import { offerNewest } from './newest.js';
import {
  answerByHand,
  copyViewerList,
  deed,
  refreshPhone,
  showPhone,
  showScreen,
  startPhone,
  usePhone,
  viewerName,
  watchStory,
} from './phone.js';
import { postAct, toast } from './post-act.js';
import { remember, remembered } from './remember.js';
import { showDates } from './slack-dates.js';
import { countUnread, showTab } from './tabs.js';
import { closeThread, openThread, refreshThread } from './thread.js';
import { startTour, takeTour } from './tour.js';

const { person: as, locale, timeZone, run } = document.documentElement.dataset;
const reader = { locale, timeZone };

const isNarrow = matchMedia('(max-width: 760px)');

function listen() {
  follow(viewerName(), (update) => {
    if (update.run !== run) return location.reload(); // the sandbox was started anew
    const added = applyPieces(update, { person: as, reader });
    if (update.isFirst && isNarrow.matches) foldBoards();
    refreshModal();
    refreshThread();
    refreshPhone();
    countUnread();
    announce(added);
  });
}

startPhone(listen);
startModal(as);
startMenus();
startFiles(as);
const write = startComposers(as);
listen();
offerNewest(document.querySelector('#channel > .scroll'), document.getElementById('newest'));
// The clock's own piece comes each minute and brings all dates along; this is for what counts down.
setInterval(() => showDates(document, reader), 15_000);
startTour();
document.getElementById('first-hint').hidden = remembered('first-hint') !== undefined;

/** What a press means, by the attribute that the pressed part carries. */
const presses = {
  close: ({ close }, pressed) => postAct('close', { as, viewId: viewIdOf(pressed), how: close }),
  shortcut: ({ shortcut, onChannel, onTs }) =>
    postAct('shortcut', { as, callbackId: shortcut, ...(onTs && { on: { channel: onChannel, ts: onTs } }) }),
  day: ({ day }) => postAct('day', { act: day }),
  copyViewers: ({ copyViewers }) => copyViewerList(copyViewers),
  openThread: ({ openThread: ts }) => openThread(ts),
  closeThread,
  jump: ({ jump }) => postAct('jump', { to: jump }),
  askStartOver: () => document.getElementById('start-over').showModal(),
  startOver: ({ startOver: answer }) => startOver(answer),
  fault: ({ fault }, pressed) => postAct('fault', { name: fault, isOn: pressed.ariaChecked !== 'true' }),
  phone: ({ phone }, pressed) => usePhone(phone, pressed),
  holds: ({ holds }) => showPhone(holds),
  screen: ({ screen }) => showScreen(screen),
  watch: ({ watch }) => watchStory(watch),
  react: ({ react }) => deed('react', react),
  deed: ({ deed: name }) => deed(name, takeWords(document.getElementById('story-reply'))),
  tour: ({ tour }) => takeTour(tour),
  side: ({ side }) => showSide(side),
  dismiss({ dismiss }) {
    document.getElementById(dismiss).hidden = true;
    remember(dismiss, 'seen');
  },
  show({ show }) {
    showTab(show);
    if (show === 'home-tab') return postAct('home', { as });
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
  if (pressed.hash?.startsWith('#message-')) goToMessage(pressed.hash.slice('#message-'.length), event);
  for (const [name, perform] of Object.entries(presses)) {
    if (pressed.dataset[name] !== undefined) void perform(pressed.dataset, pressed);
  }
});

// One letter at a time, each with all that stands there by then: what comes last is what the app hears last.
let typing = Promise.resolve();
let isTypingTold = true;
document.addEventListener('input', ({ target }) => {
  const control = target.closest('[data-tells="each letter"]');
  if (!control || !isTypingTold) return;
  isTypingTold = false;
  typing = typing.then(() => {
    isTypingTold = true;
    return tell(as, control, entered(control));
  });
});

document.addEventListener('change', ({ target }) => {
  const control = target.closest('[data-tells="at once"]');
  if (control) void tell(as, control, entered(control));
  if (target.id === 'speed') void postAct('day', { act: 'speed', speed: Number(target.value) });
});

// Enter in a one-line input that tells the app counts as a change, not as submitting the modal.
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && event.target.closest('#thread')) closeThread();
  else if (event.key === 'Escape') takeTour('end');
  if (event.key !== 'Enter' || !event.target.matches('[data-tells] input')) return;
  event.preventDefault();
  event.target.blur();
});

document.addEventListener('submit', (event) => {
  event.preventDefault();
  const form = event.target;
  if (form.matches('.view')) void submitModal(as, form);
  else if (form.matches('.compose')) void write(form);
  else if (form.id === 'story-reply') void deed('reply', takeWords(form));
  else if (form.id === 'phone-dm') void deed('dm', takeWords(form));
  else if (form.id === 'answer-in-app') void answerByHand(takeWords(form));
  else if (form.id === 'post-story') void postAct('story', { caption: takeWords(form, 'caption') });
});

/** On a phone the board is a line until it is asked for. */
function foldBoards() {
  for (const pin of document.querySelectorAll('.pin')) pin.open = false;
}

/** What stands in a one-line form, which is empty afterwards. */
function takeWords(form, name = 'text') {
  const words = form.elements[name].value;
  form.reset();
  return words;
}

/** On a narrow window Slack and the phone are two sides of which one shows. */
function showSide(side) {
  document.body.classList.toggle('phone-in-front', side === 'phone');
  for (const button of document.querySelectorAll('[data-side]')) {
    button.setAttribute('aria-pressed', String(button.dataset.side === side));
  }
}

function goToMessage(ts, event) {
  event.preventDefault();
  const reply = document.getElementById(`reply-${ts}`);
  if (reply) return openThread(reply.dataset.thread);
  const message = document.getElementById(`message-${ts}`);
  if (!message) return toast('That message is older than those shown here, or it was deleted.');
  showTab(message.closest('.tab').id);
  message.scrollIntoView({ block: 'center' });
  message.classList.remove('found');
  requestAnimationFrame(() => message.classList.add('found'));
}

/** Begins everything anew, unless somebody thought better of it. */
function startOver(answer) {
  document.getElementById('start-over').close();
  if (answer === 'yes') return postAct('start-over', {});
}

function viewIdOf(element) {
  return element.closest('[data-view]').dataset.view;
}

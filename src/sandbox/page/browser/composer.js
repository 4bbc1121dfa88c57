import { postAct } from './post-act.js';

const mostRows = 8;

/** Boxes to write in: Enter sends, Shift and Enter begins a line, a slash offers commands. */
export function startComposers(as) {
  document.addEventListener('input', ({ target }) => {
    if (!target.matches('.compose textarea')) return;
    target.rows = Math.min(mostRows, target.value.split('\n').length);
    offerCommands(target);
  });
  document.addEventListener('keydown', (event) => {
    if (!event.target.matches('.compose textarea') || event.isComposing) return;
    if (choosesCommand(event)) event.preventDefault();
    else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      event.target.form.requestSubmit();
    }
  });
  document.addEventListener('focusout', ({ target }) => {
    if (target.matches?.('.compose textarea')) hideCommands(target);
  });
  // Pressed before the box loses the focus, which would hide the list.
  document.addEventListener('mousedown', (event) => {
    const option = event.target.closest('[data-completes]');
    if (!option) return;
    event.preventDefault();
    complete(option);
  });

  /** Sends what stands in the box. */
  return async function write(form) {
    const box = form.elements.text;
    const text = box.value.trim();
    if (text === '') return;
    const { channel, thread } = form.dataset;
    box.value = '';
    box.rows = 1;
    hideCommands(box);
    const answer = await postAct('write', { as, channel, text, ...(thread && { threadTs: thread }) });
    if (answer.failed || answer.says) box.value ||= text; // nothing typed is lost
  };
}

const listOf = (box) => box.form.querySelector('.completions');
const offered = (list) => [...list.children].filter(({ hidden }) => !hidden);
const chosenIn = (list) => list.querySelector('[aria-selected="true"]');

function offerCommands(box) {
  const list = listOf(box);
  if (!list) return;
  const typed = box.value.toLowerCase();
  for (const option of list.children) option.hidden = !option.dataset.completes.startsWith(typed);
  const options = offered(list);
  list.hidden = !typed.startsWith('/') || options.length === 0;
  choose(box, list.hidden || isCommand(typed, options) ? undefined : options[0]);
}

/** Whether it may be sent as it stands: then nothing is chosen beforehand, so that Enter adds no words. */
const isCommand = (typed, options) =>
  options.some(({ dataset: { command, completes } }) => [command, completes.trim()].includes(typed.trim()));

function choose(box, option) {
  for (const each of listOf(box).children) each.setAttribute('aria-selected', String(each === option));
  if (option) {
    box.setAttribute('aria-activedescendant', option.id);
    option.scrollIntoView({ block: 'nearest' });
  } else box.removeAttribute('aria-activedescendant');
}

/** Whether the key was meant for the list of commands; Enter sends unless one of them is chosen. */
function choosesCommand({ key, target: box }) {
  const list = listOf(box);
  if (!list || list.hidden) return false;
  const options = offered(list);
  const at = options.indexOf(chosenIn(list));
  switch (key) {
    case 'ArrowDown':
      choose(box, options[(at + 1) % options.length]);
      return true;
    case 'ArrowUp':
      choose(box, options.at(Math.max(at, 0) - 1));
      return true;
    case 'Escape':
      hideCommands(box);
      return true;
    case 'Tab':
      complete(options[Math.max(at, 0)]);
      return true;
    case 'Enter':
      if (at === -1) return false;
      complete(options[at]);
      return true;
    default:
      return false;
  }
}

function complete(option) {
  const box = option.closest('form').elements.text;
  box.value = option.dataset.completes;
  hideCommands(box);
  box.focus();
}

function hideCommands(box) {
  const list = listOf(box);
  if (!list) return;
  list.hidden = true;
  choose(box, undefined);
}

import { fileIdsIn } from './files.js';
import { postAct } from './post-act.js';

/** The action of a control, told to the app as Slack tells it, once the person has confirmed it. */
export async function tell(as, control, value) {
  if (!(await isConfirmed(control))) return;
  // Who types on must not see the field go grey with each letter.
  if (control.dataset.tells !== 'each letter') control.setAttribute('aria-busy', 'true');
  const modal = control.closest('form.view');
  await postAct('press', {
    as,
    place: placeOf(control),
    blockId: control.closest('[data-block]').dataset.block,
    actionId: control.dataset.action,
    value,
    ...(modal && { entries: entriesOf(modal) }),
  });
  control.removeAttribute('aria-busy');
}

/** What a control holds, as Slack's state shows it: text, an option's value, several, epoch seconds, or null. */
export function entered(control) {
  const field = control.querySelector('input, select, textarea');
  const all = (selector) => [...control.querySelectorAll(selector)].map(({ value }) => value);
  switch (control.dataset.kind) {
    case 'many':
      return all('input:checked, option:checked');
    case 'one':
      return (field.type === 'radio' ? all('input:checked')[0] : field.value) || null;
    case 'moment':
      return field.value === '' ? null : Math.floor(new Date(field.value).getTime() / 1000);
    case 'files':
      return fileIdsIn(control);
    default:
      return field.value === '' ? null : field.value;
  }
}

/** All that is filled in, by block and action. */
export function entriesOf(form) {
  const entries = {};
  for (const control of form.querySelectorAll('.block.input .control')) {
    const { block } = control.closest('[data-block]').dataset;
    entries[block] = { ...entries[block], [control.dataset.action]: entered(control) };
  }
  return entries;
}

function placeOf(control) {
  const { channel, ts } = control.closest('[data-ts]')?.dataset ?? {};
  return ts === undefined ? { viewId: control.closest('[data-view]').dataset.view } : { channel, ts };
}

function isConfirmed(control) {
  const dialog = control.querySelector('dialog.confirm');
  if (!dialog) return true;
  return new Promise((resolve) => {
    const answer = (event) => {
      const pressed = event.target.closest('[data-confirm]');
      if (!pressed && event.type === 'click') return;
      dialog.removeEventListener('click', answer);
      dialog.removeEventListener('cancel', answer);
      dialog.close();
      resolve(pressed?.dataset.confirm === 'yes');
    };
    dialog.addEventListener('click', answer);
    dialog.addEventListener('cancel', answer);
    dialog.showModal();
  });
}

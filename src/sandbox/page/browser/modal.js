import { entriesOf } from './controls.js';
import { postAct } from './post-act.js';

const modal = document.getElementById('modal');

/** The modal on top opens and closes as Slack says; Escape goes by way of Slack, which may tell the app. */
export function startModal(as) {
  modal.addEventListener('cancel', (event) => {
    const view = modal.querySelector('.view');
    if (event.target !== modal || !view) return;
    event.preventDefault();
    void postAct('close', { as, viewId: view.dataset.view, how: 'cancel' });
  });
}

export function refreshModal() {
  const hasView = modal.querySelector('.view') !== null;
  for (const field of modal.querySelectorAll('[data-epoch-value]:not([data-filled])')) fillMoment(field);
  if (hasView && !modal.open) modal.showModal();
  if (!hasView && modal.open) modal.close();
}

/** Submits; complaints stand under their fields, and the first of them gets the focus. */
export async function submitModal(as, form) {
  for (const note of form.querySelectorAll('.field-error')) note.textContent = '';
  for (const field of form.querySelectorAll('[aria-invalid]')) field.removeAttribute('aria-invalid');
  form.setAttribute('aria-busy', 'true');
  const answer = await postAct('submit', { as, viewId: form.dataset.view, entries: entriesOf(form) });
  form.removeAttribute('aria-busy');
  const complaints = Object.entries(answer.fieldErrors ?? {});
  for (const [block, words] of complaints) complain(form.querySelector(`[data-block="${CSS.escape(block)}"]`), words);
  form.querySelector('[aria-invalid]')?.focus();
}

function complain(block, words) {
  const note = block?.querySelector('.field-error');
  if (!note) return;
  note.textContent = words;
  note.scrollIntoView({ block: 'nearest' });
  block.querySelector('input, select, textarea')?.setAttribute('aria-invalid', 'true');
}

/** Epoch seconds as the field wants them: local, without a zone. */
function fillMoment(field) {
  field.dataset.filled = '';
  if (field.dataset.epochValue === '') return;
  const at = new Date(Number(field.dataset.epochValue) * 1000);
  at.setMinutes(at.getMinutes() - at.getTimezoneOffset());
  field.value = at.toISOString().slice(0, 16);
}

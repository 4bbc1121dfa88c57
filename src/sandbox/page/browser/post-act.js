const readMs = 8000;

/** Posts an act and shows what the person is told about it. Resolves to the answer; `failed` when there was none. */
export async function postAct(name, body) {
  try {
    const response = await fetch(`/act/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const answer = await response.json();
    if (answer.says) toast(answer.says);
    return { ...answer, failed: !response.ok };
  } catch {
    toast('The sandbox does not answer. Is it still running?');
    return { failed: true };
  }
}

/** Shows a sentence for as long as it takes to read it. It is inside the open modal if there is one, else the modal would cover it. */
export function toast(words, ms = readMs) {
  const note = document.createElement('p');
  note.className = 'toast';
  note.textContent = words;
  const modal = document.getElementById('modal');
  (modal?.open ? modal.querySelector('.view') : document.getElementById('toasts')).append(note);
  setTimeout(() => note.remove(), ms);
}

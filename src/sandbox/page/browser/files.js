import { postAct, toast } from './post-act.js';

const largestBytes = 10_000_000;

/** Files that are dropped or chosen: shared where one writes, or kept by a modal's input until it is submitted. */
export function startFiles(as) {
  document.addEventListener('change', ({ target }) => {
    if (target.type !== 'file') return;
    const files = [...target.files];
    target.value = ''; // the same file may be chosen again
    if (target.matches('[data-shares]')) void share(as, target.form, files);
    else void keep(as, target, files);
  });

  const dropPlace = ({ target, dataTransfer }) =>
    dataTransfer?.types.includes('Files') ? target.closest?.('.drop, #channel, #thread') : undefined;
  for (const moment of ['dragover', 'dragleave', 'drop']) {
    document.addEventListener(moment, (event) => {
      const place = dropPlace(event);
      for (const lit of document.querySelectorAll('.dropping')) lit.classList.remove('dropping');
      if (!place) return;
      event.preventDefault(); // else the browser would open the file
      if (moment === 'dragover') place.classList.add('dropping');
      if (moment === 'drop') void dropped(as, place, [...event.dataTransfer.files]);
    });
  }
  document.addEventListener('click', ({ target }) => target.closest('[data-drop-file]')?.closest('li').remove());
}

/** The ids of the files that a modal's input holds. */
export function fileIdsIn(control) {
  return [...control.querySelectorAll('[data-file]')].map(({ dataset }) => dataset.file);
}

function dropped(as, place, files) {
  const input = place.querySelector('.drop input[type="file"]') ?? place.querySelector('input[type="file"]');
  return place.matches('.drop') ? keep(as, input, files) : share(as, place.querySelector('.compose'), files);
}

async function share(as, form, files) {
  const { channel, thread } = form.dataset;
  for (const file of files) await upload(file, { as, channel, ...(thread && { threadTs: thread }) });
}

async function keep(as, input, files) {
  const list = input.closest('.drop').querySelector('.files');
  const isFull = () => list.children.length >= Number(input.dataset.most);
  for (const file of files) {
    if (isFull()) return toast('That is as many files as fit.');
    const { file: id, html, failed } = await upload(file, { as });
    if (failed || !id) continue;
    if (isFull()) return toast('That is as many files as fit.'); // others were dropped meanwhile
    const item = document.createElement('li');
    item.dataset.file = id;
    item.innerHTML = html;
    list.append(item);
  }
}

async function upload(file, where) {
  if (file.size > largestBytes) {
    toast(`${file.name} is larger than 10 MB.`);
    return { failed: true };
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  return postAct('upload', { ...where, name: file.name, base64: toBase64(bytes) });
}

function toBase64(bytes) {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

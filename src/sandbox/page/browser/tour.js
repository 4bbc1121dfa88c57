import { remember, remembered } from './remember.js';

/** What the steps point at. */
const places = { pinned: '#pinned', people: '.rail', phone: '#phone', time: '#time' };
const steps = [...document.querySelectorAll('.tour')];

/** Shows the tour to who has not seen it. */
export function startTour() {
  if (steps.length === 0 || remembered('tour') !== undefined) return;
  showStep(0);
  document.activeElement.blur(); // nobody asked for it: it must not take the keys
}

/** `start`, `next` or `end`. */
export function takeTour(where) {
  const at = steps.findIndex((step) => step.open);
  showStep({ start: 0, next: at + 1, end: steps.length }[where]);
}

function showStep(index) {
  for (const step of steps) step.close();
  for (const lit of document.querySelectorAll('.pointed-at')) lit.classList.remove('pointed-at');
  const step = steps[index];
  if (!step) return remember('tour', 'seen');
  step.show();
  document.querySelector(places[step.dataset.pointsAt])?.classList.add('pointed-at');
}

import { type Html, html } from '../html.ts';

/** What a newcomer is told, and the part of the page that each step points at. */
const steps = [
  {
    at: 'pinned',
    title: 'This is your team’s desk',
    words: html`The board on top shows the live story: how long it still lives, who waits, who is on shift. Somebody should press <b>Take the shift</b>.`,
  },
  {
    at: 'people',
    title: 'Cards come by themselves',
    words: html`Whoever answers the story becomes a <b>Hot</b> card. <b>Claim</b> one, or be somebody else on the left, or open two people side by side and press at once.`,
  },
  {
    at: 'phone',
    title: 'The phone is Instagram',
    words: html`Be any viewer: watch the story, answer it, send a message. The account’s own phone has the viewer list to copy for <b>Capture viewers</b>.`,
  },
  {
    at: 'time',
    title: 'The day is yours',
    words: html`A recorded story day is playing. Pause it, play it faster, or begin afresh. Nothing here leaves this machine.`,
  },
] as const;

/** The tour: small dialogs that leave the page usable, one step shown at a time by the browser. */
export function drawTour(): Html {
  return html`${steps.map(
    ({ at, title, words }, index) =>
      html`<dialog class="tour at-${at}" data-step="${index}" data-points-at="${at}" aria-label="Tour, step ${index + 1} of ${steps.length}"><h2>${title}</h2><p>${words}</p><footer><small>${index + 1} of ${steps.length}</small><button type="button" data-tour="end">${
        index + 1 < steps.length ? 'Skip' : 'Close'
      }</button>${index + 1 < steps.length && html`<button type="button" class="primary" data-tour="next">Next</button>`}</footer></dialog>`,
  )}`;
}

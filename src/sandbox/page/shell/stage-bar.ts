import { drawIcon } from '../draw/icon.ts';
import { type Html, html } from '../html.ts';

const speeds = [
  [30, '24 h in 48 min'],
  [120, '24 h in 12 min'],
  [360, '24 h in 4 min'],
] as const;

/** The bar on top: what the sandbox itself can do, apart from Slack and Instagram. */
export function drawStageBar({ speed, pairLink }: { speed: number; pairLink: string }): Html {
  return html`<header class="stage-bar"><h1 class="product">Storydesk <span>sandbox</span></h1>
<div class="time" id="time" role="group" aria-label="Time">${drawIcon('clock')}<span id="time-now"></span>
<details class="menu"><summary class="tool"><span>Jump to</span>${drawIcon('down')}</summary><div role="menu" id="time-jumps"></div></details>
<span id="day-controls"></span><span id="day-progress"></span><select id="speed" aria-label="Speed">${speeds.map(
    ([value, label]) => html`<option value="${value}"${value === speed && html` selected`}>${label}</option>`,
  )}</select></div>
<div class="stage-tools"><details class="menu leftwards"><summary class="tool" aria-label="Faults">${drawIcon('bolt')}<span>Faults</span><span id="faults-on"></span></summary><div class="panel"><h2>What goes wrong outside</h2><div id="faults"></div></div></details>
<button type="button" class="tool" data-ask-start-over aria-label="Start over">${drawIcon('restart')}<span>Start over</span></button>
<a class="tool pair" href="${pairLink}" title="Two people side by side">${drawIcon('pair')}<span>Two people</span></a><button type="button" class="tool" data-tour="start" aria-label="Show the tour" title="Show the tour">?</button><button type="button" class="tool" id="theme" aria-label="Light or dark" title="Light or dark">${drawIcon(
    'contrast',
  )}</button></div></header>
<p class="first-hint" id="first-hint" hidden><span>Start here: press <b>Claim</b> on a Hot card. Or pick up the phone, answer the story as a viewer, and watch the card come.</span><button type="button" class="plain-icon" data-dismiss="first-hint" aria-label="Got it">${drawIcon(
    'close',
  )}</button></p>
<dialog class="confirm" id="start-over" aria-label="Start over?"><h3>Start over?</h3><p>Every lead, message and story of the sandbox goes, and a new day begins.</p><footer><button type="button" data-start-over="no">Keep it</button><button type="button" class="danger" data-start-over="yes">Start over</button></footer></dialog>`;
}

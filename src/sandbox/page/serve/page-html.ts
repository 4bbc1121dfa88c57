import type { Person } from '../../slack/workspace/person.ts';
import { drawIcon } from '../draw/icon.ts';
import { type Html, html } from '../html.ts';
import { drawPhone } from '../shell/phone.ts';
import { drawSlackWindow } from '../shell/slack-window.ts';
import { drawStageBar } from '../shell/stage-bar.ts';
import { drawTour } from '../shell/tour.ts';
import { styleSheets } from './static-file.ts';

/** The page for one person; what changes comes over the live feed. `only` (`slack`, `instagram`) is for a frame of the two-people view. */
export function pageHtml(shown: {
  team: string;
  person: Person;
  people: readonly Person[];
  channel: { id: string; name: string };
  speed: number;
  account: string;
  only: string;
  /** Whose phone the address names. */
  viewer: string | undefined;
  /** Another for each start of the sandbox: a page of an earlier one loads itself anew. */
  run: string;
}): Html {
  const { person, people, speed, account, only, viewer, run } = shown;
  const other = people.find(({ id }) => id !== person.id) ?? person;
  const pairLink = `/two?left=${person.name}&right=${other.name}`;
  return html`<!doctype html>
<html lang="en" data-person="${person.id}" data-locale="${person.locale}" data-time-zone="${person.tz}" data-only="${only}" data-run="${run}" data-viewer="${viewer}">
${head(`${person.realName} · Storydesk sandbox`, ['theme', 'page'])}
<body>${drawStageBar({ speed, pairLink })}
<main>${drawSlackWindow(shown)}${drawPhone({ account })}</main>
<nav class="sides" aria-label="Slack or Instagram"><button type="button" data-side="slack" aria-pressed="true">${drawIcon('reply')} Slack</button><button type="button" data-side="phone" aria-pressed="false">${drawIcon(
    'heart',
  )} Instagram</button></nav>
<footer class="status" id="health"></footer>
<dialog id="modal" aria-labelledby="modal-title"></dialog>
${only === '' && drawTour()}
<div id="toasts" role="status" aria-live="polite"></div><div id="news" class="unseen" role="status" aria-live="polite"></div>
</body></html>`;
}

/** Two people in two frames, and Instagram beside them. */
export function pairHtml(left: Person, right: Person): Html {
  const frame = (as: Person, only: string) =>
    html`<iframe src="/?as=${as.name}&amp;only=${only}" title="${only === 'slack' ? `Slack, as ${as.realName}` : 'Instagram'}"></iframe>`;
  return html`<!doctype html>
<html lang="en" data-only="">${head(`${left.realName} and ${right.realName} · Storydesk sandbox`, ['theme'])}
<body class="two"><header class="stage-bar"><h1 class="product">Storydesk <span>sandbox</span></h1><p>Press <b>Claim</b> on the same card as both: one wins, the other is told.</p><div class="stage-tools"><a class="tool" href="/?as=${left.name}">${drawIcon('back')}<span>One person</span></a><button type="button" class="tool" id="theme" aria-label="Light or dark" title="Light or dark">${drawIcon('contrast')}</button></div></header>
<main>${frame(left, 'slack')}${frame(right, 'slack')}${frame(left, 'instagram')}</main></body></html>`;
}

/** `theme` is no module: it must choose the colours before anything is painted. */
function head(title: string, [first, ...modules]: ['theme', ...string[]]): Html {
  return html`<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><link rel="icon" href="data:,">${styleSheets.map((name) => html`<link rel="stylesheet" href="/${name}.css">`)}
<script src="/${first}.js"></script>${modules.map((name) => html`<script type="module" src="/${name}.js"></script>`)}</head>`;
}

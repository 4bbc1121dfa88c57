import type { Person } from '../../slack/workspace/person.ts';
import { type Html, html } from '../html.ts';
import type { Shortcut } from '../shortcuts.ts';

const speeds = [
  [30, '24 h in 48 min'],
  [120, '24 h in 12 min'],
  [360, '24 h in 4 min'],
] as const;

const deeds = [
  ['reply', 'reply to the story'],
  ['react', 'react to the story'],
  ['dm', 'send a message'],
  ['comment', 'comment on the story'],
  ['mention', 'mention the account'],
  ['follow', 'follow the account'],
  ['watch', 'just watch the story'],
] as const;

const styles = ['page', 'messages', 'blocks', 'dialogs', 'instagram'].map(
  (name) => html`<link rel="stylesheet" href="/${name}.css">`,
);

/** The page for one person; what changes comes over the live feed. `only` (`slack`, `instagram`) is for a frame of the two-people view. */
export function pageHtml({
  person,
  people,
  shortcuts,
  channel,
  speed,
  account,
  only,
  viewer,
  viewers,
  run,
}: {
  person: Person;
  people: readonly Person[];
  shortcuts: readonly Shortcut[];
  channel: { id: string; name: string };
  speed: number;
  account: string;
  only: string;
  /** Whose phone is shown, and everybody who has one. */
  viewer: string | undefined;
  viewers: readonly string[];
  /** Another for each start of the sandbox: a page of an earlier one loads itself anew. */
  run: string;
}): Html {
  const others = people.filter(({ id }) => id !== person.id);
  return html`<!doctype html>
<html lang="en" data-person="${person.id}" data-locale="${person.locale}" data-only="${only}" data-run="${run}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${person.realName} · Storydesk sandbox</title>
<link rel="icon" href="data:,">${styles}<script type="module" src="/page.js"></script></head>
<body>
<header class="top"><b class="product">Storydesk sandbox</b>
<nav class="people" aria-label="Who you are">${people.map(
    (each) =>
      html`<a href="?as=${each.name}${only && `&only=${only}`}"${each.id === person.id && html` aria-current="page"`} title="${each.role}, ${each.locale}">${each.realName}${
        each.role === 'guest' && html` <small>guest</small>`
      }${each.role === 'admin' && html` <small>admin</small>`}</a>`,
  )}</nav>
<a class="pair" href="/two?left=${person.name}&amp;right=${others[0]?.name ?? person.name}">Two side by side</a></header>
<main>
<section class="slack" aria-label="Slack">
<div class="tabs" role="tablist"><button type="button" role="tab" data-tab="channel" aria-selected="true"># ${channel.name}</button><button type="button" role="tab" data-tab="home-tab" aria-selected="false">Home</button><button type="button" role="tab" data-tab="direct-tab" aria-selected="false">Messages <span class="unread" hidden></span></button></div>
<div class="tab" id="channel"><div id="pinned"></div><div class="scroll"><div id="messages" class="messages"></div></div><button type="button" id="newest" hidden>↓ Newest</button>
<form class="compose" data-channel="${channel.id}"><details class="menu upwards"><summary aria-label="Shortcuts" title="Shortcuts">⚡</summary><div role="menu">${shortcuts.map(
    ({ callbackId, name }) =>
      html`<button type="button" role="menuitem" data-shortcut="${callbackId}">${name}</button>`,
  )}</div></details><input name="text" placeholder="Message #${channel.name}, or /storydesk help" aria-label="Message" autocomplete="off"><button type="submit">Send</button></form></div>
<div class="tab" id="home-tab" hidden><div class="scroll"><div id="home"></div></div></div>
<div class="tab" id="direct-tab" hidden><div class="scroll"><div id="direct" class="messages"></div><p class="empty">Storydesk writes to admins here when something is wrong with the set-up.</p></div></div>
</section>
<aside class="instagram" aria-label="Instagram">
<h2>Instagram <small>@${account}</small></h2>
<section class="day"><div id="day-progress"></div><div class="row"><span id="day-controls"></span><select id="speed" aria-label="Speed">${speeds.map(
    ([value, label]) => html`<option value="${value}"${value === speed && html` selected`}>${label}</option>`,
  )}</select></div></section>
<section><h3>Live stories</h3><div id="stories"></div>
<form id="post-story" class="row"><input name="caption" placeholder="Caption" aria-label="Caption of a new story" maxlength="200" autocomplete="off"><button type="submit">Post a story</button></form></section>
<section><h3>Be a viewer</h3><form id="be-viewer" autocomplete="off">
<input name="username" placeholder="name" aria-label="Instagram name" required maxlength="31" value="noor.linnen">
<select name="deed" aria-label="What they do">${deeds.map(([value, label]) => html`<option value="${value}">${label}</option>`)}</select>
<select name="storyId" id="story-choice" aria-label="Which story"></select>
<input name="text" placeholder="What they write" aria-label="What they write" maxlength="1000"><button type="submit">Do it</button></form></section>
<section><h3>Phone</h3><form id="phone" class="row"><input name="viewer" list="viewers" placeholder="whose" aria-label="Whose phone" maxlength="31" value="${viewer ?? ''}" autocomplete="off"><datalist id="viewers">${viewers.map((name) => html`<option value="${name}"></option>`)}</datalist><button type="submit">Look</button></form><div id="phone-thread"></div><form id="answer-in-app" class="row"><input name="text" placeholder="Answer as @${account}, in the app" aria-label="Answer in the Instagram app" required maxlength="1000" autocomplete="off"><button type="submit">Answer</button></form></section>
<section><h3>Viewer list</h3><div id="viewer-list"></div></section>
<section><h3>Time</h3><div id="time-now"></div><div id="time-jumps"></div><button type="button" data-start-over>Start over</button></section>
<section><h3>Faults</h3><div id="faults"></div></section>
<section><h3>Just now</h3><ul id="acts"></ul></section>
</aside>
</main>
<footer class="status" id="health"></footer>
<dialog id="modal" aria-label="Storydesk"></dialog>
<div id="toasts" role="status" aria-live="polite"></div>
</body></html>`;
}

/** Two people in two frames, and Instagram beside them. */
export function pairHtml(left: Person, right: Person): Html {
  const frame = (as: Person, only: string) =>
    html`<iframe src="/?as=${as.name}&amp;only=${only}" title="${only === 'slack' ? as.realName : 'Instagram'}"></iframe>`;
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${left.realName} and ${right.realName} · Storydesk sandbox</title>
<link rel="icon" href="data:,">${styles}</head>
<body class="two">${frame(left, 'slack')}${frame(right, 'slack')}${frame(left, 'instagram')}</body></html>`;
}

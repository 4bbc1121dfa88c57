import type { Person } from '../../slack/workspace/person.ts';
import { drawAppAvatar, drawAvatar } from '../draw/avatar.ts';
import { drawIcon } from '../draw/icon.ts';
import { type Html, html } from '../html.ts';
import { aboutApp, globalShortcuts, slashCommands } from '../manifest.ts';
import { drawComposer } from './composer.ts';

export type SlackWindow = {
  team: string;
  person: Person;
  people: readonly Person[];
  channel: { id: string; name: string };
  /** In a frame of the two-people view; goes on when somebody else is chosen. */
  only: string;
};

/** Slack as `person` has it open: workspace bar, sidebar, the desk channel or the app, the thread beside it. */
export function drawSlackWindow(shown: SlackWindow): Html {
  return html`<section class="slack" aria-label="Slack">${drawRail(shown)}${drawSidebar(shown)}
<div class="panes">${drawChannel(shown)}${drawApp()}</div>${drawThread()}</section>`;
}

/** Who one is; Slack has workspaces here. */
function drawRail({ team, person, people, only }: SlackWindow): Html {
  return html`<nav class="rail" aria-label="Who you are"><span class="team" aria-hidden="true">${initials(team)}</span>${people.map(
    (each) =>
      html`<a href="?as=${each.name}${only && `&only=${only}`}"${each.id === person.id && html` aria-current="page"`} title="${each.realName}: ${each.role}, ${each.locale}">${drawAvatar(
        each.id,
        each.realName,
      )}<span>${each.realName}</span>${isSpecial(each) && html`<small>${each.role}</small>`}</a>`,
  )}</nav>`;
}

function drawSidebar({ team, person, channel }: SlackWindow): Html {
  return html`<nav class="side" aria-label="${team}"><header><b>${team}</b><small>You are ${person.realName}</small></header>
<h2>Channels</h2><button type="button" data-show="channel" aria-current="page"><span class="hash">#</span><span class="name">${channel.name}</span> <span class="unread" data-counts="messages" hidden></span></button>
<h2>Apps</h2><button type="button" data-show="home-tab">${drawAppAvatar()}<span class="name">Storydesk</span> <span class="unread" data-counts="direct" hidden></span></button></nav>`;
}

function drawChannel({ channel, people }: SlackWindow): Html {
  return html`<div class="tab" id="channel"><header class="pane-head"><h1># ${channel.name}</h1><span class="members" title="${people
    .map(({ realName }) => realName)
    .join(', ')}">${drawIcon('person')}${people.length}</span></header>
<div id="pinned" class="pinned"></div>
<div class="scroll" tabindex="0" role="region" aria-label="Messages in ${channel.name}"><div id="messages" class="messages"></div></div>
<button type="button" id="newest" hidden>${drawIcon('down')} Newest</button>
${drawComposer({
  channel: channel.id,
  placeholder: `Message #${channel.name}, or type / for commands`,
  label: 'Message',
  shortcuts: globalShortcuts(),
  commands: slashCommands(),
})}</div>`;
}

function drawApp(): Html {
  const { short, long } = aboutApp();
  const tabs = [
    ['home-tab', 'Home'],
    ['direct-tab', 'Messages'],
    ['about-tab', 'About'],
  ] as const;
  return html`<div class="app-pane" id="app" hidden><header class="pane-head">${drawAppAvatar()}<h1>Storydesk</h1><span class="badge">APP</span></header>
<nav class="app-tabs" aria-label="Storydesk">${tabs.map(([id, name]) => html`<button type="button" data-show="${id}">${name}${id === 'direct-tab' && html` <span class="unread" data-counts="direct" hidden></span>`}</button>`)}</nav>
<div class="tab" id="home-tab" hidden><div class="scroll" tabindex="0" role="region" aria-label="Home"><div id="home"></div></div></div>
<div class="tab" id="direct-tab" hidden><div class="scroll" tabindex="0" role="region" aria-label="Messages from Storydesk"><div id="direct" class="messages"></div><p class="empty">Storydesk writes to admins here when something is wrong with the set-up.</p></div></div>
<div class="tab" id="about-tab" hidden><div class="about"><h2>${short}</h2><p>${long}</p></div></div></div>`;
}

function drawThread(): Html {
  return html`<aside class="thread" id="thread" aria-label="Thread" hidden><header class="pane-head"><h1>Thread</h1><button type="button" class="plain-icon" data-close-thread aria-label="Close the thread">${drawIcon(
    'close',
  )}</button></header>
<div class="scroll" tabindex="0" role="region" aria-label="Replies"><div class="message" id="thread-first"></div><div class="messages" id="replies"></div></div>
${drawComposer({ placeholder: 'Reply…', label: 'Reply', thread: true })}</aside>`;
}

const isSpecial = ({ role }: Person) => role === 'guest' || role === 'admin';

function initials(name: string): string {
  return name
    .split(/\s+/)
    .map((word) => word[0])
    .join('')
    .slice(0, 2)
    .toUpperCase();
}

import { drawIcon } from '../draw/icon.ts';
import { type Html, html } from '../html.ts';
import type { Shortcut, SlashCommand } from '../manifest.ts';

/** The box to write in, with what Slack keeps in it: commands as one types, files, shortcuts. */
export function drawComposer({
  channel,
  placeholder,
  label,
  shortcuts = [],
  commands = [],
  thread,
}: {
  /** Left out in a thread: the browser sets it when a thread is opened. */
  channel?: string;
  placeholder: string;
  label: string;
  shortcuts?: readonly Shortcut[];
  commands?: readonly SlashCommand[];
  thread?: true;
}): Html {
  return html`<form class="compose"${channel !== undefined && html` data-channel="${channel}"`}${thread && html` id="thread-compose"`}>
${commands.length > 0 && html`<ul class="completions" id="completions" role="listbox" tabindex="-1" aria-label="Commands" hidden>${commands.flatMap(drawEndings)}</ul>`}
<div class="box"><textarea name="text" rows="1" placeholder="${placeholder}" aria-label="${label}" autocomplete="off"${
    commands.length > 0 && html` aria-autocomplete="list" aria-controls="completions"`
  }></textarea>
<div class="box-tools"><label class="plain-icon" title="Attach a file"><input type="file" class="unseen" data-shares aria-label="Attach a file">${drawIcon('attach')}</label>${
    shortcuts.length > 0 && drawShortcuts(shortcuts)
  }<button type="submit" class="send" aria-label="Send">${drawIcon('send')}</button></div></div></form>`;
}

function drawEndings({ command, endings }: SlashCommand): Html[] {
  return endings.map((ending, index) => {
    // What stands in capitals is to be filled in.
    const typed = `${command} ${ending}`.replace(/\s*\b[A-Z]+\b.*$/, ' ');
    return html`<li role="option" id="completion-${index}" aria-selected="false" data-command="${command}" data-completes="${typed}"><b>${command}</b> ${ending}</li>`;
  });
}

function drawShortcuts(shortcuts: readonly Shortcut[]): Html {
  return html`<details class="menu upwards"><summary class="plain-icon" aria-label="Shortcuts" title="Shortcuts">${drawIcon('bolt')}</summary><div role="menu">${shortcuts.map(
    ({ callbackId, name }) =>
      html`<button type="button" role="menuitem" data-shortcut="${callbackId}">${name}</button>`,
  )}</div></details>`;
}

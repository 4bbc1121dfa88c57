import type { Message } from '../../slack/workspace/message.ts';
import { drawBlocks } from '../draw/block.ts';
import { drawIcon } from '../draw/icon.ts';
import { drawMrkdwn } from '../draw/mrkdwn.ts';
import type { Names } from '../draw/names.ts';
import { type Html, html } from '../html.ts';

/** What is pinned, newest first, each in one line that unfolds; the newest is unfolded. */
export function drawPinned(pinned: readonly Message[], names: Names): Html {
  return html`${pinned
    .toReversed()
    .map(
      (message, index) =>
        html`<details class="pin" name="pins" data-key="${message.ts}"${index === 0 && html` open`}><summary>${drawIcon('pin')}<span class="head">Pinned</span><span class="line">${drawMrkdwn(
          message.text,
          names,
        )}</span></summary><div class="blocks" data-channel="${message.channel}" data-ts="${message.ts}">${drawBlocks(message.blocks, message.state, names)}</div></details>`,
    )}`;
}

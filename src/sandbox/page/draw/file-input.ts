import { type JsonObject, objectsIn } from '../../slack/json-object.ts';
import { type Html, html } from '../html.ts';
import { type ControlFrame, fieldAttributes } from './control-frame.ts';
import { drawFile } from './file.ts';
import { drawIcon } from './icon.ts';

/** Slack's own, where the app sets none. Source: docs.slack.dev/reference/block-kit/block-elements/file-input-element */
const mostFiles = 10;

/**
 * A place to drop files or to choose them. The browser uploads each at once and adds
 * it to the list, which is the reader's until the modal is submitted.
 */
export function drawFileInput(element: JsonObject, frame: ControlFrame): Html {
  const types = Array.isArray(element.filetypes) ? element.filetypes.map((type) => `.${String(type)}`).join(',') : '';
  const most = Number(element.max_files ?? mostFiles);
  const files = objectsIn(frame.value?.files).map(
    (file) => html`<li data-file="${String(file.id)}">${drawHeldFile(file)}</li>`,
  );
  return html`<span class="drop"><ul class="files" data-own>${files}</ul><label class="drop-here"><input type="file"${fieldAttributes(element, frame)} data-most="${most}"${
    types !== '' && html` accept="${types}"`
  }${most > 1 && html` multiple`}><span>Drop ${most > 1 ? 'files' : 'a file'} here, or <b>choose</b>${types !== '' && html` <small>${types.replaceAll(',', ' ')}</small>`}</span></label></span>`;
}

/** A file that waits in an input, and may be taken out again. */
export function drawHeldFile(file: JsonObject): Html {
  return html`${drawFile(file)}<button type="button" class="plain-icon" data-drop-file aria-label="Take out ${String(file.name)}">${drawIcon('close')}</button>`;
}

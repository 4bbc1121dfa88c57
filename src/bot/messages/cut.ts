/** How much of a text may be shown. */
export interface Room {
  /** What people see as characters. */
  readonly graphemes: number;
  /** UTF-16 units: one grapheme can be made of thousands. */
  readonly units: number;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const ellipsis = '…';

/** Cuts `text` between graphemes so that it fits `room`, an ellipsis included; a text that fits is left as it is. */
export function cut(text: string, room: Room): string {
  // Even the longest text that fits is not longer than this; a megabyte need not be segmented.
  const start = text.slice(0, room.units + 1);
  let shown = '';
  let count = 0;
  let withEllipsis = '';
  for (const { segment } of graphemes.segment(start)) {
    if (count + 1 > room.graphemes || shown.length + segment.length > room.units) return withEllipsis + ellipsis;
    shown += segment;
    count += 1;
    if (count < room.graphemes && shown.length < room.units) withEllipsis = shown;
  }
  return shown;
}

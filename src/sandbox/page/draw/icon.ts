import { type Html, html } from '../html.ts';

/** Outlines in a square of 20, drawn with the colour of the text around them. */
const outlines = {
  attach: 'M7.5 10.5 12 6a2.1 2.1 0 0 1 3 3l-6.5 6.5a3.7 3.7 0 0 1-5.2-5.2L9.8 3.8',
  back: 'M16 10H4m5-5-5 5 5 5',
  bolt: 'M11 2 4 11h5l-1 7 7-9h-5z',
  clock: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14m0 3v4l3 2',
  close: 'M5 5l10 10M15 5 5 15',
  contrast: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14m0 0v14m1.5-12v10m1.5-9v8m1.5-6v4',
  down: 'm5 7.5 5 5 5-5',
  eye: 'M2 10s3-5.5 8-5.5S18 10 18 10s-3 5.5-8 5.5S2 10 2 10m8-2.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5',
  file: 'M5 2.5h6.5L15 6v11.5H5zm6 0V6.5h4',
  heart: 'M10 16.5S3 12.6 3 7.9A3.7 3.7 0 0 1 10 6a3.7 3.7 0 0 1 7 1.9c0 4.7-7 8.6-7 8.6',
  home: 'M3.5 9.5 10 3.5l6.5 6v7h-4.5v-5h-4v5H3.5z',
  more: 'M4.5 10h.01M10 10h.01M15.5 10h.01',
  pair: 'M3 4h6v12H3zm8 0h6v12h-6z',
  pause: 'M7 4v12M13 4v12',
  person: 'M10 3.5a3 3 0 1 0 0 6 3 3 0 0 0 0-6M4 16.5c0-3 2.5-5 6-5s6 2 6 5',
  pin: 'M7 3h6l-1 5 3 3H5l3-3zm3 8v6',
  play: 'M6 4v12l10-6z',
  reply: 'M3 4.5h14v9h-8L5 17v-3.5H3zM6.5 8h7m-7 2.5h4',
  restart: 'M15.5 6.5A6.5 6.5 0 1 0 16.5 11m-1-7.5v3.5H12',
  send: 'M3 3.5 17 10 3 16.5 5 10zm2 6.5h6',
} as const;

export type IconName = keyof typeof outlines;

/** A picture beside words or inside a button that says itself what it is; screen readers skip it. */
export function drawIcon(name: IconName): Html {
  return html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false"><path d="${outlines[name]}"></path></svg>`;
}

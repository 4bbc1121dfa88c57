import { type Html, html } from '../html.ts';

/** The colours there are; see `messages.css`. */
const tones = 8;

/** The square beside a name: its first letter, in a colour that stays the same for `id`. */
export function drawAvatar(id: string, name: string): Html {
  return html`<span class="avatar tone-${toneOf(id)}" aria-hidden="true">${[...name][0]?.toUpperCase()}</span>`;
}

/** The app's own mark: a story's ring, and what is left of its day. */
export function drawAppAvatar(): Html {
  return html`<span class="avatar app" aria-hidden="true"><svg viewBox="0 0 36 36" focusable="false"><circle class="day-ring" cx="18" cy="18" r="10.5"></circle><path class="day-left" d="M18 11.5a6.5 6.5 0 1 1-6.5 6.5H18z"></path></svg></span>`;
}

/** The letter on a face: the first that is one, since Instagram names may begin with dots. */
export function initialOf(username: string): string {
  return /[\p{L}\p{N}]/u.exec(username)?.[0] ?? '?';
}

/** A colour's number, from 1. */
export function toneOf(id: string): number {
  let sum = 0;
  for (const character of id) sum = (sum * 17 + (character.codePointAt(0) ?? 0)) % 9973;
  return (sum % tones) + 1;
}

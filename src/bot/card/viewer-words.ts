import type { Words } from '../../domain/card/card-facts.ts';
import type { Language } from '../../domain/team/account.ts';
import type { Room } from '../messages/cut.ts';
import { foreignMrkdwn, foreignPlain, isBlank } from '../messages/foreign-text.ts';
import type { Mrkdwn } from '../messages/mrkdwn.ts';
import { say } from '../messages/say.ts';

const mostLines = 2;
const lineRoom = { graphemes: 110, units: 300 };

/**
 * What the viewer wrote, in at most two lines of plain text; a sentence of ours where there is nothing to quote.
 * Undefined when they wrote nothing that can be seen.
 */
export function viewerWords(words: Words | undefined, language: Language): string | undefined {
  if (words?.kind !== 'text') return words && wordless(words, language);
  const lines = words.text.split(/[\n\r\u2028\u2029]+/).filter((line) => !isBlank(line));
  if (lines.length === 0) return undefined;
  const shown = lines.slice(0, mostLines).map((line) => foreignPlain(line, lineRoom));
  const quoted = lines.length > mostLines ? [...shown.slice(0, -1), `${shown.at(-1)} …`] : shown;
  return say(language, 'words.quoted', { words: quoted.join('\n') });
}

/** The first words for a notification; undefined when there are none to quote. */
export function firstWords(words: Words | undefined, room: Room): Mrkdwn | undefined {
  return words?.kind === 'text' && !isBlank(words.text) ? foreignMrkdwn(words.text, room) : undefined;
}

function wordless(words: Exclude<Words, { kind: 'text' }>, language: Language): string {
  switch (words.kind) {
    case 'unsent':
      return say(language, 'card.unsent');
    case 'unreadable':
      return say(language, 'card.unreadable');
    case 'attachments':
      return say(language, 'card.attachments', { what: attachmentWords(words.types, language) });
  }
}

/** Meta's names for attachments, an open list, as what people call them. */
const attachmentNames = new Map<string, 'image' | 'video' | 'audio' | 'file' | 'post' | 'reel' | 'story' | 'sticker'>([
  ['image', 'image'],
  ['video', 'video'],
  ['audio', 'audio'],
  ['file', 'file'],
  ['share', 'post'],
  ['ig_post', 'post'],
  ['post', 'post'],
  ['reel', 'reel'],
  ['ig_reel', 'reel'],
  ['story_mention', 'story'],
  ['ig_story', 'story'],
  ['story', 'story'],
  ['like_heart', 'sticker'],
  ['sticker', 'sticker'],
]);

function attachmentWords(types: readonly string[], language: Language): string {
  const names = types.map((type) => say(language, `attachment.${attachmentNames.get(type) ?? 'other'}`));
  return names.length === 0 ? say(language, 'attachment.other') : [...new Set(names)].join(', ');
}

/** What somebody sees of a message. */
interface Look {
  readonly text: string;
  readonly blocks: readonly unknown[];
}

/** Where two messages look different; undefined when they look the same. Versions in the values of buttons may be older. */
export function difference(message: Look, wanted: Look): string | undefined {
  const [seen, due] = [looks(message), looks(wanted)];
  if (seen === due) return undefined;
  let place = 0;
  while (seen[place] === due[place]) place += 1;
  const about = (text: string) => text.slice(Math.max(0, place - 30), place + 90);
  return `…${about(seen)}…, not …${about(due)}…`;
}

/**
 * Every word and every button of a message, in order. Not the picture, nor the layout that it brings: it lives as long
 * as its story, and a card is not redrawn for that.
 */
function looks({ text, blocks }: Look): string {
  const seen = [text];
  JSON.stringify(blocks, (name, value) => {
    if (name === 'accessory') return undefined;
    if (name === 'value' && typeof value === 'string') seen.push(value.replace(/\|\d+/, ''));
    else if ((name === 'text' || name === 'action_id') && typeof value === 'string') seen.push(value);
    return value;
  });
  return seen.join('\n');
}

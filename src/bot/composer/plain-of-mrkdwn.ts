/**
 * What somebody wrote in Slack, as plain text for somebody outside: links as their address, people and channels by the
 * name that Slack gave along, no markup.
 *
 * Source: docs.slack.dev/messaging/formatting-message-text
 */
export function plainOfMrkdwn(text: string): string {
  const tags: string[] = [];
  // Marks are taken away around tags, never inside of them: an address may hold underscores.
  const marked = text.replace(/[\ue000\ue001]/g, '').replace(/<([^<>]*)>/g, (_, inside: string) => {
    tags.push(plainTag(inside));
    return `\ue000${tags.length - 1}\ue001`;
  });
  const plain = withoutMarks(marked).replace(/\ue000(\d+)\ue001/g, (_, index: string) => tags[Number(index)] ?? '');
  return unescaped(plain).trim();
}

function plainTag(inside: string): string {
  const [target = '', label] = inside.split('|', 2);
  switch (target[0]) {
    case '@':
      return label ? `@${label}` : ''; // an id means nothing to anybody outside
    case '#':
      return label ? `#${label}` : '';
    case '!':
      return label ?? '';
    default:
      return address(target, label);
  }
}

function address(target: string, label: string | undefined): string {
  const bare = target.replace(/^(mailto|tel):/, '');
  const isSame = label === undefined || label === bare || `https://${label}` === bare || `http://${label}` === bare;
  return isSame ? bare : `${label} ${bare}`;
}

/** `*bold*`, `_italic_`, `~struck~`, code and quotes; marks inside of a word are letters. */
const withoutMarks = (text: string) =>
  text
    .replace(/```\n?([\s\S]*?)```/g, '$1')
    .replace(/`([^`\n]+)`/g, '$1')
    .replace(/(?<![\p{L}\p{N}*])\*(?=\S)([^*\n]*\S)\*(?![\p{L}\p{N}*])/gu, '$1')
    .replace(/(?<![\p{L}\p{N}_])_(?=\S)([^_\n]*\S)_(?![\p{L}\p{N}_])/gu, '$1')
    .replace(/(?<![\p{L}\p{N}~])~(?=\S)([^~\n]*\S)~(?![\p{L}\p{N}~])/gu, '$1')
    .replace(/^&gt; ?/gm, '');

const unescaped = (text: string) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

import type { Person } from '../../slack/workspace/person.ts';

/**
 * What somebody typed into a message box, as Slack's client sends it: `& < >`
 * escaped, `@name` as a mention.
 *
 * Source: docs.slack.dev/messaging/formatting-message-text#escaping
 */
export function wireText(typed: string, people: readonly Person[]): string {
  const escaped = typed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return escaped.replace(/(?<![\p{L}\p{N}@])@([a-z0-9._-]+)/giu, (whole, name: string) => {
    const person = people.find((each) => each.name === name.toLowerCase());
    return person ? `<@${person.id}>` : whole;
  });
}

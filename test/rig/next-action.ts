import type { Stage } from '../support/program/stage.ts';

/**
 * Milliseconds from `since` until the product next did something for people or viewers: posted or edited in Slack, gave
 * a message to Instagram, or looked for one there. Undefined when nothing of that kind has happened.
 */
export function nextActionMs({ slack, instagram }: Stage, since: Date): number | undefined {
  const acted = [
    ...slack.calls.filter(({ method }) => method === 'chat.postMessage' || method === 'chat.update'),
    ...instagram.ledger.calls.filter(({ path }) => /\/(messages|conversations)$/.test(path)),
  ]
    .map(({ at }) => at.getTime() - since.getTime())
    .filter((after) => after >= 0);
  return acted.length === 0 ? undefined : Math.min(...acted);
}

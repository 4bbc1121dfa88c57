import type { ModalView } from '@slack/types';
import { slackFailure } from './slack-failure.ts';

/** A modal as the person had it before them when they pressed something in it. */
export interface SeenModal {
  readonly view: string;
  readonly hash: string;
}

/**
 * What became of a drawing: `drawn`; `overtaken`, since a newer one waits; `outdated`, since the modal shows something
 * else by now or is closed; `left out`, since Slack was too busy or did not answer, and the next press draws again.
 */
export type Redrawing = 'drawn' | 'overtaken' | 'outdated' | 'left out';

/** Each drawing replaces a hash; people type on before they have seen the new one. So many are under way at most. */
const rememberedHashes = 1_000;

/**
 * Draws modals anew while people type in them. The drawings of one modal go out one after the other and only the newest
 * of those that wait, so that Slack is not asked for each letter and an old preview never stands over a new one. Over a
 * screen that came another way, such as the answer to Send, nothing is drawn: then the hash does not fit.
 *
 * Source: docs.slack.dev/surfaces/modals#handling_race_conditions
 *
 * @param update calls views.update, and returns the hash that the modal has then
 */
export function redrawModal(
  update: (seen: SeenModal, view: ModalView) => Promise<string | undefined>,
): (seen: SeenModal, view: ModalView) => Promise<Redrawing> {
  const newest = new Map<string, ModalView>();
  const turns = new Map<string, Promise<unknown>>();
  /** What each hash was replaced by, by a drawing of ours. */
  const successors = new Map<string, string>();

  function hashNow(hash: string): string {
    let now = hash;
    for (let next = successors.get(now); next !== undefined; next = successors.get(now)) now = next;
    return now;
  }

  async function draw({ view: id, hash: seenHash }: SeenModal, view: ModalView): Promise<Redrawing> {
    if (newest.get(id) !== view) return 'overtaken';
    const hash = hashNow(seenHash);
    try {
      const replacedBy = await update({ view: id, hash }, view);
      if (replacedBy !== undefined && replacedBy !== hash) successors.set(hash, replacedBy);
      const oldest = successors.keys().next().value;
      if (successors.size > rememberedHashes && oldest !== undefined) successors.delete(oldest);
      return 'drawn';
    } catch (error) {
      const failure = slackFailure(error);
      if (failure.kind !== 'refused') return 'left out';
      if (failure.code === 'hash_conflict' || failure.code === 'not_found') return 'outdated';
      throw error;
    }
  }

  return async (seen, view) => {
    newest.set(seen.view, view);
    const before = turns.get(seen.view) ?? Promise.resolve();
    const turn = before.catch(() => {}).then(() => draw(seen, view));
    turns.set(seen.view, turn);
    try {
      return await turn;
    } finally {
      if (turns.get(seen.view) === turn) {
        turns.delete(seen.view);
        newest.delete(seen.view);
      }
    }
  };
}

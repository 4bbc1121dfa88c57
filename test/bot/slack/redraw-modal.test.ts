import type { ModalView } from '@slack/types';
import { WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import { redrawModal, type SeenModal } from '../../../src/bot/slack/redraw-modal.ts';

const view = (title: string): ModalView => ({ type: 'modal', title: { type: 'plain_text', text: title }, blocks: [] });
const seen = (hash: string, id = 'V1'): SeenModal => ({ view: id, hash });

/** Slack's side of one modal: refuses a hash that is not the current one, and answers only when told. */
function aModal() {
  let hash = 'h0';
  const shown: string[] = [];
  const waiting: (() => void)[] = [];
  let isHeld = false;
  const redraw = redrawModal(async (at, { title }) => {
    if (isHeld) await new Promise<void>((resolve) => waiting.push(resolve));
    if (at.hash !== hash) throw refused('hash_conflict');
    shown.push(title.text);
    hash = `h${shown.length}`;
    return hash;
  });
  return {
    redraw,
    shown,
    hold() {
      isHeld = true;
    },
    answer() {
      isHeld = false;
      for (const go of waiting.splice(0)) go();
    },
    showsAnotherScreen() {
      hash = 'other';
    },
  };
}

const refused = (error: string) => new WebAPIPlatformError({ ok: false, error });

describe('drawing a modal while somebody types', () => {
  test('draws the newest of what waits, and never an older one after it', async () => {
    const { redraw, shown, hold, answer } = aModal();
    hold();

    const drawings = ['p', 'pr', 'pri', 'pric'].map((typed) => redraw(seen('h0'), view(typed)));
    answer();

    expect(await Promise.all(drawings)).toEqual(['overtaken', 'overtaken', 'overtaken', 'drawn']);
    expect(shown).toEqual(['pric']);
  });

  test('goes on from its own last drawing, also for those who had not seen it yet', async () => {
    const { redraw, shown } = aModal();

    expect(await redraw(seen('h0'), view('p'))).toBe('drawn');
    expect(await redraw(seen('h0'), view('pr'))).toBe('drawn');
    expect(await redraw(seen('h1'), view('pri'))).toBe('drawn');
    expect(shown).toEqual(['p', 'pr', 'pri']);
  });

  test('leaves alone a modal that shows another screen by now', async () => {
    const { redraw, shown, showsAnotherScreen } = aModal();
    await redraw(seen('h0'), view('p'));
    showsAnotherScreen();

    expect(await redraw(seen('h0'), view('pr'))).toBe('outdated');
    expect(shown).toEqual(['p']);
  });

  test('keeps nobody waiting for another modal', async () => {
    const { redraw, hold, answer } = aModal();
    hold();
    const mine = redraw(seen('h0'), view('mine'));
    const theirs = redraw(seen('h0', 'V2'), view('theirs'));
    answer();

    expect(await Promise.all([mine, theirs])).toEqual(['drawn', 'outdated']);
  });

  test('leaves a drawing out when Slack is too busy, and throws when the view itself is wrong', async () => {
    const answers = [new WebAPIRateLimitedError(1), refused('not_found'), refused('invalid_arguments')];
    const redraw = redrawModal(async () => {
      throw answers.shift();
    });

    expect(await redraw(seen('h0'), view('a'))).toBe('left out');
    expect(await redraw(seen('h0'), view('b'))).toBe('outdated');
    await expect(redraw(seen('h0'), view('c'))).rejects.toMatchObject({ data: { error: 'invalid_arguments' } });
  });
});

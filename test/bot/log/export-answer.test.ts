import { describe, expect, test } from 'vitest';
import { collectFile } from '../../../src/bot/log/collect-file.ts';
import { exportAnswer } from '../../../src/bot/log/export-answer.ts';

async function* chunksOf(...texts: readonly string[]) {
  for (const text of texts) yield Buffer.from(text);
}

describe('a file that Slack is given whole', () => {
  test('is put together from its pieces, up to its limit', async () => {
    expect(Buffer.from((await collectFile(chunksOf('ab', '', 'cde'), 5)) ?? []).toString()).toBe('abcde');
  });

  test('is given up as soon as it is larger, without reading on', async () => {
    let read = 0;
    async function* endless() {
      for (;;) {
        read += 1;
        yield Buffer.from('abc');
      }
    }

    expect(await collectFile(endless(), 10)).toBeUndefined();
    expect(read).toBe(4);
  });

  test('is told what to do instead when it is too large', () => {
    const tooBig = { kind: 'too-big', mostBytes: 20 * 1024 * 1024 } as const;
    const year = { from: '2026-01-01', to: '2026-12-31' };

    expect(exportAnswer(tooBig, year, 'en')).toBe(
      'The log from 1 Jan 2026 to 31 Dec 2026 is larger than 20 MB. Ask for fewer days, or have it written on the server: npm run -s storydesk -- export FILE',
    );
    expect(exportAnswer(tooBig, year, 'fr')).toContain('Demande moins de jours');
    expect(exportAnswer(tooBig, year, 'nl')).toContain('Vraag minder dagen');
  });
});

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Child, runChild } from '../support/program/child.ts';
import { pageClient } from './page/page-client.ts';

const ben = 'U0BEN000001';
/** The first start makes a database. */
const patience = { timeout: 60_000, interval: 50 };

let dataDir: string;
let program: Child;
let url: string;
let page: ReturnType<typeof pageClient>;

/** `npm start` on a fresh clone. */
async function start(): Promise<void> {
  program = runChild('src/main.ts', [], { DATA_DIR: dataDir, PORT: '0' });
  url = await vi.waitFor(() => {
    const address = /^Open (\S+)$/m.exec(program.said())?.[1];
    if (address === undefined) throw new Error(`The sandbox said no address: ${program.said()}`);
    return address;
  }, patience);
  page = pageClient(url);
}

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'storydesk-whole-'));
  await start();
  await page.act('day', { act: 'pause' });
}, 120_000);

afterAll(async () => {
  program.kill('SIGTERM');
  expect((await program.ended).code).toBe(0);
  await rm(dataDir, { recursive: true });
});

async function cardOf(words: string): Promise<{ id: string; html: string }> {
  const found = async () => [...(await page.pieces('ben')).values()].filter((piece) => isCardOf(piece, words));
  await expect.poll(found, patience).toHaveLength(1);
  const [card] = await found();
  if (!card) throw new Error(`Expected one card that says ${words}`);
  return card;
}

const isCardOf = ({ id, html }: { id: string; html: string }, words: string) =>
  id.startsWith('message-') && html.includes('data-block="card_head"') && html.includes(words);

const offers = async (words: string) => {
  const { html } = await cardOf(words);
  return ['Claim', 'Release'].filter((name) => html.includes(`>${name}</button>`));
};

async function claim(words: string): Promise<void> {
  const { id } = await cardOf(words);
  const place = { channel: 'C0STORYDESK', ts: id.slice('message-'.length) };
  const pressed = await page.act('press', { as: ben, place, blockId: 'card_actions', actionId: 'lead_claim' });
  expect(pressed.answer).toEqual({});
  await expect.poll(() => offers(words), patience).toEqual(['Release']);
}

async function boards(): Promise<string[]> {
  const pieces = [...(await page.pieces('ben')).values()];
  return pieces.filter(({ html }) => html.includes('data-block="board_title"')).map(({ html }) => html);
}

/** The id of the story that was posted last. */
async function newestStory(): Promise<string> {
  const stories = (await page.pieces('ben')).get('stories')?.html ?? '';
  return /data-copy-viewers="(\d+)"/.exec(stories)?.[1] ?? '';
}

const say = (text: string) => page.act('viewer', { username: 'noor.linnen', deed: 'dm', text });

describe('the whole sandbox', () => {
  test('opens a claimed card again within seconds when time jumps to where claims run out', async () => {
    await say('Is the blue one left?');
    await claim('Is the blue one left?');

    await page.act('jump', { to: 'lease-end' });

    await expect.poll(() => offers('Is the blue one left?'), { timeout: 5_000 }).toEqual(['Claim']);
  }, 120_000);

  test('closes the board of a story that time jumps over', async () => {
    await page.act('story', { caption: 'Bowls' });
    await expect.poll(boards, patience).toContainEqual(expect.stringContaining('Live'));

    await page.act('jump', { to: 'day-2' });

    await expect.poll(boards, { timeout: 20_000 }).not.toContainEqual(expect.stringContaining('Live'));
  }, 120_000);

  test('shows its picture on a card about a story', async () => {
    await page.act('story', { caption: 'Mugs' });
    const storyId = await newestStory();
    await expect.poll(boards, patience).toContainEqual(expect.stringContaining('Live'));
    await page.act('viewer', { username: 'lea.k', deed: 'reply', storyId, text: 'Ooh, the mug' });

    const hasPicture = async () => /<img src="(\/picture[^"]*)"/.exec((await cardOf('Ooh, the mug')).html)?.[1];
    await expect.poll(hasPicture, patience).toBeTruthy();

    const picture = await fetch(new URL((await hasPicture()) ?? '', url));
    expect(await picture.text()).toContain('Mugs');
  }, 120_000);

  test('shows the figures of a story an hour after it was posted', async () => {
    const storyId = await newestStory();
    for (const username of ['ann', 'bea', 'cas', 'dov', 'eef']) {
      await page.act('viewer', { username, deed: 'watch', storyId });
    }

    await page.act('jump', { to: 'capture-reminder' });

    const figures = expect.stringMatching(/Instagram: reach 5 · 5 views · one reply · 5 taps forward/);
    await expect.poll(boards, { timeout: 20_000 }).toContainEqual(figures);
  }, 120_000);

  test('is the same after kill -9: the phone, the time, and one card for each lead, which still works', async () => {
    await say('Still there tomorrow?');
    await cardOf('Still there tomorrow?');
    const phone = async () => (await page.pieces('ben&viewer=noor.linnen')).get('phone-thread')?.html;
    const ahead = async () => /data-clock-ahead="(\d+)"/.exec(await page.sees('ben'))?.[1];
    const [phoneBefore, aheadBefore] = [await phone(), await ahead()];
    for (const file of ['sandbox-instagram.json', 'sandbox-slack.json']) {
      await expect.poll(() => readFile(join(dataDir, 'sandbox', file), 'utf8')).toContain('Still there tomorrow?');
    }

    program.kill('SIGKILL');
    await program.ended;
    await start();

    expect([await phone(), await ahead()]).toEqual([phoneBefore, aheadBefore]);
    await claim('Still there tomorrow?');
  }, 120_000);

  test('starts over with the first story day and nothing of before', async () => {
    const { status } = await page.act('start-over', {});

    expect(status).toBe(200);
    const seen = await page.sees('ben');
    expect(seen).not.toContain('Still there tomorrow?');
    expect(seen).toContain('Lune bowls');
    await cardOf('price?');
    await claim('price?');
  }, 120_000);
});

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { playStoryDay, usualSpeed } from '../../../src/sandbox/instagram/story-day/play-story-day.ts';
import { dayMinutes, recordedStoryDay } from '../../../src/sandbox/instagram/story-day/recorded-story-day.ts';
import type { DayPerson, StoryDayAct, TimedAct } from '../../../src/sandbox/instagram/story-day/story-day-act.ts';
import { localSetup, pageShop } from './local-setup.ts';

const day = recordedStoryDay(1);

/** Every single act, those inside groups included. */
const flat = (timed: TimedAct[]): StoryDayAct[] =>
  timed.flatMap(({ act }) => {
    if (act.kind === 'backwards' || act.kind === 'together') return act.acts;
    return act.kind === 'repeated' ? [act.act] : [act];
  });
const viewerOf = (act: StoryDayAct): DayPerson[] => ('viewer' in act ? [act.viewer] : []);
const acts = flat(day);
const people = new Map(acts.flatMap(viewerOf).map((person) => [person.username, person]));

describe('the recorded story day', () => {
  test('is the same for the same seed and another for another', () => {
    expect(recordedStoryDay(1)).toEqual(day);
    expect(recordedStoryDay(2)).not.toEqual(day);
  });

  test('is in order and within its 24 hours', () => {
    const times = day.map(({ atMinutes }) => atMinutes);

    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times.at(0)).toBe(0);
    expect(times.at(-1)).toBeLessThan(dayMinutes);
  });

  test('posts three stories', () => {
    expect(acts.filter(({ kind }) => kind === 'post-story')).toHaveLength(3);
  });

  test('has more than a hundred people in three languages, whose names are valid on Instagram', () => {
    expect(people.size).toBeGreaterThan(100);
    expect(new Set([...people.values()].map(({ language }) => language))).toEqual(new Set(['en', 'fr', 'nl']));
    expect([...people.keys()].filter((name) => !/^[a-z0-9._]{1,30}$/.test(name))).toEqual([]);
  });

  test('is mostly silent views, and some people watch two stories', () => {
    const views = acts.filter((act) => act.kind === 'view');
    const storiesOf = Map.groupBy(views, ({ viewer }) => viewer.username);
    const severalStories = [...storiesOf.values()].filter((seen) => new Set(seen.map(({ story }) => story)).size > 1);
    const speaking = new Set(
      acts
        .filter(({ kind }) => kind !== 'view')
        .flatMap(viewerOf)
        .map(({ username }) => username),
    );

    expect(views.length).toBeGreaterThan(acts.length * 0.6);
    expect(severalStories.length).toBeGreaterThan(40);
    expect(people.size - speaking.size).toBeGreaterThan(speaking.size / 2);
  });

  test('brings the first question within two seconds at the usual speed', () => {
    const firstReply = day.find(({ act }) => act.kind === 'story-reply');

    const seconds = ((firstReply?.atMinutes ?? Number.NaN) * 60) / usualSpeed;
    expect(seconds).toBeLessThanOrEqual(2);
  });

  test.each([
    'story-reply',
    'dm',
    'mention',
    'comment',
    'quick-reply',
    'ice-breaker',
    'ig-me-link',
    'react',
    'unreact',
    'share',
    'unsend',
    'edit',
    'see',
    'follow',
    'visit-profile',
    'answer-in-app',
    'comment-as-owner',
    'note-to-self',
  ] as const)('has somebody %s', (kind) => {
    expect(acts.some((act) => act.kind === kind)).toBe(true);
  });

  test.each([
    'duplicate-delivery',
    'own-answer-echo',
    'own-comment',
    'note-to-self',
    'unsend',
    'edit',
    'story-reply-without-url',
    'nul-and-lone-surrogate',
    'injection',
    'name-with-marks',
    'out-of-order',
    'seen-without-parties',
    'batch',
    'edit-with-zeros',
    'untold-message',
    'numbers-for-ids',
    'times-in-every-unit',
    'unknown-kinds',
    'unknown-account',
    'broken-entry',
    'postback-from-customer-entry',
    'dashboard-test',
    'unsend-of-nothing',
    'flat-comment',
    'standby',
  ] as const)('sets the trap %s', (trap) => {
    expect(day.some((timed) => timed.trap === trap)).toBe(true);
  });

  test('has names and words that are markup, half characters or run backwards', () => {
    const names = [...people.values()].map(({ displayName }) => displayName).join('\n');
    const words = acts
      .map((act) => ('text' in act ? act.text : act.kind === 'dm' ? String(act.content) : ''))
      .join('\n');

    for (const hostile of ['<!channel>', '<https://evil.example|your-bank.com>']) {
      expect(names).toContain(hostile);
      expect(words).toContain(hostile);
    }
    expect(names).toMatch(/\u200f.*\u200e/);
    expect(words).toContain('\u0000');
    expect(words.isWellFormed()).toBe(false);
  });
});

describe('playing the day', () => {
  async function playWhole() {
    const setup = await localSetup({ accounts: [{ ...pageShop, username: 'atelier.lumiere' }] });
    const impossible: TimedAct[] = [];
    const play = playStoryDay(setup.instagram, day, {
      onAct: (timed, outcome) => void (outcome === 'impossible' && impossible.push(timed)),
    });
    let isOver = false;
    void play.ended.then(() => {
      isOver = true;
    });
    while (!isOver) {
      await setup.clock.advance(1000);
      await setup.instagram.settled();
    }
    return { ...setup, play, impossible };
  }

  test('performs every act in 12 minutes, and every webhook is taken', async () => {
    const { instagram, play, clock, impossible } = await playWhole();
    const { ledger } = instagram;

    expect(await play.ended).toBe('played');
    expect(impossible).toEqual([]);
    expect(clock.now().getTime() - Date.parse('2026-11-20T09:00:00Z')).toBeLessThanOrEqual(12 * 60_000);
    expect(ledger.acts.filter(({ kind }) => kind === 'view')).toHaveLength(
      acts.filter(({ kind }) => kind === 'view').length,
    );
    expect(ledger.deliveries.filter(({ state }) => state !== 'accepted')).toEqual([]);
  });

  test('sends what the traps promise', async () => {
    const { receiver } = await playWhole();
    const bodies = receiver.posts.map(({ body }) => body);
    const position = (part: string) => bodies.findIndex((body) => body.includes(part));

    const copies = [...Map.groupBy(bodies, (body) => body).values()].filter((same) => same.length > 1);
    expect(copies.map((same) => same.length)).toEqual([3]);
    expect(bodies.some((body) => /"ad_id":1202/.test(body))).toBe(true);
    expect(bodies.some((body) => body.includes('"num_edit":0'))).toBe(true);
    expect(bodies.some((body) => body.includes('"id":"17841499999999999"'))).toBe(true);
    expect(position('donkergroen')).toBeLessThan(position('in het zwart'));
    expect(bodies.join('')).toContain('\\udc00');
  });

  test('stamps messages with the clock’s time', async () => {
    const { receiver } = await playWhole();
    const firstReply = receiver.items().find((item) => 'message' in item);

    expect(firstReply).toMatchObject({ timestamp: Date.parse('2026-11-20T09:00:01Z'), message: { text: 'price?' } });
  });

  test('stands still while paused and goes on where it was', async () => {
    const { instagram, clock } = await localSetup();
    const play = playStoryDay(instagram, day);
    await clock.advance(3000);
    play.pause();
    await clock.advance(1);
    const pausedAt = play.minute();

    await clock.advance(60_000);
    expect(play.isPaused()).toBe(true);
    expect(play.minute()).toBe(pausedAt);

    play.resume();
    await clock.advance(3000);
    expect(play.minute()).toBeGreaterThan(pausedAt + 3);
    expect(play.minute()).toBeLessThan(pausedAt + 7);
  });

  test('ends when the signal says so', async () => {
    const { instagram, clock } = await localSetup();
    const stop = new AbortController();
    const play = playStoryDay(instagram, day, { signal: stop.signal });
    await clock.advance(5000);

    stop.abort();

    expect(await play.ended).toBe('aborted');
  });

  test('counts an act that has begun as done, so that what a kill cuts off is not told twice', async () => {
    const heard = Promise.withResolvers<void>();
    const silent = createServer(() => heard.resolve()); // never answers
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => silent.closeAllConnections());
    const { port } = silent.address() as AddressInfo;
    const { instagram } = await localSetup({ webhookUrl: `http://127.0.0.1:${port}/` });
    const begun = day.filter(({ act }) => act.kind === 'post-story' || act.kind === 'repeated').slice(0, 2);

    const play = playStoryDay(
      instagram,
      begun.map((timed) => ({ ...timed, atMinutes: 0 })),
    );
    await heard.promise;

    expect(play.position()).toMatchObject({ acts: 2, made: { stories: { morning: expect.any(String) } } });
    silent.close();
  });
});

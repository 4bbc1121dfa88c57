import { afterEach, describe, expect, test } from 'vitest';
import { type DayPlayer, type DayState, dayPlayer } from '../../src/sandbox/day-player.ts';
import { type LocalInstagram, startLocalInstagram } from '../../src/sandbox/instagram/local-instagram.ts';
import { recordedStoryDay } from '../../src/sandbox/instagram/story-day/recorded-story-day.ts';
import { sandboxClock } from '../../src/sandbox/sandbox-clock.ts';
import { shop } from './instagram/local-setup.ts';
import { type ManualClock, manualClock } from './instagram/manual-clock.ts';

const start = '2026-11-23T09:00:00Z';
/** At the usual speed a minute of the day takes half a second. */
const minuteMs = 500;
const seed = 1;

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function anInstagram(pace: ManualClock, restore?: ReturnType<LocalInstagram['snapshot']>) {
  const clock = sandboxClock(0, () => undefined, pace);
  const instagram = await startLocalInstagram({
    accounts: [shop],
    appSecrets: ['test_app_secret'],
    verifyToken: 'verify-me',
    clock,
    ...(restore && { restore }),
  });
  closing.push(instagram.close);
  return { clock, instagram };
}

function aPlayer(instagram: LocalInstagram, pace: ManualClock, earlier?: DayState): DayPlayer {
  const day = dayPlayer(instagram, { firstSeed: seed, earlier, pace });
  closing.push(day.stop);
  return day;
}

/** Who did what, in order. */
const deeds = ({ ledger }: LocalInstagram) => ledger.acts.map(({ actor, kind, text }) => [actor, kind, text]);

/** The deeds of a day that nothing interrupts. */
async function wholeDay(minutes: number) {
  const pace = manualClock(start);
  const { instagram } = await anInstagram(pace);
  aPlayer(instagram, pace).play();
  await pace.advance(minutes * minuteMs);
  return deeds(instagram);
}

describe('the played day', () => {
  test('stays where it is when the sandbox’s clock jumps, and what people do then carries the later time', async () => {
    const pace = manualClock(start);
    const { clock, instagram } = await anInstagram(pace);
    const day = aPlayer(instagram, pace);
    day.play();
    await pace.advance(5 * minuteMs);
    const before = deeds(instagram);

    clock.jumpTo(new Date('2026-11-23T19:00:00Z'));
    await pace.advance(0);
    expect(deeds(instagram)).toEqual(before);
    await pace.advance(5 * minuteMs);

    expect(deeds(instagram)).toEqual(await wholeDay(10));
    expect(instagram.ledger.acts.at(-1)?.at.getTime()).toBeGreaterThan(Date.parse('2026-11-23T19:00:00Z'));
  });

  test('passes over what needs a story that has ended meanwhile, and goes on', async () => {
    const pace = manualClock(start);
    const { clock, instagram } = await anInstagram(pace);
    const day = aPlayer(instagram, pace);
    day.play();
    await pace.advance(5 * minuteMs);

    clock.jumpTo(new Date('2026-11-25T09:00:00Z'));
    await pace.advance(60 * minuteMs);

    expect(day.status()).toBe('playing');
    expect(instagram.ledger.acts.filter(({ storyId, at }) => storyId && at > new Date('2026-11-24'))).toEqual([]);
    expect(deeds(instagram).length).toBeLessThan((await wholeDay(65)).length);
  });
});

describe('the played day of an earlier run', () => {
  async function interrupted(minutes: number) {
    const pace = manualClock(start);
    const { instagram } = await anInstagram(pace);
    const day = aPlayer(instagram, pace);
    day.play();
    await pace.advance(minutes * minuteMs);
    const kept = JSON.parse(JSON.stringify({ world: instagram.snapshot(), day: day.snapshot() }));
    const again = await anInstagram(pace, kept.world);
    return { pace, instagram: again.instagram, day: aPlayer(again.instagram, pace, kept.day) };
  }

  test('waits where it was', async () => {
    const { pace, instagram, day } = await interrupted(20);
    const before = deeds(instagram);

    await pace.advance(60 * minuteMs);

    expect(day.status()).toBe('paused');
    expect(Math.round(day.minute())).toBe(20);
    expect(deeds(instagram)).toEqual(before);
  });

  test('goes on when it is played on, nothing twice and nothing left out', async () => {
    const { pace, instagram, day } = await interrupted(20);

    day.resume();
    await pace.advance(30 * minuteMs);

    expect(deeds(instagram)).toEqual(await wholeDay(50));
  });

  test('is followed by another day', async () => {
    const { pace, instagram, day } = await interrupted(20);
    const before = deeds(instagram).length;

    day.play();
    await pace.advance(5 * minuteMs);

    const [first] = recordedStoryDay(seed + 1).flatMap(({ act }) => (act.kind === 'story-reply' ? [act.viewer] : []));
    expect(instagram.ledger.acts.slice(before).map(({ actor }) => actor)).toContain(first?.username);
  });

  test('is over when it was', async () => {
    const pace = manualClock(start);
    const { instagram } = await anInstagram(pace);

    const day = aPlayer(instagram, pace, { seed, status: 'over', speed: 360, position: undefined });

    expect([day.status(), day.speed()]).toEqual(['over', 360]);
  });
});

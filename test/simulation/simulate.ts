import { createHash } from 'node:crypto';
import type { DeskStorage, StorageParts } from '../../src/app/machine.ts';
import { chanceOf } from './chance.ts';
import { type Life, SimulatedProcess } from './process.ts';
import { Teammate } from './teammates.ts';
import { Timeline } from './timeline.ts';
import { Public } from './viewers.ts';
import { virtualGlobals } from './virtual-globals.ts';
import { Wire } from './wire.ts';
import { balanceLoad, cast, configFor, openOutside } from './world.ts';

const hour = 3_600_000;

export interface Store {
  storageFor(life: Life, parts: StorageParts): DeskStorage;
  nextDue(): Promise<number | undefined>;
}

export interface Outcome {
  readonly seed: number;
  readonly trace: string;
  readonly happened: number;
  readonly notes: readonly string[];
}

export async function simulate(
  seed: number,
  openStore: (timeline: Timeline, chance: ReturnType<typeof chanceOf>) => Promise<Store>,
): Promise<Outcome> {
  const chance = chanceOf(seed);
  const timeline = new Timeline(new Date('2026-11-23T06:00:00Z'));
  const restore = virtualGlobals(timeline, chance.fork('machine'));
  const notes: string[] = [];
  const hash = createHash('sha256');
  const note = (line: string) => {
    const at = new Date(timeline.now).toISOString();
    notes.push(`${at} ${line}`);
    hash.update(`${at} ${line}\n`);
  };
  try {
    const wire = new Wire(timeline, chance.fork('wire'));
    const outside = await openOutside(timeline, wire, chance.fork('outside'));
    const store = await openStore(timeline, chance.fork('store'));
    const config = configFor(outside);
    const processes = ['a', 'b'].map(
      (name) =>
        new SimulatedProcess(name, {
          timeline,
          wire,
          config,
          note,
          openStorage: async (life, parts) => store.storageFor(life, parts),
        }),
    );
    balanceLoad(wire, chance.fork('balance'), () => processes.flatMap(({ listener }) => listener ?? []));
    let lastTick = timeline.now;
    timeline.onGap = async (until) => {
      // Ticks with nothing to do are left out: only the first second is planned at which something is due.
      const due = await store.nextDue();
      if (due === undefined) return;
      const second = Math.ceil(Math.max(due, lastTick + 1) / 1_000) * 1_000;
      if (second > until) return;
      lastTick = second;
      timeline.at(second, () => {
        for (const process of processes) process.tick();
      });
    };
    for (const process of processes) process.start();
    await timeline.runUntil(timeline.now + 10_000);
    const people = new Public(outside, timeline, chance.fork('public'), note);
    people.plan(40 * hour);
    const teammates = cast.map(({ id }) => new Teammate(id, outside, timeline, chance.fork(id), note));
    for (const teammate of teammates) {
      teammate.viewerNames = () => people.names.join('\n');
      teammate.start();
    }
    await timeline.runUntil(timeline.now + 50 * hour);
    note(`${outside.instagram.ledger.sentMessages.length} messages, ${outside.slack.calls.length} calls`);
    return { seed, trace: hash.digest('hex'), happened: timeline.happened, notes };
  } finally {
    restore();
  }
}

import { createHash } from 'node:crypto';
import type { DeskStorage, StorageParts } from '../../src/app/machine.ts';
import { defaultSettings } from '../../src/domain/team/settings.ts';
import { account } from '../../src/sandbox/sandbox-cast.ts';
import type { Books } from './books.ts';
import { type Chance, chanceOf } from './chance.ts';
import { checkAtRest } from './checks/at-rest.ts';
import type { Violation } from './checks/violations.ts';
import { Watch } from './checks/watch.ts';
import type { DatabaseWeather } from './database-weather.ts';
import { type Life, SimulatedProcess } from './process.ts';
import { Rush } from './rush.ts';
import { Teammate } from './teammates.ts';
import { Timeline } from './timeline.ts';
import { planTrouble } from './trouble.ts';
import { Public } from './viewers.ts';
import { virtualGlobals } from './virtual-globals.ts';
import { planFaults, Weather } from './weather.ts';
import { Wire } from './wire.ts';
import { balanceLoad, cast, configFor, type Outside, openOutside, usernameOf } from './world.ts';

const second = 1_000;
const hour = 3_600_000;
const openingMs = 30 * second;
/** How often the server looks for connections that idle, and the watch at what it is not told of. */
const idleMs = 60 * second;
const doublesMs = 120 * second;
const cardsMs = 600 * second;
/** Until then people act and things go wrong. */
const troubleMs = 44 * hour;
/** From then on nothing goes wrong, and everything must come to rest. */
const healedMs = 6 * hour;

/** Where the processes of a simulation keep everything. */
export interface Store {
  storageFor(life: Life, parts: StorageParts): DeskStorage;
  /** When there is next something to do; undefined when nothing is planned. */
  nextDue(): Promise<number | undefined> | number | undefined;
  books(): Books;
  /** Ends every connection, as a restart of the server does. */
  cutAll(): void;
  /** Ends connections whose transaction has been idle too long, as the server does by itself. */
  endIdle(): void;
}

export type OpenStore = (ground: {
  readonly timeline: Timeline;
  readonly chance: Chance;
  readonly weather: DatabaseWeather;
}) => Promise<Store>;

export interface Outcome {
  readonly seed: number;
  readonly violations: readonly Violation[];
  /** A fingerprint of everything that was noted, in its order. */
  readonly trace: string;
  /** How many things happened. */
  readonly happened: number;
  readonly notes: readonly string[];
  /** Messages that left for Instagram, and calls of Slack. */
  readonly sends: number;
  readonly calls: number;
}

/** Lets Storydesk live through two days of one seed. */
export async function simulate(seed: number, openStore: OpenStore): Promise<Outcome> {
  const chance = chanceOf(seed);
  // Any hour of a week, so that digests, weekly reviews and midnights lie anywhere.
  const start = new Date(Date.UTC(2026, 10, 20 + chance.whole(0, 7), chance.whole(0, 23), chance.whole(0, 59)));
  const timeline = new Timeline(start);
  let closing = async () => {};
  const restore = virtualGlobals(timeline, chance.fork('machine'));
  const notes: string[] = [];
  const hash = createHash('sha256');
  const note = (line: string) => {
    const noted = `${new Date(timeline.now).toISOString()} ${line}`;
    notes.push(noted);
    hash.update(`${noted}\n`);
  };
  try {
    const wire = new Wire(timeline, chance.fork('wire'));
    const outside = await openOutside(timeline, wire, chance.fork('outside'));
    closing = async () => {
      await outside.slack.close();
      await outside.instagram.close();
    };
    const weather = new Weather(planFaults(chance.fork('plan')), chance.fork('weather'));
    wire.weather = weather.wire;
    wire.onPassage = (passage) => void hash.update(passage);
    const store = await openStore({ timeline, chance: chance.fork('store'), weather: weather.database });
    note(`plan ${JSON.stringify(weather.plan)}`);

    const settings = settingsOf(chance.fork('settings'));
    let config = configFor(outside, settings);
    let watching: Watch | undefined;
    const processes = ['a', 'b', 'c'].slice(0, chance.whole(2, 3)).map(
      (name) =>
        new SimulatedProcess(name, {
          timeline,
          wire,
          note,
          onError: (said) => {
            if (weather.isCalm) watching?.report('nothing fails that has no reason to', said);
          },
          config: () => config,
          openStorage: async (life, parts) => store.storageFor(life, parts),
        }),
    );
    balanceLoad(wire, chance.fork('balance'), () => processes.flatMap(({ listener }) => listener ?? []));
    tickWhenDue(timeline, store, processes);

    const books = store.books();
    const watch = new Watch({
      timeline,
      wire,
      outside,
      books: () => books,
      settings,
      chance: chance.fork('watch'),
      canMend: () => processes.some(({ isReady, isStanding }) => isReady && !isStanding) && isReachable(outside),
    });
    watching = watch;
    every(timeline, idleMs, () => store.endIdle());
    every(timeline, cardsMs, () => watch.lookAtCards());
    every(timeline, doublesMs, () => watch.lookAtDoubles());

    for (const process of processes) process.start();
    await timeline.runUntil(timeline.now + openingMs);
    const rush = new Rush(chance.fork('rush'), timeline.now, troubleMs);
    const people = new Public(outside, timeline, rush, chance.fork('public'), note);
    people.plan(troubleMs);
    const teammates = cast.map(({ id }) => new Teammate(id, { outside, timeline, rush, note }, chance.fork(id)));
    const byHand = chance.fork('by hand');
    for (const teammate of teammates) {
      teammate.others = teammates.filter((other) => other !== teammate);
      teammate.seeToIt = (lead) => seeToIt(lead, books, outside, byHand.chance(0.7));
      teammate.viewerNames = () => people.viewerList();
      teammate.start();
    }
    let renewed = 0;
    const renewToken = (account: string) => {
      renewed += 1;
      const accessToken = `renewed-token-${renewed}`;
      outside.instagram.tokens.issue(outside.instagram.account(account), { value: accessToken });
      const accounts = config.accounts.map((known) => (known.id === account ? { ...known, accessToken } : known));
      config = { ...config, accounts };
      for (const process of processes) process.kill();
    };
    const renewLater = (account: string) => {
      if (!weather.isHealed) renewToken(account);
    };
    const until = timeline.now + troubleMs;
    const onSend = planTrouble(
      { timeline, rush, weather, outside, processes, note, cutDatabase: () => store.cutAll(), renewToken: renewLater },
      chance.fork('trouble'),
      until,
    );
    const meddling = chance.fork('meddling');
    for (const teammate of teammates) {
      teammate.onSend = (lead) => {
        onSend();
        if (meddling.chance(0.25)) void interrupt(lead, books, outside, people);
      };
    }
    await timeline.runUntil(until);

    heal({
      note,
      weather,
      outside,
      processes,
      renewToken,
      hasDeadToken: weather.plan.hourly['instagram-token-dead'] !== undefined,
    });
    for (const person of [people, ...teammates]) person.isActive = false;
    await timeline.runUntil(timeline.now + healedMs);
    const running = processes.filter(({ isReady }) => isReady).length;
    if (running < processes.length)
      watch.report('Storydesk comes to rest and runs', `${running} of ${processes.length} processes run`);
    await checkAtRest({
      outside,
      books,
      settings,
      posted: watch.posted,
      startedAt: start,
      now: new Date(timeline.now),
      report: (rule, detail) => watch.report(rule, detail),
    });
    for (const { rule, detail } of watch.violations) note(`VIOLATION ${rule}: ${detail}`);
    return {
      seed,
      violations: watch.violations,
      trace: hash.digest('hex'),
      happened: timeline.happened,
      notes,
      sends: watch.posted.length,
      calls: outside.slack.calls.length,
    };
  } finally {
    restore();
    await closing();
  }
}

/** Does `act` again and again, each time so long after it was done. */
function every(timeline: Timeline, milliseconds: number, act: () => void | Promise<void>): void {
  timeline.after(milliseconds, () => {
    void Promise.resolve(act()).then(() => every(timeline, milliseconds, act));
  });
}

/**
 * Types what a lead's card offers to be sent by hand, if they care to; else looks whether its unconfirmed message stands
 * in its conversation. Says whether it is there then; undefined when nobody can tell.
 */
async function seeToIt(lead: string, books: Books, outside: Outside, cares: boolean): Promise<boolean | undefined> {
  const touches = await books.touches();
  const asked = touches.find((touch) => touch.lead === lead && ['unknown', 'offered'].includes(touch.status));
  const name = asked && usernameOf(outside, asked.viewer);
  if (!asked || (asked.status === 'unknown' && name === undefined)) return undefined;
  if (asked.status === 'offered') {
    // Whoever was only seen in a list of viewers has no conversation here.
    if (cares && name !== undefined) outside.instagram.typeInApp(name, asked.text, asked.account);
    return cares;
  }
  const told = touches.filter(
    ({ text, viewer, status }) => text === asked.text && viewer === asked.viewer && ['sent', 'seen'].includes(status),
  );
  const arrived = outside.instagram.ledger.sentMessages.filter(
    ({ text, username, accountId, route }) =>
      text === asked.text && route !== 'app' && username === name && accountId === asked.account,
  );
  return arrived.length > told.length;
}

/** Has whom the lead is about do something of their own. */
async function interrupt(lead: string, books: Books, outside: Outside, people: Public): Promise<void> {
  const about = (await books.leads()).find(({ id }) => id === lead);
  const name = about && usernameOf(outside, about.viewer);
  if (name) people.interrupt(name, about.account);
}

/** Limits that a seed is likely to meet. */
function settingsOf(chance: Chance) {
  return {
    ...defaultSettings,
    sorting: {
      ...defaultSettings.sorting,
      // Names that were captured are Warm then, and many come at once.
      warmKinds: [...defaultSettings.sorting.warmKinds, ...(chance.chance(0.5) ? (['view'] as const) : [])],
    },
    rhythm: {
      ...defaultSettings.rhythm,
      // A look every two minutes would be most of what happens; every hour is enough to meet every fault.
      storyPollMinutes: 60,
      warmPostsPerHour: chance.whole(1, 5),
    },
    digest: { ...defaultSettings.digest, at: chance.pick(['08:30', '00:15']) },
    sending: {
      ...defaultSettings.sending,
      touchesPerHour: chance.pick([2, 5, 60]),
      unansweredPerWeek: chance.whole(1, 4),
      humanAgentAccounts: chance.chance(0.5) ? [account.id] : [],
    },
  };
}

/** Once a second, as a process does; seconds in which there is nothing to do are left out. */
function tickWhenDue(timeline: Timeline, store: Store, processes: readonly SimulatedProcess[]): void {
  let last = timeline.now;
  timeline.onGap = async (until) => {
    const soonest = Math.ceil(Math.max(last + 1, timeline.now) / second) * second;
    if (soonest > until) return;
    const due = await store.nextDue();
    if (due === undefined) return;
    const next = Math.max(soonest, Math.ceil(due / second) * second);
    if (next > until) return;
    last = next;
    timeline.at(next, () => {
      for (const process of processes) process.tick();
    });
  };
}

const isReachable = ({ slack, desks }: Outside): boolean =>
  !slack.snapshot().tokenRevoked &&
  desks.every(({ channel }) =>
    slack.channels.some(
      ({ id, archived, members }) => id === channel && !archived && members.includes(slack.identity.botUserId),
    ),
  );

interface Healing {
  readonly note: (line: string) => void;
  readonly weather: Weather;
  readonly outside: Outside;
  readonly processes: readonly SimulatedProcess[];
  readonly renewToken: (account: string) => void;
  readonly hasDeadToken: boolean;
}

/** Ends everything that goes wrong, as somebody does who looks after it. */
function heal({ note, weather, outside, processes, renewToken, hasDeadToken }: Healing): void {
  note('everything is mended');
  weather.isHealed = true;
  weather.databaseIs = undefined;
  const { slack, instagram, desks } = outside;
  outside.spoiled.next = undefined;
  slack.faults.clear();
  instagram.faults.clear();
  slack.admin.grantToken();
  for (const { channel } of desks) {
    void slack.admin.unarchiveChannel(channel);
    void slack.admin.addBotToChannel(channel);
  }
  for (const person of cast) void slack.admin.changePerson(person.id, { role: person.role });
  if (hasDeadToken) for (const { account } of desks) renewToken(account.id);
  for (const process of processes) {
    process.clockAheadMs = 0;
    process.spare();
    process.start();
  }
}

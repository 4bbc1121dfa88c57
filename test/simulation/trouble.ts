import { everyElement } from '../../src/sandbox/slack/block-kit/elements-in-blocks.ts';
import type { Chance } from './chance.ts';
import type { SimulatedProcess } from './process.ts';
import type { Rush } from './rush.ts';
import type { Timeline } from './timeline.ts';
import { type HourlyFault, hourlyFaults, type Weather } from './weather.ts';
import { cast, type Outside } from './world.ts';

const second = 1_000;
const minute = 60_000;
const hour = 3_600_000;

export interface TroubleGround {
  readonly timeline: Timeline;
  readonly rush: Rush;
  readonly weather: Weather;
  readonly outside: Outside;
  readonly processes: readonly SimulatedProcess[];
  readonly note: (line: string) => void;
  /** Ends every connection of the database. */
  readonly cutDatabase: () => void;
  /** Gives every process another Instagram token of that account, as somebody who mends the configuration does. */
  readonly renewToken: (account: string) => void;
}

/**
 * Plans the faults that have a time of their own. The returned function is for the moment at which somebody presses Send:
 * what may befall a process does so then, too, since most of its life it is idle.
 */
export function planTrouble(ground: TroubleGround, chance: Chance, untilMs: number): () => void {
  const { timeline, rush, weather, note } = ground;
  for (const fault of hourlyFaults) {
    const rate = weather.plan.hourly[fault];
    if (rate === undefined) continue;
    const own = chance.fork(fault);
    const next = () => {
      const wait = rush.wait(timeline.now, { rush: hour / rate / rushFactor, quiet: (hour / rate) * quietFactor }, own);
      if (timeline.now + wait > untilMs) return;
      timeline.after(wait, () => {
        note(`trouble: ${fault}`);
        strikes[fault](ground, own);
        next();
      });
    };
    next();
  }
  const sending = chance.fork('sending');
  return () => {
    for (const fault of ['kill', 'stand-still'] as const) {
      if (weather.isHealed || weather.plan.hourly[fault] === undefined || !sending.chance(0.3)) continue;
      note(`trouble while sending: ${fault}`);
      strikes[fault](ground, sending);
    }
  };
}

/** So much more often does trouble strike while there is something to strike. */
const rushFactor = 5;
/** And so much more seldom while there is not. */
const quietFactor = 2.5;

/** A webhook that ends in the middle. */
const cutOff = '{"object":"instagram","entry":[';
/** Within so many steps of its own a process is struck. */
const steps = 120;
const few = (chance: Chance) => chance.whole(1, 4);
const sends = (chance: Chance) => ({ method: 'POST' as const, path: /\/messages$/, times: chance.whole(1, 3) });
/** Undoes something after a while. */
const later = ({ timeline }: TroubleGround, milliseconds: number, undo: () => unknown) =>
  void timeline.after(milliseconds, () => void undo());

const strikes: Readonly<Record<HourlyFault, (ground: TroubleGround, chance: Chance) => unknown>> = {
  kill: ({ processes }, chance) => {
    const process = chance.pick(processes);
    process.after(chance.whole(1, steps), () => process.kill());
  },
  restart: ({ processes }, chance) => chance.pick(processes).stop(),
  'stand-still': ({ processes }, chance) => {
    const process = chance.pick(processes);
    const seconds = chance.chance(0.3) ? chance.between(1, 25) : chance.between(31, 120);
    process.after(chance.whole(1, steps), () => process.stand(seconds * second));
  },
  'clock-step': ({ processes, note }, chance) => {
    const stepped = chance.pick(processes);
    stepped.clockAheadMs = Math.round(chance.between(-9, 9) * second);
    note(`${stepped.name}'s clock is ${stepped.clockAheadMs} ms ahead`);
  },

  'database-restart': ({ cutDatabase }) => cutDatabase(),
  'database-down': (ground, chance) => {
    ground.weather.databaseIs = 'down';
    ground.cutDatabase();
    later(ground, chance.between(2, 180) * second, () => {
      ground.weather.databaseIs = undefined;
    });
  },
  'disk-full': (ground, chance) => {
    ground.weather.databaseIs = 'disk-full';
    later(ground, chance.between(2, 180) * second, () => {
      ground.weather.databaseIs = undefined;
    });
  },

  'slack-limits': ({ outside }, chance) =>
    outside.slack.faults.add({
      method: '*',
      kind: 'rate-limited',
      retryAfterSeconds: chance.whole(1, 30),
      times: few(chance),
    }),
  'slack-errors': ({ outside }, chance) =>
    outside.slack.faults.add({
      method: '*',
      kind: 'error',
      error: chance.pick(['internal_error', 'fatal_error', 'service_unavailable', 'team_added_to_org']),
      times: few(chance),
    }),
  'card-deleted': deleteCard,
  'channel-archived': (ground, chance) => {
    const { admin } = ground.outside.slack;
    const { channel } = chance.pick(ground.outside.desks);
    void admin.archiveChannel(channel);
    later(ground, chance.between(1, 60) * minute, () => admin.unarchiveChannel(channel));
  },
  'bot-removed': (ground, chance) => {
    const { admin } = ground.outside.slack;
    const { channel } = chance.pick(ground.outside.desks);
    void admin.removeBotFromChannel(channel);
    later(ground, chance.between(1, 60) * minute, () => admin.addBotToChannel(channel));
  },
  'slack-token-revoked': (ground, chance) => {
    const { admin } = ground.outside.slack;
    void admin.revokeToken();
    later(ground, chance.between(1, 30) * minute, () => admin.grantToken());
  },
  'owner-deactivated': (ground, chance) => {
    const { admin } = ground.outside.slack;
    const { id, role } = chance.pick(cast.filter((person) => person.role === 'member'));
    void admin.changePerson(id, { role: 'deactivated' });
    later(ground, chance.between(10, 180) * minute, () => admin.changePerson(id, { role }));
  },

  'graph-limits': ({ outside }, chance) =>
    outside.instagram.faults.add({
      kind: 'error',
      error: { code: chance.pick([4, 17, 613]) },
      status: 400,
      times: few(chance),
    }),
  'graph-errors': ({ outside }, chance) =>
    outside.instagram.faults.add({
      kind: 'error',
      error: { code: chance.pick([1, 2]), transient: true },
      status: 500,
      times: few(chance),
    }),
  'instagram-token-dead': (ground, chance) => {
    const { instagram, desks } = ground.outside;
    const { account } = chance.pick(desks);
    instagram.tokens.revoke(instagram.account(account.id), chance.pick([458, 460, 467]));
    later(ground, chance.between(1, 90) * minute, () => ground.renewToken(account.id));
  },
  'echo-lost': ({ outside }, chance) => outside.instagram.faults.add({ ...sends(chance), kind: 'echo-lost' }),
  'echo-first': ({ outside }, chance) => outside.instagram.faults.add({ ...sends(chance), kind: 'echo-first' }),
  'echo-late': ({ outside }, chance) =>
    outside.instagram.faults.add({ ...sends(chance), kind: 'echo-late', afterMs: chance.whole(100, 90_000) }),
  'webhook-duplicate': ({ outside }, chance) => outside.instagram.faults.add({ kind: 'duplicate', times: few(chance) }),
  'webhook-repeat': ({ outside }, chance) =>
    outside.instagram.faults.add({ kind: 'repeat', afterMs: chance.whole(1, 40) * minute }),
  'webhook-lost': ({ outside }, chance) => outside.instagram.faults.add({ kind: 'lose-first-try', times: few(chance) }),
  'webhook-unheard': ({ outside }, chance) =>
    outside.instagram.faults.add({ kind: 'ignore-first-answer', times: few(chance) }),
  'webhook-reorder': ({ outside }, chance) =>
    outside.instagram.faults.add({
      kind: 'reorder',
      times: chance.whole(2, 5),
      withinMs: chance.whole(1, 60) * second,
    }),
  'webhook-split': ({ outside }, chance) => outside.instagram.faults.add({ kind: 'split-batches', times: few(chance) }),
  'broken-entries': ({ outside }, chance) => {
    const { instagram, spoiled } = outside;
    if (chance.chance(0.2)) {
      void instagram.deliver(cutOff);
      return;
    }
    let left = few(chance);
    spoiled.next = () => {
      left -= 1;
      if (left === 0) spoiled.next = undefined;
      return brokenEntry(chance, chance.pick(outside.desks).account.id);
    };
  },
};

const brokenEntry = (chance: Chance, account: string): unknown =>
  chance.pick<unknown>([
    { id: account, time: 1, messaging: [{ message: 7 }] },
    { id: account, time: 'yesterday', changes: [{ field: 'a_field_of_tomorrow', value: { x: 1 } }] },
    { id: '999', messaging: [] },
    'entry',
  ]);

/** Somebody who may tidies the channel up. */
function deleteCard({ outside, note }: TroubleGround, chance: Chance): void {
  const { channel } = chance.pick(outside.desks);
  const cards = outside.slack
    .messagesIn(channel)
    .filter(
      ({ deletedAt, blocks, metadata }) =>
        deletedAt === undefined && metadata !== undefined && [...everyElement(blocks)].length > 0,
    );
  if (cards.length === 0) return;
  const card = chance.pick(cards);
  note(`a person deletes ${card.ts}`);
  outside.deletedByPeople.push(card.ts);
  const admin = cast.find(({ role }) => role === 'admin');
  if (admin) void outside.slack.as(admin.id).deleteMessage(channel, card.ts);
}

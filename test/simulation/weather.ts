import type { Chance } from './chance.ts';
import type { DatabaseFault, DatabaseStep } from './database-weather.ts';
import type { Crossing, WireFault } from './wire.ts';

/** What goes wrong in one seed: each sort is on or off, and those that are on have a rate of their own. */
export interface FaultPlan {
  /** The share of calls to Slack, to Instagram and to us that each fault of the network meets. */
  readonly wire: Readonly<Record<'slack' | 'graph' | 'desk', Partial<Record<WireFault, number>>>>;
  /** The share of steps of the database that each fault meets. */
  readonly database: Partial<Record<DatabaseFault, number>>;
  /** Times an hour, on average. */
  readonly hourly: Readonly<Partial<Record<HourlyFault, number>>>;
}

export const hourlyFaults = [
  'kill',
  'stand-still',
  'clock-step',
  'restart',
  'database-restart',
  'database-down',
  'disk-full',
  'slack-limits',
  'slack-errors',
  'graph-limits',
  'graph-errors',
  'echo-lost',
  'echo-first',
  'echo-late',
  'webhook-duplicate',
  'webhook-repeat',
  'webhook-lost',
  'webhook-unheard',
  'webhook-reorder',
  'webhook-split',
  'broken-entries',
  'card-deleted',
  'channel-archived',
  'bot-removed',
  'slack-token-revoked',
  'instagram-token-dead',
  'owner-deactivated',
] as const;
export type HourlyFault = (typeof hourlyFaults)[number];

/** The most that a seed may have of each, an hour. */
const mostHourly: Readonly<Record<HourlyFault, number>> = {
  kill: 0.6,
  'stand-still': 0.5,
  'clock-step': 0.2,
  restart: 0.2,
  'database-restart': 0.2,
  'database-down': 0.1,
  'disk-full': 0.1,
  'slack-limits': 1.5,
  'slack-errors': 1,
  'graph-limits': 0.3,
  'graph-errors': 1,
  'echo-lost': 1,
  'echo-first': 1,
  'echo-late': 1,
  'webhook-duplicate': 1,
  'webhook-repeat': 1,
  'webhook-lost': 1,
  'webhook-unheard': 1,
  'webhook-reorder': 1,
  'webhook-split': 0.3,
  'broken-entries': 0.3,
  'card-deleted': 0.15,
  'channel-archived': 0.06,
  'bot-removed': 0.06,
  'slack-token-revoked': 0.04,
  'instagram-token-dead': 0.04,
  'owner-deactivated': 0.06,
};

const mostOfWire: Readonly<Record<WireFault, number>> = {
  refused: 0.06,
  lost: 0.05,
  'answer-cut': 0.08,
  'answer-lost': 0.06,
  'bad-gateway': 0.05,
  slow: 0.05,
  doubled: 0,
};

/** What Slack and Meta say to us may arrive twice; what we say to them goes over one connection each time. */
const mostToDesk: Readonly<Record<WireFault, number>> = { ...mostOfWire, doubled: 0.06 };

const mostOfDatabase: Readonly<Partial<Record<DatabaseFault, number>>> = {
  'gone-before': 0.004,
  'gone-after': 0.004,
  collision: 0.01,
};

export function planFaults(chance: Chance): FaultPlan {
  /** In a tenth of the seeds nothing goes wrong at all: what fails there is no matter of faults. */
  const isCalm = chance.chance(0.1);
  const some = <Name extends string>(most: Readonly<Partial<Record<Name, number>>>): Partial<Record<Name, number>> => {
    const drawn = Object.entries<number | undefined>(most).map(([name, limit]) => {
      const isOn = chance.chance(0.4);
      const rate = chance.next() * (limit ?? 0);
      return [name, isOn && !isCalm ? rate : 0] as const;
    });
    return Object.fromEntries(drawn.filter(([, rate]) => rate > 0)) as Partial<Record<Name, number>>;
  };
  return {
    wire: { slack: some(mostOfWire), graph: some(mostOfWire), desk: some(mostToDesk) },
    database: some(mostOfDatabase),
    hourly: some(mostHourly),
  };
}

/** The faults of a plan as they strike, until they are healed. */
export class Weather {
  readonly plan: FaultPlan;
  readonly #chance: Chance;
  isHealed = false;
  /** Nothing is planned to go wrong. */
  get isCalm(): boolean {
    const { wire, database, hourly } = this.plan;
    return [...Object.values(wire), database, hourly].every((rates) => Object.keys(rates).length === 0);
  }

  /** While set, the database says this to everything. */
  databaseIs: DatabaseFault | undefined;

  constructor(plan: FaultPlan, chance: Chance) {
    this.plan = plan;
    this.#chance = chance;
  }

  readonly wire = ({ to }: Crossing): WireFault | undefined => {
    if (this.isHealed) return undefined;
    const where = to.startsWith('slack') ? 'slack' : to.startsWith('graph') ? 'graph' : 'desk';
    return this.#draw(this.plan.wire[where]);
  };

  readonly database = (step: DatabaseStep): DatabaseFault | undefined => {
    if (this.databaseIs === 'disk-full') return step === 'write' ? 'disk-full' : undefined;
    if (this.databaseIs) return this.databaseIs;
    if (this.isHealed) return undefined;
    const fault = this.#draw(this.plan.database);
    return fault === 'gone-after' && step !== 'write' ? undefined : fault;
  };

  #draw<Fault extends string>(rates: Partial<Record<Fault, number>>): Fault | undefined {
    let left = this.#chance.next();
    for (const fault in rates) {
      left -= rates[fault] ?? 0;
      if (left < 0) return fault;
    }
    return undefined;
  }
}

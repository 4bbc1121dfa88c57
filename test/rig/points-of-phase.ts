import { ben } from '../support/program/stage.ts';
import { answer, claim, type Visit, writeAndWaitForCard } from './desk-day.ts';
import { startDoomed } from './doomed-program.ts';
import type { Ground } from './ground.ts';
import { untilRest } from './rest.ts';

/** What happens to a viewer, in three acts; the first is told as two phases. */
export const acts = {
  message: writeAndWaitForCard,
  claim,
  send: answer,
} as const;
export type Act = keyof typeof acts;

export const phases = ['intake', 'post', 'claim', 'send'] as const;
export type Phase = (typeof phases)[number];

/** A point to end a process at, and in which act. */
export interface KillPoint {
  readonly act: Act;
  readonly phase: Phase;
  /** As the process writes it down. */
  readonly point: string;
}

const actNames = ['message', 'claim', 'send'] as const satisfies readonly Act[];
const restMs = 60_000;

/** Plays the acts that come before `act`. */
export async function playUntil(visit: Visit, act: Act): Promise<void> {
  for (const earlier of actNames.slice(0, actNames.indexOf(act))) await acts[earlier](visit);
}

/** Plays every act once with nobody killed, and tells which points the process passes in each. */
export async function recordPoints(ground: Ground): Promise<KillPoint[]> {
  const recorded = await Promise.all(actNames.map((act) => recordAct(ground, act)));
  return recorded.flat();
}

async function recordAct(ground: Ground, act: Act): Promise<KillPoint[]> {
  const stage = await ground.open();
  try {
    const { program, arm, points } = await startDoomed(stage);
    await program.untilReady();
    const visit = { stage, viewer: 'viewer.0', by: ben };
    await playUntil(visit, act);
    await untilRest(stage, restMs);
    await arm();
    await acts[act](visit);
    await untilRest(stage, restMs);
    const passed = (await points()).filter(isWorthKilling);
    const reading = passed.findIndex((point) => point.includes('update "delivery" set "read_at"'));
    const stored = passed.findIndex((point, index) => index > reading && point.startsWith('after sql commit'));
    return passed.map((point, index): KillPoint => {
      if (act !== 'message') return { act, phase: act, point };
      const isIntake = index <= stored || point.includes('/instagram/webhook');
      return { act, phase: isIntake ? 'intake' : 'post', point };
    });
  } finally {
    await stage.close();
  }
}

/** What changes nothing has no effect to be killed after; and a look for work is the same however often it finds none. */
const isWorthKilling = (point: string) =>
  !(point.startsWith('after ') && changesNothing.test(point)) && !(looksForWork.test(point) && !/#[12]$/.test(point));

const changesNothing = /^after (sql (select|begin|savepoint)|GET )/;
const looksForWork = /sql with (expired|free|due|waiting) as/;

import { ben } from '../../support/program/stage.ts';
import { waitUntil } from '../../support/program/wait-until.ts';
import { audit, type Verdict } from '../audit.ts';
import { passing, patienceMs } from '../desk-day.ts';
import { startDoomed } from '../doomed-program.ts';
import type { Ground } from '../ground.ts';
import { acts, type KillPoint, playUntil, recordPoints } from '../points-of-phase.ts';
import { untilRest } from '../rest.ts';
import { drawn, nameOf } from './points.ts';
import type { Scenario } from './scenario.ts';

/** Leases last 30 s; whoever wakes after that finds others at its work. */
const stoppedMs = 36_000;
/** What a woken process would do wrong it does at once: it has no reason to wait. */
const watchedMs = 3_000;

/** A round is one process that stops at a point of its work, and wakes when its lease is over. */
export const stops: Scenario = {
  about: 'SIGSTOP in the midst of work for longer than the lease, while another process takes over, then SIGCONT',
  over: ['postgres'],
  async run({ ground, rounds = 12, random, abreast, only, say }) {
    const found = (await recordPoints(ground)).filter((point) => only === undefined || nameOf(point).includes(only));
    // Half of them where it matters most: around what is sent and posted.
    const outside = drawn(
      found.filter(({ point }) => /POST|commit/.test(point)),
      Math.ceil(rounds / 2),
      random.next,
    );
    const anywhere = drawn(
      found.filter((point) => !outside.includes(point)),
      rounds - outside.length,
      random.next,
    );
    const queue = [...outside, ...anywhere];
    const verdicts: Verdict[] = [];
    let stopped = 0;
    const chains = Array.from({ length: abreast }, async () => {
      for (let point = queue.shift(); point; point = queue.shift()) {
        const { hasStopped, ...verdict } = await stopOnce(ground, point);
        if (hasStopped) stopped += 1;
        verdicts.push(verdict);
        for (const wrong of [...verdict.doubles, ...verdict.losses]) say(`WRONG at ${nameOf(point)}: ${wrong}`);
      }
    });
    await Promise.all(chains);
    return {
      rounds: verdicts.length,
      kills: stopped,
      doubles: verdicts.flatMap(({ doubles }) => doubles),
      losses: verdicts.flatMap(({ losses }) => losses),
      figures: [`processes stopped for ${stoppedMs / 1000} s and woken: ${stopped}`],
    };
  },
};

async function stopOnce(ground: Ground, { act, point }: KillPoint): Promise<Verdict & { hasStopped: boolean }> {
  const stage = await ground.open();
  try {
    const visit = { stage, viewer: 'viewer.1', by: ben };
    const { program, arm, points } = await startDoomed(stage, { at: point, with: 'SIGSTOP' });
    await program.untilReady();
    await playUntil(visit, act);
    await untilRest(stage, patienceMs);
    await arm();
    const faults: string[] = [];
    let isPlayed = false;
    const played = acts[act](visit)
      .catch((fault: unknown) => void faults.push(String(fault)))
      .then(() => {
        isPlayed = true;
      });
    const hasStopped = await waitUntil(
      async () => {
        if ((await points()).includes(point)) return true;
        if (isPlayed) return false;
        throw new Error('neither stopped nor done');
      },
      { timeout: patienceMs, interval: 20 },
    );
    const other = stage.start({ PORT: String(await stage.freePort()) });
    await other.untilReady();
    stage.instagram.deliverTo(`${other.url}/instagram/webhook`);
    if (hasStopped) await passing(stoppedMs);
    program.kill('SIGCONT');
    await passing(watchedMs);
    await played;
    await untilRest(stage, patienceMs).catch((fault: unknown) => faults.push(String(fault)));
    await Promise.all([program.stopped(), other.stopped()]);
    const reached = act === 'message' ? 'card' : act === 'claim' ? 'claimed' : 'answered';
    const { doubles, losses } = await audit(stage, [{ viewer: visit.viewer, reached }]);
    return { hasStopped, doubles, losses: [...faults, ...losses] };
  } finally {
    await stage.close();
  }
}

import type { SeededRandom } from '../../../src/sandbox/instagram/story-day/seeded-random.ts';
import type { RigStage } from '../ground.ts';
import { again } from '../repeat.ts';
import { type BusyScenario, busyScenario } from './busy.ts';

const killing: Pick<BusyScenario, 'begin'> = {
  begin: async ({ random }) => ({
    strike:
      ({ stage, crew }) =>
      (calm) => {
        troubleOutside(stage, random);
        return again(calm, random, [1_500, 6_000], () => {
          // As every few hours: each socket is to be opened anew, and what is on its way may come by the old one.
          if (random.chance(0.3)) stage.slack.refreshSockets();
          return crew.replace(Math.floor(random.between(0, crew.size)));
        });
      },
  }),
};

export const kills = busyScenario({
  ...killing,
  about: 'kill -9 at random moments, while answers are lost, refused and repeated, and sockets are refreshed',
  over: ['postgres', 'embedded'],
  processes: 1,
});

export const twoReplicas = busyScenario({
  ...killing,
  about: 'the same with two processes over one database',
  over: ['postgres'],
  processes: 2,
});

export const threeReplicas = busyScenario({
  ...killing,
  about: 'the same with three processes over one database',
  over: ['postgres'],
  processes: 3,
});

/** So many messages to Instagram meet something; enough for every desk. */
const metSends = 40;

/** What Slack and Instagram do wrong while processes die: they act without saying so, refuse, repeat and forget. */
function troubleOutside({ slack, instagram }: RigStage, { next }: SeededRandom): void {
  for (const method of ['chat.postMessage', 'chat.update']) {
    slack.faults.add({ method, kind: 'answer-lost', rate: 0.2, random: next });
    slack.faults.add({ method, kind: 'rate-limited', retryAfterSeconds: 1, rate: 0.15, random: next });
  }
  instagram.faults.add({ kind: 'ignore-first-answer', times: 4 });
  const path = /\/messages$/;
  for (let index = 0; index < metSends; index += 1) {
    const fate = next();
    if (fate < 0.2) instagram.faults.add({ kind: 'answer-lost', method: 'POST', path });
    else if (fate < 0.3) instagram.faults.add({ kind: 'cut-before', method: 'POST', path });
    else instagram.faults.add({ kind: 'delay', ms: Math.round(next() * 60), method: 'POST', path });
    const echo = next();
    if (echo < 0.3) instagram.faults.add({ kind: 'echo-first', path });
    else if (echo < 0.6) instagram.faults.add({ kind: 'echo-lost', path });
  }
}

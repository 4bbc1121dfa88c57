import { type KillRound, killAtPoints } from '../kill-at-points.ts';
import { spread } from '../outcome.ts';
import { type KillPoint, phases, recordPoints } from '../points-of-phase.ts';
import type { Scenario } from './scenario.ts';

/** What a point is called on the command line and in what is said about it. */
export const nameOf = ({ phase, point }: KillPoint) => `${phase}: ${point}`;

/** A round is one kill at one point; without a number of rounds there is one for each that was found. */
export const points: Scenario = {
  about: 'kill -9 before and after every step of intake, post, claim and send',
  over: ['postgres', 'embedded'],
  async run({ ground, rounds: wanted, random, abreast, only, say }) {
    const found = await recordPoints(ground);
    const fitting = found.filter((point) => only === undefined || nameOf(point).includes(only));
    const chosen = wanted === undefined ? fitting : drawn(fitting, wanted, random.next);
    const count = (phase: string) => found.filter((point) => point.phase === phase).length;
    const enumerated = `points found: ${phases.map((phase) => `${phase} ${count(phase)}`).join(', ')}`;
    say(enumerated);
    const rounds = await killAtPoints({
      ground,
      points: chosen,
      stages: abreast,
      onRound: (round) => tell(round, say),
    });
    const killed = rounds.filter(({ isReached }) => isReached);
    return {
      rounds: rounds.length,
      kills: killed.length,
      doubles: rounds.flatMap(({ verdict }) => verdict.doubles),
      losses: rounds.flatMap(({ verdict }) => verdict.losses),
      figures: [
        enumerated,
        ...phases.map((phase) => {
          const of = killed.filter(({ point }) => point.phase === phase);
          const bad = of.filter(isBad);
          return `killed in ${phase}: ${of.length}, of which ${bad.length} went wrong`;
        }),
        `points not reached again: ${rounds.length - killed.length}`,
        spread('from the kill until the next process was ready', measured(killed, 'readyMs')),
        spread('from the kill until all was done', measured(killed, 'restMs')),
      ],
    };
  },
};

/** `count` of them, each phase in its turn, so that a small sample has all of them. */
export function drawn(all: readonly KillPoint[], count: number, next: () => number): KillPoint[] {
  const mixed = all.map((point) => ({ point, place: next() })).toSorted((one, other) => one.place - other.place);
  const piles = phases.map((phase) => mixed.filter(({ point }) => point.phase === phase).map(({ point }) => point));
  const dealt = Array.from({ length: Math.max(...piles.map(({ length }) => length)) }, (_, index) =>
    piles.flatMap((pile) => pile[index] ?? []),
  );
  return dealt.flat().slice(0, count);
}

const isBad = ({ verdict }: KillRound) => verdict.doubles.length + verdict.losses.length > 0;

function tell(round: KillRound, say: (line: string) => void): void {
  if (!isBad(round)) return;
  const { doubles, losses } = round.verdict;
  say(`WRONG at ${nameOf(round.point)}: ${[...doubles, ...losses].join('; ')}`);
  say(`  again: --scenario points --only '${nameOf(round.point)}'`);
}

const measured = (rounds: readonly KillRound[], what: 'readyMs' | 'restMs') =>
  rounds.flatMap((round) => round[what] ?? []);

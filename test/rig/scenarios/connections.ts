import { asksToCommit } from '../commit-watch.ts';
import { again } from '../repeat.ts';
import { type Line, type Wire, wireTo } from '../wire.ts';
import { busyScenario } from './busy.ts';

const portOf = (address = '') => Number(new URL(address).port);

export const restarts = busyScenario({
  about: 'Postgres is restarted every few seconds, in turn politely and at once',
  over: ['postgres'],
  processes: 2,
  begin: async ({ cluster, random }) => ({
    strike: () => (calm) => {
      if (!cluster) throw new Error('Only a Postgres of the rig’s own can be restarted: npm run test:processes');
      return again(calm, random, [2_000, 5_000], (count) => cluster.restart(count % 2 === 0 ? 'immediate' : 'fast'));
    },
  }),
});

/** One COMMIT in so many loses its connection. */
const oneIn = 12;

/**
 * In turn at once, so that nobody can say whether the server still heard it, and when its answer is there, so that it
 * surely did and the product is not told.
 */
export const cutCommits = busyScenario({
  about: 'the connection to Postgres is cut after COMMIT was sent',
  over: ['postgres'],
  processes: 2,
  async begin({ random, say }) {
    const awaited = new Set<Line>();
    const counts = { atOnce: 0, answerLost: 0 };
    let isCalm = true;
    let wire: Wire | undefined;
    return {
      async over({ env }) {
        wire = await wireTo(portOf(env.DATABASE_URL), {
          onSent(line, bytes) {
            if (isCalm || !asksToCommit(bytes) || !random.chance(1 / oneIn)) return;
            if (random.chance(0.5)) awaited.add(line);
            else {
              counts.atOnce += 1;
              setImmediate(() => line.cut());
            }
          },
          onAnswered(line, bytes) {
            if (!awaited.delete(line)) return bytes;
            counts.answerLost += 1;
            line.cut();
            return bytes;
          },
        });
        return { DATABASE_URL: wire.through(env.DATABASE_URL ?? '') };
      },
      strike: () => async (calm) => {
        isCalm = false;
        await new Promise((resolve) => calm.addEventListener('abort', resolve));
        isCalm = true;
        say(`connections cut at once: ${counts.atOnce}, when the answer was there: ${counts.answerLost}`);
        return counts.atOnce + counts.answerLost;
      },
      close: async () => wire?.close(),
    };
  },
});

/** The connections to Postgres, to Slack with its sockets, and to Instagram, each in its turn. */
export const halfOpen = busyScenario({
  about: 'connections fall silent without being closed: to Postgres, to Slack and to Instagram',
  over: ['postgres', 'embedded'],
  processes: 2,
  async begin({ random, say }) {
    const wires: Wire[] = [];
    let frozen = 0;
    return {
      async over({ env, slack }) {
        const wire = async (address: string | undefined, options?: Parameters<typeof wireTo>[1]) => {
          const made = await wireTo(portOf(address), options);
          wires.push(made);
          return made.through(address ?? '');
        };
        const slackApi = await wire(env.SLACK_API_URL, {
          // Where a socket is to be opened is told in an answer; ports have five digits, so that its length stays.
          onAnswered: (_line, bytes) =>
            Buffer.from(
              bytes.toString('latin1').replace(`ws://127.0.0.1:${slack.port}`, `ws://127.0.0.1:${wires[0]?.port}`),
              'latin1',
            ),
        });
        return {
          SLACK_API_URL: slackApi,
          META_GRAPH_URL: (await wire(env.META_GRAPH_URL)).replace(/\/$/, ''),
          ...(env.DATABASE_URL && { DATABASE_URL: await wire(env.DATABASE_URL) }),
        };
      },
      strike: () => async (calm) => {
        const strikes = await again(calm, random, [2_000, 5_000], async (count) => {
          frozen += wires[count % wires.length]?.freezeAll() ?? 0;
        });
        say(`connections that fell silent: ${frozen}`);
        return strikes;
      },
      async close() {
        await Promise.all(wires.map((wire) => wire.close()));
      },
    };
  },
});

import { audit } from '../audit.ts';
import { clerks, staffed } from '../clerks.ts';
import { startCrew } from '../crew.ts';
import { claimAtOnce, sendAtOnce } from '../crowd.ts';
import { patienceMs, writeAndWaitForCard } from '../desk-day.ts';
import { untilRest } from '../rest.ts';
import type { Scenario } from './scenario.ts';

const mostRounds = 100;
const peopleAtOnce = 50;

/** A round is one lead that everybody claims at once, and then answers at once. */
export const crowd: Scenario = {
  about: `${mostRounds} leads, each claimed and then answered by ${peopleAtOnce} people at the same moment, on three processes`,
  over: ['postgres', 'embedded'],
  async run({ ground, rounds = mostRounds, say }) {
    // It is about who wins: Slack takes everything at once.
    const stage = await ground.open({ slack: staffed('off') });
    try {
      const crew = await startCrew(stage, ground.database === 'postgres' ? 3 : 1);
      await crew.untilReady();
      const people = clerks.slice(0, peopleAtOnce);
      const viewers = Array.from({ length: rounds }, (_, index) => `viewer.${index + 1}`);
      const claims: string[] = [];
      const sends: string[] = [];
      let again = 0;
      for (const [index, viewer] of viewers.entries()) {
        crew.tell(index % crew.size);
        await writeAndWaitForCard({ stage, viewer, by: '' });
        await untilRest(stage, patienceMs);
        const { owner, wrongs, pressedAgain } = await claimAtOnce({ stage, viewer, people });
        await untilRest(stage, patienceMs);
        claims.push(...wrongs);
        again += pressedAgain;
        sends.push(...(await sendAtOnce({ stage, viewer, people }, owner)));
        if ((index + 1) % 10 === 0) say(`${index + 1} of ${rounds} leads`);
      }
      await untilRest(stage, patienceMs);
      const unclean = await crew.stop();
      const { doubles, losses } = await audit(
        stage,
        viewers.map((viewer) => ({ viewer, reached: 'answered' })),
      );
      return {
        rounds,
        kills: 0,
        doubles,
        losses: [...losses, ...claims, ...sends, ...unclean],
        figures: [
          `presses of Claim: ${rounds * people.length}, of Send: ${rounds * people.length} by owners, each told twice, and what ${rounds * (people.length - 1)} others could press`,
          `people who had to press Claim again before they were told: ${again}`,
          `claims not as promised: ${claims.length}; sends not as promised: ${sends.length}`,
        ],
      };
    } finally {
      await stage.close();
    }
  },
};

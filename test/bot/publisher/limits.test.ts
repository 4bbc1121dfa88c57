import { describe, expect } from 'vitest';
import { claim } from '../../../src/domain/lead/change-lead.ts';
import { aComment, ben, minutesLater } from '../../domain/builders.ts';
import { onBoth } from '../../support/databases.ts';
import { leadOf, openStage, type Stage } from './stage.ts';

/** Leads, each hotter than the one before. */
async function openLeads(stage: Stage, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    await stage.receive(aComment(`${1000 + index}`, `viewer.${index}`, { happenedAt: minutesLater(index / 60) }));
  }
}

/** The most calls in any 60 seconds. */
function mostInAMinute(instants: readonly Date[]): number {
  return Math.max(
    ...instants.map((from) => instants.filter((at) => at >= from && at.getTime() < from.getTime() + 60_000).length),
  );
}

describe('sixty Hot leads at once', () => {
  onBoth('are all posted within Slack’s pace, hottest first, without a single refusal', async (database) => {
    const stage = await openStage(database, { limits: {}, isRunning: false });
    await openLeads(stage, 60);
    const hottestFirst = await stage.leads();
    stage.runner.start();

    await stage.pass(60);

    expect(stage.cards().map(leadOf)).toEqual(hottestFirst);
    expect(stage.slack.calls.filter(({ status }) => status !== 200)).toEqual([]);
  });

  onBoth('of which somebody takes one: it is not overtaken by what is less hot', async (database) => {
    const stage = await openStage(database, { limits: {}, isRunning: false });
    await openLeads(stage, 30);
    stage.runner.start();
    await stage.pass(9);
    await stage.receive(aComment('1', 'late.and.hottest', { happenedAt: minutesLater(5) }));
    await stage.pass(2);

    const [hottest] = await stage.leads();
    expect(stage.cards().slice(-2).map(leadOf)).toContain(hottest);
  });
});

describe('edits', () => {
  onBoth('never exceed fifty in any minute, whatever changes', async (database) => {
    const stage = await openStage(database, { limits: { postBurst: 1000, perMinute: { 'chat.postMessage': 1000 } } });
    await openLeads(stage, 70);
    await stage.pass(120);
    const leads = await stage.leads();

    for (const lead of leads) {
      await claim(stage, { team: stage.account.team, lead, by: ben, cause: 'button' });
    }
    await stage.pass(180);

    const edits = stage.calls('chat.update');
    expect(edits.filter(({ applied }) => applied)).toHaveLength(70);
    expect(edits.filter(({ status }) => status === 429)).toEqual([]);
    expect(mostInAMinute(edits.map(({ at }) => at))).toBeLessThanOrEqual(50);
  });
});

import { expect, test } from 'vitest';
import { sendAmbiguously } from '../support/program/ambiguous-sends.ts';
import { openStage } from '../support/program/stage.ts';

const sends = Number(process.env.STORYDESK_AMBIGUOUS_SENDS ?? 200);
const seed = Number(process.env.STORYDESK_SEED ?? 4);

test(`of ${sends} messages whose sending nobody can be sure of none arrives twice and none is lost silently`, {
  timeout: 400_000 + sends * 3_000,
}, async ({ onTestFinished }) => {
  const stage = await openStage();
  onTestFinished(() => stage.close());

  const outcome = await sendAmbiguously(stage, sends, seed);

  console.info(JSON.stringify({ sends, seed, ...outcome }));
  expect(outcome.doubled).toEqual([]);
  expect(outcome.lost).toEqual([]);
  expect(outcome.kills).toBe(5);
  expect(Object.keys(outcome.faults).toSorted(), 'every fault did strike').toEqual([
    'answer-lost',
    'cut-before',
    'delay',
    'server-error',
  ]);
});

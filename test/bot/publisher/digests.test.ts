import { describe, expect } from 'vitest';
import { makeDigest, postReport } from '../../../src/domain/digest/make-digest.ts';
import { aComment } from '../../domain/builders.ts';
import { ManualClock } from '../../sandbox/slack/manual-clock.ts';
import { DESK } from '../../sandbox/slack/workspace-cast.ts';
import { onBoth } from '../../support/databases.ts';
import { openStage, type Stage, textOf } from './stage.ts';

/** The morning after a Sunday on which two people commented. */
const monday = '2026-11-23T07:30:00Z';

async function onMonday(database: Parameters<typeof openStage>[0], options = {}): Promise<Stage> {
  const stage = await openStage(database, { clock: new ManualClock('2026-11-22T10:00:00Z'), ...options });
  await stage.receive(
    aComment('1', 'jane', { happenedAt: stage.clock.now() }),
    aComment('2', 'joe', { happenedAt: stage.clock.now() }),
  );
  await stage.settle();
  stage.clock.advance(Date.parse(monday) - stage.clock.now().getTime());
  await stage.settle();
  return stage;
}

const make = (stage: Stage) => makeDigest(stage, stage.account.team, stage.account.desk);
const shown = ({ slack }: Stage, eventType: string) =>
  slack
    .messages(DESK)
    .filter(({ deletedAt, metadata }) => deletedAt === undefined && metadata?.event_type === eventType);

describe('a digest in its channel', () => {
  onBoth('is one message, and the review of the week stands in its thread on Mondays', async (database) => {
    const stage = await onMonday(database);

    await make(stage);
    await stage.pass(15);

    const [digest, ...others] = shown(stage, 'storydesk_digest');
    expect(others).toEqual([]);
    expect(digest?.metadata?.event_payload).toEqual({ date: '2026-11-22' });
    expect(textOf(digest)).toContain('Digest of Sunday 22 November');
    expect(shown(stage, 'storydesk_review').map(({ threadTs }) => threadTs)).toEqual([digest?.ts]);
  });

  onBoth('stays one when Slack’s answer is lost', async (database) => {
    const stage = await onMonday(database);
    stage.slack.faults.add({ method: 'chat.postMessage', kind: 'answer-lost', when: isDigest, times: 1 });

    await make(stage);
    await stage.pass(180);

    expect(shown(stage, 'storydesk_digest')).toHaveLength(1);
  });

  onBoth('stands without charts where Slack refuses them', async (database) => {
    const stage = await onMonday(database);
    stage.slack.faults.add({ method: 'chat.postMessage', kind: 'error', error: 'invalid_blocks', when: hasChart });

    await make(stage);
    await stage.pass(15);

    const [digest] = shown(stage, 'storydesk_digest');
    expect(digest?.blocks?.some(({ type }) => type === 'data_visualization')).toBe(false);
    expect(textOf(digest)).toContain('Digest of Sunday 22 November');
  });

  onBoth('has its full report in its thread, table after table, once', async (database) => {
    const stage = await onMonday(database);
    await make(stage);
    await stage.pass(15);

    await postReport(stage, stage.account, '2026-11-22');
    await stage.pass(15);
    await postReport(stage, stage.account, '2026-11-22');
    await stage.pass(15);

    const reports = shown(stage, 'storydesk_report');
    expect(reports.length).toBeGreaterThan(1);
    expect(new Set(reports.map(({ metadata }) => JSON.stringify(metadata?.event_payload))).size).toBe(reports.length);
    expect(new Set(reports.map(({ threadTs }) => threadTs))).toEqual(
      new Set(shown(stage, 'storydesk_digest').map(({ ts }) => ts)),
    );
  });
});

const blocksOf = (args: unknown) => JSON.stringify((args as { blocks?: unknown }).blocks ?? '');
const isDigest = (args: unknown) => JSON.stringify(args).includes('storydesk_digest');
const hasChart = (args: unknown) => blocksOf(args).includes('data_visualization');

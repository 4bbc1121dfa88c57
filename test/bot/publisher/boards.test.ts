import { describe, expect } from 'vitest';
import { storyId } from '../../../src/domain/ids.ts';
import { changeShift, takeShift } from '../../../src/domain/story/shift.ts';
import { aComment, ana, minutesLater } from '../../domain/builders.ts';
import { DESK } from '../../sandbox/slack/workspace-cast.ts';
import { onBoth } from '../../support/databases.ts';
import { openStage, type Stage, textOf } from './stage.ts';

const story = storyId('1');
const comment = (index: number) =>
  aComment(`${100 + index}`, `viewer.${index}`, { story, happenedAt: minutesLater(index / 60) });
const takeTheShift = ({ account, ...stage }: Stage) =>
  changeShift(stage, { team: account.team, account: account.id, story }, (known) => takeShift(known, ana));

describe('the board of a story', () => {
  onBoth('is posted and pinned when the story opens, with the story in its metadata', async (database) => {
    const stage = await openStage(database);

    await stage.openStories('1');
    await stage.settle();

    const [board] = stage.boards();
    expect(board?.metadata).toEqual({ event_type: 'storydesk_board', event_payload: { story_id: '1' } });
    expect(stage.slack.pins(DESK)).toEqual([board?.ts]);
    expect(stage.boards()).toHaveLength(1);
  });

  onBoth('is redrawn at most every twenty seconds while only its counts move', async (database) => {
    const stage = await openStage(database);
    await stage.openStories('1');
    await stage.settle();

    for (let index = 0; index < 60; index += 1) {
      await stage.receive(comment(index));
      await stage.pass(1);
    }
    await stage.pass(20);

    const edits = stage.calls('chat.update').filter(({ args }) => args.ts === stage.boards()[0]?.ts);
    expect(edits.length).toBeGreaterThan(2);
    expect(edits.length).toBeLessThanOrEqual(4);
    expect(textOf(stage.boards()[0])).toContain('60');
  });

  onBoth('is redrawn at once when a person changed it', async (database) => {
    const stage = await openStage(database);
    await stage.openStories('1');
    await stage.settle();

    await takeTheShift(stage);
    await stage.settle();

    expect(textOf(stage.boards()[0])).toContain(ana);
  });

  onBoth('says that cards wait while they do, and stops saying so when they stand', async (database) => {
    const stage = await openStage(database, { limits: {} });
    await stage.openStories('1');
    await stage.settle();
    for (let index = 0; index < 30; index += 1) await stage.receive(comment(index));

    await stage.pass(21);
    const meanwhile = textOf(stage.boards()[0]);
    await stage.pass(40);

    expect(meanwhile).toContain('board_queued');
    expect(textOf(stage.boards()[0])).not.toContain('board_queued');
    expect(stage.cards()).toHaveLength(30);
  });

  onBoth('closes when the story is over, and is taken off the pins', async (database) => {
    const stage = await openStage(database);
    await stage.openStories('1');
    await stage.settle();

    await stage.pass(24 * 3600);

    expect(stage.boards()).toHaveLength(1);
    expect(stage.boards()[0]?.text).toMatch(/over/i);
    expect(stage.slack.pins(DESK)).toEqual([]);
  });

  onBoth('stays where it is when somebody unpinned it, or pinned it before us', async (database) => {
    const stage = await openStage(database);
    stage.slack.faults.add({ method: 'pins.add', kind: 'error', error: 'already_pinned', times: 1 });
    await stage.openStories('1');
    await stage.settle();

    await takeTheShift(stage);
    await stage.pass(120);

    expect(stage.calls('pins.add')).toHaveLength(1);
  });

  onBoth('is pinned all the same when Slack was busy or did not answer', async (database) => {
    const stage = await openStage(database, { deadlineMs: 2000 });
    stage.slack.faults.add({ method: 'pins.add', kind: 'rate-limited', retryAfterSeconds: 20, times: 1 });
    stage.slack.faults.add({ method: 'pins.add', kind: 'answer-lost', times: 1 });
    await stage.openStories('1');

    await stage.pass(120);

    expect(stage.slack.pins(DESK)).toHaveLength(1);
    expect(await stage.db.selectFrom('slack_post').select('pinned').executeTakeFirst()).toEqual({ pinned: true });
  });
});

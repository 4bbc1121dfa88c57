import { describe, expect, test } from 'vitest';
import { previewCapture } from '../../../src/domain/capture/preview-capture.ts';
import { readNames } from '../../../src/domain/capture/read-names.ts';
import { type Capture, saveCapture } from '../../../src/domain/capture/save-capture.ts';
import { storyId } from '../../../src/domain/ids.ts';
import { recordProfile } from '../../../src/domain/viewer/record-profile.ts';
import { freshPostgresUrl, onBoth, openPostgres } from '../../support/databases.ts';
import { openDesk, type TestDesk } from '../../support/desk.ts';
import { aComment, aDm, ana } from '../builders.ts';

const capture = (desk: TestDesk, story: string, text: string): Capture => ({
  team: desk.account.team,
  account: desk.account.id,
  story: storyId(story),
  by: ana,
  read: readNames(text),
});
const save = (desk: TestDesk, story: string, text: string) => saveCapture(desk, capture(desk, story, text));
const preview = (desk: TestDesk, story: string, text: string) =>
  previewCapture(desk.database.stores, desk.account, storyId(story), readNames(text));

const leads = async ({ db }: TestDesk) =>
  (await db.selectFrom('lead').select(['viewer_id', 'segment', 'status']).orderBy('viewer_id').execute()).map(
    ({ viewer_id, segment, status }) => `${viewer_id} ${segment} ${status}`,
  );
const viewers = async ({ db }: TestDesk) =>
  (await db.selectFrom('viewer').select('viewer_id').orderBy('viewer_id').execute()).map((row) => row.viewer_id);

describe('the preview of a capture', () => {
  onBoth('says what saving it will do', async (database) => {
    const desk = await openDesk(database);
    await desk.openStories('s1', 's2');
    await save(desk, 's1', 'jane_1\njohn_2');
    await save(desk, 's2', 'jane_1');
    const list = 'what is this?!\njane_1\njohn_2\nnew_3';

    const { fresh, seenBefore, alreadyHere, unreadable } = await preview(desk, 's2', list);
    const saved = await save(desk, 's2', list);

    const names = (some: readonly { userName: string }[]) => some.map(({ userName }) => userName);
    expect([names(fresh), names(seenBefore), names(alreadyHere)]).toEqual([['new_3'], ['john_2'], ['jane_1']]);
    expect(unreadable).toHaveLength(1);
    expect(saved).toEqual({
      ok: true,
      value: { fresh: 1, seenBefore: 1, alreadyHere: 1, unreadable: 1, risen: 1 },
    });
  });

  onBoth('knows those who are here under another name, and saving does not count them again', async (database) => {
    const desk = await openDesk(database);
    await desk.openStories('s1');
    await desk.receive(aComment('7', 'jane_1'));
    await save(desk, 's1', 'jane_1');
    const profile = { userName: 'jane_new', displayName: undefined, followers: undefined, followsUs: undefined };
    await desk.database.transaction((stores) => recordProfile(desk, stores, desk.account, '7', profile));

    const { alreadyHere } = await preview(desk, 's1', 'jane_new');
    await save(desk, 's1', 'jane_new');

    expect(alreadyHere).toHaveLength(1);
    const views = await desk.db.selectFrom('signal').select('signal_key').where('kind', '=', 'view').execute();
    expect(views).toEqual([{ signal_key: 'view:s1:jane_1' }]);
  });
});

describe('somebody seen twice within a day', () => {
  onBoth('on two stories becomes Warm; on one story they do not', async (database) => {
    const desk = await openDesk(database);
    await desk.openStories('s1', 's2');

    await save(desk, 's1', 'jane_1\njohn_2');
    desk.clock.advance(3600_000);
    const again = await save(desk, 's1', 'jane_1\njohn_2');
    const other = await save(desk, 's2', 'jane_1');

    expect([again, other].map((outcome) => outcome.ok && outcome.value.risen)).toEqual([0, 1]);
    expect(await leads(desk)).toEqual(['name:jane_1 warm open']);
  });
});

describe('a captured name', () => {
  onBoth('is the person who later comments under it, with everything they watched', async (database) => {
    const desk = await openDesk(database);
    await desk.openStories('s1');
    await save(desk, 's1', 'jane_1');

    await desk.receive(aComment('7', 'jane_1'));

    expect(await viewers(desk)).toEqual(['igsid:7']);
    expect(await leads(desk)).toEqual(['igsid:7 hot open']);
    const signals = await desk.db.selectFrom('signal').select('viewer_id').execute();
    expect(signals).toEqual([{ viewer_id: 'igsid:7' }, { viewer_id: 'igsid:7' }]);
  });

  onBoth('is the person who commented under it before', async (database) => {
    const desk = await openDesk(database);
    await desk.openStories('s1');
    await desk.receive(aComment('7', 'jane_1'));

    const outcome = await save(desk, 's1', 'jane_1');

    expect(outcome).toMatchObject({ ok: true, value: { fresh: 0, seenBefore: 1 } });
    expect(await viewers(desk)).toEqual(['igsid:7']);
  });

  onBoth('is the person whose profile shows it', async (database) => {
    const desk = await openDesk(database);
    await desk.openStories('s1', 's2');
    await save(desk, 's1', 'jane_1');
    await save(desk, 's2', 'jane_1');
    await desk.receive(aDm('7'));
    const profile = { userName: 'jane_1', displayName: 'Jane', followers: 9, followsUs: true };

    await desk.database.transaction((stores) => recordProfile(desk, stores, desk.account, '7', profile));

    expect(await viewers(desk)).toEqual(['igsid:7']);
    // Opened first: the Warm lead of the captured name, or the Hot one of the message. One is closed.
    expect((await leads(desk)).toSorted()).toEqual(['igsid:7 hot dismissed', 'igsid:7 hot open']);
  });
});

describe('a capture', () => {
  onBoth('is refused without names, and of a story we do not know', async (database) => {
    const desk = await openDesk(database);
    await desk.openStories('s1');

    const outcomes = [await save(desk, 's1', 'what is this?!'), await save(desk, 's9', 'jane_1')];

    expect(outcomes.map((outcome) => !outcome.ok && outcome.refusal.kind)).toEqual(['no-names', 'unknown-story']);
  });

  test('of the same people on several stories at once ends as one after the other would', async () => {
    const desk = await openDesk(await openPostgres(await freshPostgresUrl()));
    const stories = ['s1', 's2', 's3', 's4'];
    await desk.openStories(...stories);
    const names = Array.from({ length: 20 }, (_, index) => `viewer_${index}`);

    await Promise.all(
      stories.map((story, index) => save(desk, story, (index % 2 ? names : names.toReversed()).join('\n'))),
    );

    expect(await viewers(desk)).toHaveLength(20);
    expect(await leads(desk)).toEqual(names.map((name) => `name:${name} warm open`).toSorted());
    const views = await desk.db.selectFrom('signal').select('signal_key').execute();
    expect(views).toHaveLength(80);
  });
});

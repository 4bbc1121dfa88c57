import { describe, expect, test } from 'vitest';
import { templateKey } from '../../../../src/domain/ids.ts';
import { archiveTemplate, changeTemplate } from '../../../../src/domain/template/change-template.ts';
import type { Template } from '../../../../src/domain/template/template.ts';
import { TemplateChangedMeanwhile } from '../../../../src/domain/template/template-store.ts';
import { postgresTemplateStore } from '../../../../src/integrations/postgres/template-store.ts';
import { aTemplate } from '../../../domain/template/template-builders.ts';
import { freshPostgres, onBoth } from '../../../support/databases.ts';
import { openDesk } from '../../../support/desk.ts';
import { ana, ben, minute, otherTeam, team } from './builders.ts';

const byAna = { by: ana, cause: 'modal' };
const byLibrary = { by: undefined, cause: 'library' };
const whole: Template = aTemplate({
  key: templateKey('whole'),
  kind: 'comment-reply',
  step: 'day5',
  signals: ['comment', 'dm'],
  segments: ['warm', 'cool'],
  topics: ['Lin', '50 % de “moins” ¯\\_(ツ)_/¯'],
  promotional: true,
  archived: true,
  languages: { nl: { title: 'T', b: 'B {ask: maat}', a: 'A\n{story|x}' } as never, fr: { title: 'F', a: 'É' } },
});

describe('a template', () => {
  onBoth('is found exactly as it was saved, so that an unchanged one compares as unchanged', async ({ db }) => {
    const templates = postgresTemplateStore(db);

    await templates.save(team, whole, byAna, minute(1));

    const found = await templates.find(team, whole.key);
    expect(found).toStrictEqual(whole);
    expect(found && changeTemplate(found, whole)).toBe(found);
    expect(await templates.find(otherTeam, whole.key)).toBeUndefined();
    expect(await templates.find(team, templateKey('other'))).toBeUndefined();
  });

  onBoth('stands in its latest version, with every earlier one in its history', async ({ db }) => {
    const templates = postgresTemplateStore(db);
    const first = aTemplate();
    const second = changeTemplate(first, { ...first, promotional: true });
    const third = archiveTemplate(second);

    await templates.save(team, first, byLibrary, minute(1));
    await templates.save(team, second, byAna, minute(2));
    await templates.save(team, third, { by: ben, cause: 'archive' }, minute(3));

    expect(await templates.find(team, first.key)).toStrictEqual(third);
    expect(await templates.history(team, first.key, 10)).toStrictEqual([
      { template: third, at: minute(3), by: ben, cause: 'archive' },
      { template: second, at: minute(2), ...byAna },
      { template: first, at: minute(1), ...byLibrary },
    ]);
    expect(await templates.history(team, first.key, 1)).toHaveLength(1);
    expect(await templates.history(otherTeam, first.key, 10)).toStrictEqual([]);
  });

  onBoth('cannot be saved over a version that was not read', async ({ db }) => {
    const templates = postgresTemplateStore(db);
    const first = aTemplate();
    await templates.save(team, first, byAna, minute(1));
    await templates.save(team, { ...first, version: 2 }, byAna, minute(2));

    for (const version of [1, 2, 4]) {
      const stale = templates.save(team, { ...first, promotional: true, version }, byAna, minute(3));
      await expect(stale).rejects.toThrow(TemplateChangedMeanwhile);
    }

    expect(await templates.find(team, first.key)).toStrictEqual({ ...first, version: 2 });
    expect(await templates.history(team, first.key, 10)).toHaveLength(2);
  });

  onBoth('can be asked for by what it is for', async ({ db }) => {
    await postgresTemplateStore(db).save(team, whole, byAna, minute(1));

    const row = await db.selectFrom('template').select(['kind', 'step', 'archived']).executeTakeFirst();

    expect(row).toStrictEqual({ kind: 'comment-reply', step: 'day5', archived: true });
  });
});

describe('the templates of a team', () => {
  onBoth('are listed by key, archived ones too', async ({ db }) => {
    const templates = postgresTemplateStore(db);
    const named = (key: string, archived = false) => aTemplate({ key: templateKey(key), archived });
    for (const template of [named('b'), named('a-b', true), named('a'), named('b-1')]) {
      await templates.save(team, template, byAna, minute(1));
    }
    await templates.save(otherTeam, named('theirs'), byAna, minute(1));

    expect(await templates.all(team)).toStrictEqual([named('a'), named('a-b', true), named('b'), named('b-1')]);
  });

  test('are decided on anew when two people save the same one at once', async () => {
    const desk = await openDesk(await freshPostgres());
    const { account, database } = desk;
    await database.stores.templates.save(account.team, aTemplate(), byAna, minute(1));
    const both = Promise.withResolvers<void>();
    let read = 0;
    const addTopic = (topic: string) =>
      database.transaction(async ({ templates }) => {
        const now = (await templates.find(account.team, aTemplate().key)) ?? aTemplate();
        read += 1;
        if (read === 2) both.resolve();
        await both.promise;
        await templates.save(
          account.team,
          changeTemplate(now, { ...now, topics: [...now.topics, topic] }),
          byAna,
          minute(2),
        );
      });

    await Promise.all([addTopic('Lin'), addTopic('Laine')]);

    const kept = await database.stores.templates.find(account.team, aTemplate().key);
    expect(kept?.version).toBe(3);
    expect(kept?.topics.toSorted()).toStrictEqual(['Laine', 'Lin']);
  });
});

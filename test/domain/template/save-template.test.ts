import { describe, expect, test } from 'vitest';
import { templateKey } from '../../../src/domain/ids.ts';
import { contentOf } from '../../../src/domain/template/change-template.ts';
import { importTemplates } from '../../../src/domain/template/import-templates.ts';
import { newTemplateKey } from '../../../src/domain/template/new-template-key.ts';
import { archive, createNewTemplate, restore, saveTemplate } from '../../../src/domain/template/save-template.ts';
import { seedTemplates } from '../../../src/domain/template/seed-templates.ts';
import { templateLibrary } from '../../../src/domain/template/template-library.ts';
import { freshPglite } from '../../support/databases.ts';
import { openDesk } from '../../support/desk.ts';
import { ana, ben, minutesLater } from '../builders.ts';
import { aTemplate, inEnglish } from './template-builders.ts';

const written = contentOf(aTemplate());
const faulty = contentOf(inEnglish('Hi {nmae}, {story|}'));

async function deskWithTemplate() {
  const desk = await openDesk(await freshPglite());
  const { team } = desk.account;
  const created = await createNewTemplate(desk, { team, by: ana, written });
  if (!created.ok) throw new Error('The template has faults');
  const { templates } = desk.database.stores;
  const change = { team, key: created.value.key, by: ben };
  return { desk, team, templates, change, template: created.value };
}

describe('a new template', () => {
  test('is kept under a key made of its title, with who wrote it', async () => {
    const { desk, team, templates, template } = await deskWithTemplate();

    expect(template).toEqual({ ...written, key: 'thanks', version: 1 });
    expect(await templates.all(team)).toEqual([template]);
    expect(await templates.history(team, template.key, 10)).toEqual([
      { template, at: desk.clock.now(), by: ana, cause: 'modal' },
    ]);
  });

  test('gets a key of its own when another has that title', async () => {
    const { desk, team } = await deskWithTemplate();

    const second = await createNewTemplate(desk, { team, by: ana, written });

    expect(second).toMatchObject({ ok: true, value: { key: 'thanks-2', version: 1 } });
  });

  test('is refused with everything that is wrong with it', async () => {
    const desk = await openDesk(await freshPglite());

    const refused = await createNewTemplate(desk, { team: desk.account.team, by: ana, written: faulty });

    expect(refused).toMatchObject({ ok: false, refusal: { kind: 'faulty-template' } });
    expect(JSON.stringify(refused)).toContain('unknown-blank');
    expect(await desk.database.stores.templates.all(desk.account.team)).toEqual([]);
  });

  test.each([
    ['Prix – accueil chaleureux', 'prix-accueil-chaleureux'],
    ['Reply! “Ça va” (2)', 'reply-ca-va-2'],
    ['谢谢', 'template'],
    ['one two three four five six seven', 'one-two-three-four-five-six'],
    ['x'.repeat(75), 'x'.repeat(20)],
  ])('called %s has the key %s', (title, key) => {
    expect(newTemplateKey(title, new Set())).toBe(key);
    expect(newTemplateKey(title, new Set([templateKey(key), templateKey(`${key}-2`)]))).toBe(`${key}-3`);
  });
});

describe('saving a template', () => {
  test('keeps the next version, and nothing when nothing changed', async () => {
    const { desk, team, templates, change, template } = await deskWithTemplate();
    desk.clock.advance(60_000);

    const saved = await saveTemplate(desk, { ...change, written: { ...written, topics: ['Lin'] }, seenVersion: 1 });
    const again = await saveTemplate(desk, { ...change, written: { ...written, topics: ['Lin'] }, seenVersion: 2 });

    expect(saved).toEqual({ ok: true, value: { ...template, topics: ['Lin'], version: 2 } });
    expect(again).toEqual(saved);
    const history = await templates.history(team, template.key, 10);
    expect(history.map(({ template: { version }, by, at }) => [version, by, at])).toEqual([
      [2, ben, minutesLater(1)],
      [1, ana, minutesLater(0)],
    ]);
  });

  test('is refused when somebody else saved it meanwhile, so that nobody overwrites what they have not seen', async () => {
    const { desk, templates, team, change } = await deskWithTemplate();
    await saveTemplate(desk, { ...change, by: ana, written: { ...written, topics: ['Lin'] }, seenVersion: 1 });

    const late = await saveTemplate(desk, { ...change, written: { ...written, topics: ['Laine'] }, seenVersion: 1 });

    expect(late).toEqual({ ok: false, refusal: { kind: 'template-changed-meanwhile', version: 2 } });
    expect(await templates.find(team, change.key)).toMatchObject({ topics: ['Lin'] });
  });

  test('is refused for errors, for links that lead elsewhere than the settings allow, and for a key nobody knows', async () => {
    const { desk, change } = await deskWithTemplate();
    const link = contentOf(inEnglish('About our {story|} story: evil.example'));

    const refused = [
      await saveTemplate(desk, { ...change, written: faulty, seenVersion: 1 }),
      await saveTemplate(desk, { ...change, written: link, seenVersion: 1 }),
      await saveTemplate(desk, { ...change, key: templateKey('other'), written, seenVersion: 1 }),
    ];

    expect(refused).toMatchObject([
      { refusal: { kind: 'faulty-template' } },
      { refusal: { kind: 'faulty-template' } },
      { refusal: { kind: 'unknown-template' } },
    ]);
  });

  test('aside and back is a version each, once', async () => {
    const { desk, templates, team, change } = await deskWithTemplate();

    await archive(desk, change);
    await archive(desk, change);
    expect(await templates.find(team, change.key)).toMatchObject({ archived: true, version: 2 });
    await restore(desk, change);

    const history = await templates.history(team, change.key, 10);
    expect(history.map(({ cause }) => cause)).toEqual(['restore', 'archive', 'modal']);
    expect(await restore(desk, { ...change, key: templateKey('other') })).toMatchObject({
      refusal: { kind: 'unknown-template' },
    });
  });
});

describe('importing templates', () => {
  const other = { ...written, key: templateKey('other') };

  test('says what it does, and does it', async () => {
    const { desk, team, templates } = await deskWithTemplate();
    const changed = { ...written, topics: ['Lin'] };

    const planned = await importTemplates(desk, team, [changed, other], { dryRun: true });
    expect((await templates.all(team)).map(({ version }) => version)).toEqual([1]);
    const done = await importTemplates(desk, team, [changed, other], { dryRun: false });
    const again = await importTemplates(desk, team, [changed, other], { dryRun: false });

    expect(done).toEqual(planned);
    expect(done).toMatchObject({ value: [{ kind: 'changed' }, { kind: 'created' }] });
    expect(again).toMatchObject({ value: [{ kind: 'unchanged' }, { kind: 'unchanged' }] });
    expect((await templates.all(team)).map(({ key, version }) => [key, version])).toEqual([
      ['other', 1],
      ['thanks', 2],
    ]);
  });

  test('imports nothing when there is an error in any', async () => {
    const { desk, team, templates } = await deskWithTemplate();

    const refused = await importTemplates(desk, team, [other, { ...faulty, key: templateKey('bad') }], {
      dryRun: false,
    });

    expect(refused).toMatchObject({
      ok: false,
      refusal: { findings: expect.arrayContaining([{ key: 'bad', finding: expect.anything() }]) },
    });
    expect(await templates.all(team)).toHaveLength(1);
  });
});

describe('a desk that starts', () => {
  test('has the ready templates, once', async () => {
    const desk = await openDesk(await freshPglite());
    const { team } = desk.account;

    await Promise.all([seedTemplates(desk, team), seedTemplates(desk, team)]);

    const kept = await desk.database.stores.templates.all(team);
    expect(kept.map(({ key }) => key)).toEqual(templateLibrary.map(({ key }) => key).toSorted());
    expect(kept.every(({ version }) => version === 1)).toBe(true);
  });

  test('keeps its own when it has one, even if all are put aside', async () => {
    const { desk, team, templates, change } = await deskWithTemplate();
    await archive(desk, change);

    await seedTemplates(desk, team);

    expect(await templates.all(team)).toHaveLength(1);
  });
});

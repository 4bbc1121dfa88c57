import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportTemplates } from '../../src/app/export-templates.ts';
import { importTemplateFiles } from '../../src/app/import-template-files.ts';
import { templatesCommand } from '../../src/app/templates-command.ts';
import { seedTemplates } from '../../src/domain/template/seed-templates.ts';
import { freshPglite } from '../support/databases.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'storydesk-import-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const sale = `templates:
  - key: sale
    kind: dm
    step: day5
    promotional: true
    en:
      title: Sale
      a: 'Our {story|latest} story is on sale. Rather not hear from us? Reply STOP.'
`;

/** The command as it runs on this desk. */
const commandOn = (desk: TestDesk) => (args: readonly string[]) =>
  templatesCommand(args, async (command) => {
    const { team } = desk.account;
    if (command.name === 'export-templates') return exportTemplates(desk, team);
    if (command.name === 'import-templates') return importTemplateFiles(desk, team, command.files, command);
    throw new Error(`Not a command about templates: ${command.name}`);
  });

async function deskWithLibrary() {
  const desk = await openDesk(await freshPglite());
  await seedTemplates(desk, desk.account.team);
  const file = (name: string, text: string) => {
    const path = join(directory, name);
    writeFileSync(path, text);
    return path;
  };
  return { desk, templates: commandOn(desk), file };
}

describe('exporting templates', () => {
  test('writes a file that imports as unchanged, and exports as the same file again', async () => {
    const { templates } = await deskWithLibrary();
    const path = join(directory, 'all.yml');

    expect(await templates(['export', path])).toEqual({ lines: [`All templates are in ${path}.`], exitCode: 0 });
    const written = readFileSync(path, 'utf8');
    expect(await templates(['import', path])).toEqual({
      lines: ['13 templates: 0 created, 0 changed, 13 unchanged.'],
      exitCode: 0,
    });
    const { lines } = await templates(['export']);

    expect(`${lines.join('\n')}\n`).toBe(written);
  });

  test('says when the file cannot be written', async () => {
    const { templates } = await deskWithLibrary();

    const { lines, exitCode } = await templates(['export', join(directory, 'nowhere', 'all.yml')]);

    expect(exitCode).toBe(1);
    expect(lines[0]).toContain('cannot be written');
  });
});

describe('importing templates', () => {
  test('first only says what it would do, then does it', async () => {
    const { desk, templates, file } = await deskWithLibrary();
    const path = file('sale.yml', sale);
    const kept = () => desk.database.stores.templates.all(desk.account.team);

    expect(await templates(['import', path, '--dry-run'])).toEqual({
      lines: ['+ sale', '1 template would be imported: 1 created, 0 changed, 0 unchanged. Nothing was changed.'],
      exitCode: 0,
    });
    expect(await kept()).toHaveLength(13);
    await templates(['import', path]);
    expect(await kept()).toHaveLength(14);

    writeFileSync(path, sale.replace('Sale\n', 'Big sale\n'));
    expect(await templates(['import', path])).toMatchObject({ lines: ['~ sale, version 2', expect.anything()] });
  });

  test('imports nothing of any file when there is an error in one, and names its line', async () => {
    const { desk, templates, file } = await deskWithLibrary();
    const good = file('good.yml', sale);
    const bad = file('bad.yml', sale.replace('key: sale', 'key: bad').replace('{story|latest}', '{storry}'));

    const { lines, exitCode } = await templates(['import', good, bad]);

    expect(exitCode).toBe(1);
    expect(lines).toContain(`${bad}:8: templates[0].en.a has a blank nobody knows, {storry}: write {story}.`);
    expect(lines.at(-1)).toBe('Nothing was imported: mend the errors first.');
    expect(await desk.database.stores.templates.all(desk.account.team)).toHaveLength(13);
  });

  test('imports nothing of a file that is no file of templates, nor of two that share a key', async () => {
    const { templates, file } = await deskWithLibrary();
    const good = file('good.yml', sale);

    expect(await templates(['import', file('odd.yml', 'tempaltes: []')])).toMatchObject({ exitCode: 1 });
    expect(await templates(['import', good, good])).toMatchObject({
      exitCode: 1,
      lines: [expect.stringContaining('sale is there already'), expect.anything()],
    });
  });
});

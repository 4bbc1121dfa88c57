import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { templatesCommand } from '../../src/app/templates-command.ts';
import { runChild } from '../support/program/child.ts';

const example = fileURLToPath(new URL('../../docs/templates.example.yml', import.meta.url));

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'storydesk-templates-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const lint = (files: readonly string[], hosts: readonly string[]) =>
  templatesCommand(['lint', ...files, ...(hosts.length > 0 ? ['--hosts', hosts.join(',')] : [])], () => {
    throw new Error('Linting needs no desk');
  });

function file(name: string, text: string): string {
  const path = join(directory, name);
  writeFileSync(path, text);
  return path;
}

describe('linting files of templates', () => {
  test('finds nothing wrong with the example', async () => {
    expect(await lint([example], ['example.com'])).toEqual({
      lines: ['1 template, 0 errors, 0 warnings'],
      exitCode: 0,
    });
  });

  test('names file, line and wording of each finding, and fails on errors', async () => {
    const path = file(
      'sale.yml',
      `templates:
  - key: sale
    kind: dm
    step: day0
    promotional: true
    en:
      title: Sale
      a: 'Hi {firstname}, {story|our story}: www.evil.example'
    fr: { title: Soldes, a: 'Bonjour, {story|notre story} !' }
`,
    );

    expect(await lint([path], [])).toEqual({
      lines: [
        `${path}:2: templates[0] (warning) has no Dutch text: whoever writes in that language is answered in another.`,
        `${path}:2: templates[0] is promotional and goes out on day 0, which is for thanks and answers: make it a later step.`,
        `${path}:8: templates[0].en.a has a blank nobody knows, {firstname}: write {first_name}.`,
        `${path}:8: templates[0].en.a links to www.evil.example, which is not among the allowed hosts: www.evil.example.`,
        '1 template, 3 errors, 1 warning',
      ],
      exitCode: 1,
    });
  });

  test('passes with warnings alone', async () => {
    const path = file(
      'one.yml',
      "templates:\n  - key: one\n    kind: dm\n    step: day0\n    en: { title: T, a: '{story|}' }\n",
    );

    expect(await lint([path], [])).toMatchObject({ exitCode: 0 });
  });

  test('reads the files that can be read, and says which cannot', async () => {
    const missing = join(directory, 'missing.yml');
    const { lines, exitCode } = await lint([missing, example], ['example.com']);

    expect(lines).toEqual([expect.stringContaining(`${missing} cannot be read`), '1 template, 1 error, 0 warnings']);
    expect(exitCode).toBe(1);
  });

  test('finds a key that two files use', async () => {
    const { lines } = await lint([example, example], ['example.com']);

    expect(lines[0]).toMatch(/templates\[0\]\.key: lookbook is there already/);
  });
});

describe('storydesk templates', () => {
  test.each([
    [['lint', example, '--hosts', 'example.org,example.com'], 0, '1 template, 0 errors'],
    [['lint', example], 1, 'links to example.com, which is not among the allowed hosts'],
    [['lint'], 64, 'Say which files'],
    [['lend', example], 64, 'Say what to do with templates'],
    [['import'], 64, 'Say which files'],
    [['import', 'missing.yml'], 1, 'missing.yml cannot be read'],
    [['export', 'a.yml', 'b.yml'], 64, 'Say one file at most'],
    [['lint', example, '--host', 'x'], 64, "Unknown option '--host'"],
  ])('%j ends with %s', async (args, code, said) => {
    const command = runChild('src/cli.ts', ['templates', ...args], {});

    expect(await command.ended).toMatchObject({ code });
    expect(command.said()).toContain(said);
  });
});

import type { Desk } from '../desk.ts';
import type { SlackUserId, TeamId, TemplateKey } from '../ids.ts';
import { accept, type Result, refuse } from '../result.ts';
import { languages } from '../team/account.ts';
import { archiveTemplate, changeTemplate, createTemplate, restoreTemplate } from './change-template.ts';
import { lintTemplate } from './lint-template.ts';
import { newTemplateKey } from './new-template-key.ts';
import type { Template, TemplateContent } from './template.ts';
import type { TemplateRefusal } from './template-refusal.ts';

/** Which template somebody changes. */
export interface TemplateChange {
  readonly team: TeamId;
  readonly key: TemplateKey;
  readonly by: SlackUserId;
}

export type WrittenTemplate = Omit<TemplateContent, 'key'>;

/** Keeps a new template under a key made of its title; refused when there is an error in it. */
export async function createNewTemplate(
  desk: Desk,
  { team, by, written }: Omit<TemplateChange, 'key'> & { readonly written: WrittenTemplate },
): Promise<Result<Template, TemplateRefusal>> {
  return desk.database.transaction(async ({ templates }) => {
    const taken = new Set((await templates.all(team)).map(({ key }) => key));
    const content = { ...written, key: newTemplateKey(titleOf(written), taken) };
    const faulty = refusalOf(desk, content);
    if (faulty) return refuse(faulty);
    const template = createTemplate(content);
    await templates.save(team, template, { by, cause: 'modal' }, desk.clock.now());
    return accept(template);
  });
}

/**
 * Keeps what somebody wrote as the next version; refused when there is an error in it, or when somebody else has saved
 * a version that they have not seen. Saving what is there already is no new version.
 *
 * @param seenVersion the version they began with
 */
export async function saveTemplate(
  desk: Desk,
  {
    team,
    key,
    by,
    written,
    seenVersion,
  }: TemplateChange & { readonly written: WrittenTemplate; readonly seenVersion: number },
): Promise<Result<Template, TemplateRefusal>> {
  return desk.database.transaction(async ({ templates }) => {
    const before = await templates.find(team, key);
    if (!before) return refuse({ kind: 'unknown-template' });
    if (before.version !== seenVersion) return refuse({ kind: 'template-changed-meanwhile', version: before.version });
    const faulty = refusalOf(desk, { ...written, key });
    if (faulty) return refuse(faulty);
    const template = changeTemplate(before, written);
    if (template !== before) await templates.save(team, template, { by, cause: 'modal' }, desk.clock.now());
    return accept(template);
  });
}

/** Takes a template out of every suggestion; what it said stays. */
export const archive = (desk: Desk, change: TemplateChange) => putAside(desk, change, archiveTemplate, 'archive');

/** Offers a template again. */
export const restore = (desk: Desk, change: TemplateChange) => putAside(desk, change, restoreTemplate, 'restore');

async function putAside(
  desk: Desk,
  { team, key, by }: TemplateChange,
  rule: (template: Template) => Template,
  cause: string,
): Promise<Result<Template, TemplateRefusal>> {
  return desk.database.transaction(async ({ templates }) => {
    const before = await templates.find(team, key);
    if (!before) return refuse({ kind: 'unknown-template' });
    const template = rule(before);
    if (template !== before) await templates.save(team, template, { by, cause }, desk.clock.now());
    return accept(template);
  });
}

const titleOf = (written: WrittenTemplate) =>
  languages.map((language) => written.languages[language]?.title).find((title) => title !== undefined) ?? '';

function refusalOf(desk: Desk, content: TemplateContent): TemplateRefusal | undefined {
  const findings = lintTemplate(content, desk.settings.sending.linkHosts);
  return findings.some(({ severity }) => severity === 'error')
    ? { kind: 'faulty-template', findings: findings.map((finding) => ({ key: content.key, finding })) }
    : undefined;
}

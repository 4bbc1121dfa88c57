import type { Kysely } from 'kysely';
import { slackUserId, type TemplateKey, templateKey } from '../../domain/ids.ts';
import { contentOf } from '../../domain/template/change-template.ts';
import type { Template, TemplateContent } from '../../domain/template/template.ts';
import { TemplateChangedMeanwhile, type TemplateStore } from '../../domain/template/template-store.ts';
import { jsonb } from './jsonb.ts';
import type { Schema } from './schema.ts';

export function postgresTemplateStore(db: Kysely<Schema>): TemplateStore {
  const rows = (team: string) =>
    db.selectFrom('template').select(['template_key', 'version', 'content']).where('team_id', '=', team);

  /** @returns whether nobody was faster */
  async function insert(team: string, template: Template, columns: Columns): Promise<boolean> {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('template')
      .values({ team_id: team, template_key: template.key, ...columns })
      .onConflict((conflict) => conflict.constraint('template_pk').doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  }

  /** @returns whether the version before was still there */
  async function replace(team: string, template: Template, columns: Columns): Promise<boolean> {
    const { numUpdatedRows } = await db
      .updateTable('template')
      .set(columns)
      .where('team_id', '=', team)
      .where('template_key', '=', template.key)
      .where('version', '=', template.version - 1)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  return {
    async all(team) {
      // In the order of the bytes, which is the same in every database.
      const found = await rows(team).execute();
      return found.map(templateOf).toSorted((one, other) => (one.key < other.key ? -1 : 1));
    },

    async find(team, key) {
      const found = await rows(team).where('template_key', '=', key).executeTakeFirst();
      return found && templateOf(found);
    },

    async save(team, template, { by, cause }, now) {
      const columns = {
        version: template.version,
        content: contentColumn(template),
        changed_at: now,
        changed_by: by ?? null,
      };
      const isKept = await (template.version === 1 ? insert : replace)(team, template, columns);
      if (!isKept) throw new TemplateChangedMeanwhile(template.key);
      await db
        .insertInto('template_version')
        .values({ team_id: team, template_key: template.key, ...columns, cause })
        .execute();
    },

    async history(team, key, limit) {
      const versions = await db
        .selectFrom('template_version')
        .selectAll()
        .where('team_id', '=', team)
        .where('template_key', '=', key)
        .orderBy('version', 'desc')
        .limit(limit)
        .execute();
      return versions.map((row) => ({
        template: templateOf(row),
        at: row.changed_at,
        by: row.changed_by === null ? undefined : slackUserId(row.changed_by),
        cause: row.cause,
      }));
    },
  };
}

interface Columns {
  readonly version: number;
  readonly content: string;
  readonly changed_at: Date;
  readonly changed_by: string | null;
}

function contentColumn(template: TemplateContent): string {
  const { key: _key, ...written } = contentOf(template);
  return jsonb(written);
}

/** jsonb forgets the order of keys; what is read has the order of what was saved. */
function templateOf(row: { template_key: string; version: number; content: unknown }): Template {
  const key: TemplateKey = templateKey(row.template_key);
  return { ...contentOf({ ...(row.content as Omit<TemplateContent, 'key'>), key }), version: row.version };
}

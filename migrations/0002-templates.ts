import { type Kysely, sql } from 'kysely';

/**
 * Templates as they stand, and every version they ever had: what was sent names a version, so none is ever lost.
 *
 * `content` is all that was written but the key; the generated columns only let queries ask for it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['template_version', 'template']) await sql.raw(`drop table if exists ${table}`).execute(db);
}

const statements = [
  `create table template (
    team_id text not null,
    template_key text not null,
    version integer not null,
    content jsonb not null,
    kind text not null generated always as (content->>'kind') stored,
    step text not null generated always as (content->>'step') stored,
    archived boolean not null generated always as ((content->>'archived')::boolean) stored,
    changed_at timestamptz not null,
    changed_by text,
    constraint template_pk primary key (team_id, template_key)
  )`,

  `create table template_version (
    team_id text not null,
    template_key text not null,
    version integer not null,
    content jsonb not null,
    changed_at timestamptz not null,
    changed_by text,
    cause text not null,
    constraint template_version_pk primary key (team_id, template_key, version)
  )`,
];

import { CompiledQuery, type Kysely, type RootOperationNode } from 'kysely';
import type { Schema } from '../../../../src/integrations/postgres/schema.ts';

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly Plans?: readonly PlanNode[];
}

export interface Scan {
  readonly how: string;
  readonly relation: string | undefined;
  readonly index: string | undefined;
}

/** How Postgres reads the tables for the queries that `work` makes. */
export async function scansOf(db: Kysely<Schema>, work: (db: Kysely<Schema>) => Promise<unknown>): Promise<Scan[]> {
  const queries: RootOperationNode[] = [];
  await work(
    db.withPlugin({
      transformQuery: ({ node }) => {
        queries.push(node);
        return node;
      },
      transformResult: async ({ result }) => result,
    }),
  );
  const scans: Scan[] = [];
  for (const query of queries) {
    const compiled = db.getExecutor().compileQuery(query, { queryId: 'explained' });
    const explain = CompiledQuery.raw(`explain (format json) ${compiled.sql}`, [...compiled.parameters]);
    const { rows } = await db.executeQuery<{ 'QUERY PLAN': readonly { readonly Plan: PlanNode }[] }>(explain);
    for (const { Plan } of rows[0]?.['QUERY PLAN'] ?? []) scans.push(...scansIn(Plan));
  }
  return scans;
}

function scansIn(node: PlanNode): Scan[] {
  const own = node['Node Type'].endsWith('Scan')
    ? [{ how: node['Node Type'], relation: node['Relation Name'], index: node['Index Name'] }]
    : [];
  return [...own, ...(node.Plans ?? []).flatMap(scansIn)];
}

import type { TeamId } from '../../../src/domain/ids.ts';
import { contentOf } from '../../../src/domain/template/change-template.ts';
import type { Template } from '../../../src/domain/template/template.ts';
import {
  TemplateChangedMeanwhile,
  type TemplateStore,
  type TemplateVersion,
} from '../../../src/domain/template/template-store.ts';
import type { EngineTransaction } from './engine.ts';
import { byText } from './order.ts';
import { insertRow, throughJson, updateRow } from './statements.ts';
import { keyOf, type TemplateRow, templates } from './tables.ts';

export function modelTemplateStore(tx: EngineTransaction): TemplateStore {
  function keep(team: TeamId, version: TemplateVersion): Promise<boolean> {
    const { template } = version;
    const key = keyOf(team, template.key);
    if (template.version === 1) return insertRow(tx, templates, key, { team, versions: [version] });
    return updateRow(tx, templates, key, (row) =>
      latestOf(row)?.version === template.version - 1 ? { ...row, versions: [...row.versions, version] } : undefined,
    );
  }

  return {
    async all(team) {
      return [...tx.rows(templates)]
        .filter((row) => row.team === team)
        .flatMap((row) => latestOf(row) ?? [])
        .toSorted((a, b) => byText(a.key, b.key));
    },

    async find(team, key) {
      const row = tx.get(templates, keyOf(team, key));
      return row && latestOf(row);
    },

    async save(team, template, { by, cause }, now) {
      const isKept = await keep(team, { template: asKept(template), at: now, by, cause });
      if (!isKept) throw new TemplateChangedMeanwhile(template.key);
    },

    async history(team, key, limit) {
      const row = tx.get(templates, keyOf(team, key));
      return row ? row.versions.toReversed().slice(0, limit) : [];
    },
  };
}

const latestOf = ({ versions }: TemplateRow): Template | undefined => versions.at(-1)?.template;

const asKept = (template: Template): Template => ({
  ...throughJson(contentOf(template)),
  version: template.version,
});

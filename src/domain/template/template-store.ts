import type { SlackUserId, TeamId, TemplateKey } from '../ids.ts';
import type { Template } from './template.ts';

/** Who changed a template and through what: `modal`, `import`, `archive`, `restore`, `library`. */
export interface TemplateCause {
  /** Undefined when nobody in Slack did: the library, the command line. */
  readonly by: SlackUserId | undefined;
  readonly cause: string;
}

/** A template as it once stood, and how it came to that. */
export interface TemplateVersion extends TemplateCause {
  readonly template: Template;
  readonly at: Date;
}

/** The templates of each team. None is ever deleted, nor any version of one. */
export interface TemplateStore {
  /** Every template, archived ones too, by key. */
  all(team: TeamId): Promise<readonly Template[]>;
  find(team: TeamId, key: TemplateKey): Promise<Template | undefined>;
  /**
   * Keeps the next version of a template and remembers it in history.
   *
   * @param template carries its own version: 1 is new, any other stands over the one before it
   * @throws TemplateChangedMeanwhile when the stored version is another
   */
  save(team: TeamId, template: Template, cause: TemplateCause, now: Date): Promise<void>;
  /** The versions of one template, the latest first. */
  history(team: TeamId, key: TemplateKey, limit: number): Promise<readonly TemplateVersion[]>;
}

/** Somebody else saved the template between our reading and writing; read again and decide again. */
export class TemplateChangedMeanwhile extends Error {
  readonly key: TemplateKey;
  constructor(key: TemplateKey) {
    super(`Template ${key} was changed by somebody else in the meantime`);
    this.name = 'TemplateChangedMeanwhile';
    this.key = key;
  }
}

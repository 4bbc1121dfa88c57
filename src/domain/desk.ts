import type { Clock, IdSource } from './clock.ts';
import type { Database } from './database.ts';
import type { DeskSettings } from './team/settings.ts';

/** What every operation works with. */
export interface Desk {
  readonly database: Database;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly settings: DeskSettings;
}

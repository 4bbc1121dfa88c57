import { type SqlBool, sql } from 'kysely';
import type { RhythmSettings } from '../../domain/team/settings.ts';

/** Somebody has the lead, it is our turn, and the time to answer is over at `now`. */
export const isMissed = (
  { hotFirstTouchMinutes, warmFirstTouchHours }: Pick<RhythmSettings, 'hotFirstTouchMinutes' | 'warmFirstTouchHours'>,
  now: Date,
) => sql<SqlBool>`owner is not null and status in ('claimed', 'replied')
  and case status when 'replied' then replied_at else opened_at end
    + case segment when 'hot' then ${hotFirstTouchMinutes * 60}::float8 else ${warmFirstTouchHours * 3600}::float8 end
      * interval '1 second' < ${now}::timestamptz`;

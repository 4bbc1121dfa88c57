import type { Pace } from '../../domain/task/task-handler.ts';

/** One message per second and channel (chat.postMessage, "Rate limiting"); counted from the answer, so never less. */
export const postPace: Pace = { intervalMs: 1_000, burst: 1 };

/** chat.update is Tier 3, 50 a minute and workspace: 10 at once and 40 a minute stay under it in any minute. */
export const editPace: Pace = { intervalMs: 1_500, burst: 10 };

/**
 * Tests that replace what all modules of a process share, such as `fetch` or the timers: they get a process of their
 * own. All others share one (`vitest.config.ts`).
 */
export const replacesGlobals = ['test/bot/slack/slack-clients.test.ts', 'test/simulation/**/*.test.ts'];

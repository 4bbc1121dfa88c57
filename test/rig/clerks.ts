import type { LocalSlackOptions } from '../../src/sandbox/slack/local-slack-options.ts';
import { desk, people } from '../support/program/stage.ts';

/** As many teammates as may ever press at once. */
const most = 60;

/** Teammates of the desk channel, beside those of every stage; each has a screen of their own. */
export const clerks: readonly string[] = Array.from({ length: most }, (_, index) => `U1CLERK${index + 1}`);

const everybody = [
  ...people,
  ...clerks.map((id, index) => ({
    id,
    name: `clerk.${index + 1}`,
    realName: `Clerk ${index + 1}`,
    locale: 'en-US',
    tz: 'Europe/Paris',
    role: 'member' as const,
  })),
];

/** A workspace with all of them in the desk channel. */
export const staffed = (limits: NonNullable<LocalSlackOptions['limits']>): LocalSlackOptions => ({
  limits,
  people: everybody,
  channels: [{ id: desk, name: 'desk', members: everybody.map(({ id }) => id) }],
});

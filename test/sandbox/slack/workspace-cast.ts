import type { LocalSlackOptions } from '../../../src/sandbox/slack/local-slack-options.ts';
import type { Person, PersonRole } from '../../../src/sandbox/slack/workspace/person.ts';

export const DESK = 'C0DESK00001';
export const BACKROOM = 'C0BACK00001';

function aPerson(id: string, name: string, role: PersonRole = 'member'): Person {
  return { id, name, realName: name, locale: 'en-GB', tz: 'Europe/Brussels', role };
}

/** A small team around one desk channel: Ana and Ben work there, Gus is a guest, Zoe an admin. */
export function smallTeam(overrides: LocalSlackOptions = {}): LocalSlackOptions {
  return {
    people: [
      aPerson('U0ANA', 'ana'),
      aPerson('U0BEN', 'ben'),
      aPerson('U0ZOE', 'zoe', 'admin'),
      aPerson('U0GUS', 'gus', 'guest'),
      aPerson('U0OUT', 'out', 'outsider'),
      aPerson('U0OLD', 'old', 'deactivated'),
    ],
    channels: [
      { id: DESK, name: 'desk', members: ['U0ANA', 'U0BEN', 'U0ZOE'] },
      { id: BACKROOM, name: 'backroom', private: true, members: ['U0ZOE'], hasBot: false },
    ],
    limits: 'off',
    ...overrides,
  };
}

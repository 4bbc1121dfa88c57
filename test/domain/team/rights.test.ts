import { describe, expect, test } from 'vitest';
import { accept, refuse } from '../../../src/domain/result.ts';
import { mayDo, type Teammate } from '../../../src/domain/team/rights.ts';
import { ben } from '../builders.ts';

const aTeammate = (over: Partial<Teammate> = {}): Teammate => ({
  user: ben,
  standing: 'member',
  inDesk: true,
  isManager: false,
  ...over,
});

describe('who may act', () => {
  test.each([
    'claim',
    'answer',
    'pass',
    'release-own',
    'win',
    'lose',
    'snooze',
    'dismiss',
    'opt-out',
    'reopen',
    'capture',
    'take-shift',
  ] as const)('a full member in the desk channel may %s', (act) => {
    expect(mayDo(aTeammate(), act)).toEqual(accept(true));
  });

  test.each(['guest', 'outsider', 'deactivated', 'bot'] as const)(
    'a %s may nothing, not even as manager',
    (standing) => {
      expect(mayDo(aTeammate({ standing, isManager: true }), 'claim', true)).toEqual(
        refuse({ kind: 'not-a-full-member', standing }),
      );
    },
  );

  test('somebody outside the desk channel may nothing', () => {
    expect(mayDo(aTeammate({ inDesk: false }), 'explain')).toEqual(refuse({ kind: 'not-in-desk' }));
  });

  test('only the monitor of the story or a manager releases what somebody else holds', () => {
    expect(mayDo(aTeammate(), 'release-others')).toEqual(refuse({ kind: 'needs-monitor' }));
    expect(mayDo(aTeammate(), 'release-others', true)).toEqual(accept(true));
    expect(mayDo(aTeammate({ isManager: true }), 'release-others')).toEqual(accept(true));
  });

  test('a manager alone takes an opt-out back', () => {
    expect(mayDo(aTeammate(), 'lift-opt-out', true)).toEqual(refuse({ kind: 'needs-manager' }));
    expect(mayDo(aTeammate({ isManager: true }), 'lift-opt-out')).toEqual(accept(true));
  });

  test('a manager alone says what was spent', () => {
    expect(mayDo(aTeammate(), 'manage-costs', true)).toEqual(refuse({ kind: 'needs-manager' }));
    expect(mayDo(aTeammate({ isManager: true }), 'manage-costs')).toEqual(accept(true));
  });

  test('everybody at the desk may see the templates, a manager alone changes them', () => {
    expect(mayDo(aTeammate(), 'see-templates')).toEqual(accept(true));
    expect(mayDo(aTeammate(), 'manage-templates', true)).toEqual(refuse({ kind: 'needs-manager' }));
    expect(mayDo(aTeammate({ isManager: true }), 'manage-templates')).toEqual(accept(true));
  });

  test('only a manager ends somebody else’s shift', () => {
    expect(mayDo(aTeammate(), 'end-others-shift', true)).toEqual(refuse({ kind: 'needs-manager' }));
    expect(mayDo(aTeammate({ isManager: true }), 'end-others-shift')).toEqual(accept(true));
  });
});

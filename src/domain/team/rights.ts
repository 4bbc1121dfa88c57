import type { SlackUserId } from '../ids.ts';
import { accept, type Result, refuse } from '../result.ts';

/** What somebody is in the workspace, as Slack tells it. */
export type Standing = 'member' | 'guest' | 'outsider' | 'deactivated' | 'bot';

/** Somebody who pressed something, and what decides whether they may. */
export interface Teammate {
  readonly user: SlackUserId;
  readonly standing: Standing;
  readonly inDesk: boolean;
  readonly isManager: boolean;
}

/** What can be done on the desk. */
export type DeskAct =
  | 'claim'
  | 'pass'
  | 'release-own'
  | 'release-others'
  | 'answer'
  | 'win'
  | 'lose'
  | 'snooze'
  | 'opt-out'
  | 'lift-opt-out'
  | 'dismiss'
  | 'reopen'
  | 'explain'
  | 'capture'
  | 'take-shift'
  | 'leave-own-shift'
  | 'end-others-shift'
  | 'open-story'
  | 'see-desk'
  | 'resume-sending'
  | 'see-templates'
  | 'manage-templates'
  | 'manage-costs'
  | 'export'
  | 'requeue-missed'
  | 'change-digest-time'
  | 'see-people'
  | 'doctor';

type Role = 'member' | 'monitor' | 'manager';

/** Who may do what. A manager may do everything a monitor may, a monitor everything a member may. */
const leastRole: Readonly<Record<DeskAct, Role>> = {
  claim: 'member',
  answer: 'member',
  pass: 'member',
  'release-own': 'member',
  'release-others': 'monitor',
  win: 'member',
  lose: 'member',
  snooze: 'member',
  'opt-out': 'member',
  'lift-opt-out': 'manager',
  dismiss: 'member',
  reopen: 'member',
  explain: 'member',
  capture: 'member',
  'take-shift': 'member',
  'leave-own-shift': 'member',
  'end-others-shift': 'manager',
  'open-story': 'member',
  'see-desk': 'member',
  'resume-sending': 'manager',
  'see-templates': 'member',
  'manage-templates': 'manager',
  'manage-costs': 'manager',
  export: 'manager',
  'requeue-missed': 'manager',
  'change-digest-time': 'manager',
  'see-people': 'manager',
  doctor: 'member',
};

/** Why somebody may not act; the sentence says who may. */
export type RightsRefusal =
  | { readonly kind: 'not-a-full-member'; readonly standing: Exclude<Standing, 'member'> }
  | { readonly kind: 'not-in-desk' }
  | { readonly kind: 'needs-monitor' }
  | { readonly kind: 'needs-manager' };

/**
 * Whether `who` may do `act` now. Only full members of the workspace who are in the desk channel may do anything:
 * no guests, no Slack Connect outsiders, nobody deactivated.
 *
 * @param isMonitor whether they have the shift of the story it is about
 */
export function mayDo(who: Teammate, act: DeskAct, isMonitor = false): Result<true, RightsRefusal> {
  if (who.standing !== 'member') return refuse({ kind: 'not-a-full-member', standing: who.standing });
  if (!who.inDesk) return refuse({ kind: 'not-in-desk' });
  const needed = leastRole[act];
  if (needed === 'member' || who.isManager) return accept(true);
  if (needed === 'monitor') return isMonitor ? accept(true) : refuse({ kind: 'needs-monitor' });
  return refuse({ kind: 'needs-manager' });
}

import { reckonFigures } from '../../../src/domain/figures/figures.ts';
import type { LeadFacts } from '../../../src/domain/figures/lead-facts.ts';
import { dayPeriod } from '../../../src/domain/figures/period.ts';
import type { TouchFacts } from '../../../src/domain/figures/touch-facts.ts';
import { accountId, leadId, type SlackUserId, touchId } from '../../../src/domain/ids.ts';
import type { PaceFacts } from '../../../src/domain/lead/pace-facts.ts';
import { defaultSettings } from '../../../src/domain/team/settings.ts';

const noon = new Date('2026-11-20T12:00:00Z');
const minutesLater = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);

/** A lead of noon that `by` answered so many minutes later. */
export const answeredLead = (id: string, by: SlackUserId, minutes: number, replied = false): LeadFacts => ({
  lead: leadId(id),
  account: accountId('17841405822304914'),
  story: undefined,
  segment: 'hot',
  segmentSince: noon,
  openedAt: noon,
  answer: { at: minutesLater(minutes), touch: touchId(`touch-${id}`), by },
  repliedAt: replied ? minutesLater(minutes + 5) : undefined,
  wonAt: undefined,
  leftAt: undefined,
});

const touchOf = ({ lead, answer, repliedAt }: LeadFacts): TouchFacts => ({
  touch: touchId(`touch-${lead}`),
  lead,
  sentAt: answer?.at ?? noon,
  by: answer?.by,
  step: 'day0',
  route: 'reply',
  template: undefined,
  isTraceable: true,
  seenAt: undefined,
  repliedAt,
  hasLink: false,
  clickedAt: undefined,
  soldAt: undefined,
});

/** Today so far, of these leads; what one person has done is in it. */
export function aPace(leads: readonly LeadFacts[] = [], person?: SlackUserId): PaceFacts {
  const figures = reckonFigures(
    { leads, touches: leads.map(touchOf), conversions: [], costs: [] },
    {
      period: dayPeriod('2026-11-20', 'Europe/Paris'),
      rhythm: defaultSettings.rhythm,
      money: defaultSettings.money,
      hours: undefined,
      timeZone: 'Europe/Paris',
      asOf: minutesLater(120),
    },
  );
  return { figures, mine: figures.byPerson.find((row) => person !== undefined && row.person === person) };
}

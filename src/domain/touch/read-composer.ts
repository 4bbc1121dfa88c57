import { assembleCard } from '../card/assemble-card.ts';
import type { Desk } from '../desk.ts';
import { hoursBetween } from '../duration.ts';
import type { LeadId, TeamId } from '../ids.ts';
import type { Lead } from '../lead/lead.ts';
import type { ComposerFacts } from './composer-facts.ts';
import { planRoutes } from './plan-routes.ts';
import type { TextKind } from './route.ts';
import { hoursToStep, type Step, steps } from './step.ts';

const mostLines = 10;

/** Reads what the composer shows of a lead; undefined when the lead is not kept any more. */
export async function readComposer(desk: Desk, team: TeamId, id: LeadId): Promise<ComposerFacts | undefined> {
  const { database, settings, clock } = desk;
  const { stores } = database;
  const parts = await stores.desk.card(team, id);
  if (!parts) return undefined;
  const { lead, account } = parts;
  const [person, sending, conversation, used] = await Promise.all([
    stores.touches.person(account, lead.viewer),
    stores.accounts.sending(team, account.id),
    stores.messages.conversation(account, lead.viewer, mostLines),
    stores.touches.usedTemplates(account, lead.viewer),
  ]);
  if (!sending) return undefined;
  const now = clock.now();
  const plan = (text: TextKind) => planRoutes({ person, account: sending, text, now });
  return {
    card: assembleCard(parts, settings),
    plans: { personal: plan('personal'), template: plan('template'), promotional: plan('promotional') },
    conversation,
    used,
    step: stepOf(lead, now),
    touch: parts.touch,
  };
}

/** Whoever has just written is answered first, whatever the calendar says. */
function stepOf(lead: Lead, now: Date): Step {
  if (!('contactedAt' in lead) || lead.contactedAt === undefined || lead.status === 'replied') return 'day0';
  const hours = hoursBetween(lead.contactedAt, now);
  return steps.findLast((step) => hours >= hoursToStep[step]) ?? 'day0';
}

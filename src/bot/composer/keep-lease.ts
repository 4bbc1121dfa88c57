import { addMinutes } from '../../domain/duration.ts';
import { renewIfMine } from '../../domain/lead/change-lead.ts';
import type { Lead } from '../../domain/lead/lead.ts';
import type { Bot } from '../bot.ts';
import type { Asked } from '../slack/interaction.ts';

/**
 * Whoever writes is at work on the lead. The claim is renewed once half of it is over, not with every letter: each time
 * is a change of the lead, and of its card.
 */
export async function keepLease({ desk }: Bot, { by }: Pick<Asked, 'by'>, lead: Lead): Promise<void> {
  const { leaseMinutes } = desk.settings.rhythm;
  const isHalfOver = lead.status === 'claimed' && lead.leaseUntil < addMinutes(desk.clock.now(), leaseMinutes / 2);
  if (isHalfOver) await renewIfMine(desk, { team: lead.team, lead: lead.id, by, cause: 'composer' });
}

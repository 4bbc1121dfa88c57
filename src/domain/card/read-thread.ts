import type { Stores } from '../database.ts';
import type { LeadId, TeamId } from '../ids.ts';
import type { DeskSettings } from '../team/settings.ts';
import { assembleCard } from './assemble-card.ts';
import { wantedIn } from './mark-thread-stale.ts';
import type { ThreadWhat } from './post.ts';
import type { ThreadFacts } from './thread-facts.ts';

const mostLines = 8;

/** Reads what a message in the thread of a lead's card shows; undefined when the lead is not kept any more. */
export async function readThread(
  stores: Stores,
  settings: DeskSettings,
  team: TeamId,
  id: LeadId,
  what: ThreadWhat,
): Promise<ThreadFacts | undefined> {
  const parts = await stores.desk.card(team, id);
  if (!parts) return undefined;
  const { lead, account } = parts;
  const facts = { what, card: assembleCard(parts, settings) };
  if (wantedIn(lead) !== what) return { ...facts, isOfUse: false, conversation: [], templates: [], used: [] };
  const conversation = await stores.messages.conversation(account, lead.viewer, mostLines);
  if (what !== 'suggestions') return { ...facts, isOfUse: true, conversation, templates: [], used: [] };
  return {
    ...facts,
    isOfUse: true,
    conversation,
    templates: await stores.templates.all(team),
    used: await stores.touches.usedTemplates(account, lead.viewer),
  };
}

import { z } from 'zod';
import { type LeadId, leadId } from '../../domain/ids.ts';
import type { Lead } from '../../domain/lead/lead.ts';

/** The lead a press is about, and the version of it that the person saw. */
export interface LeadPress {
  readonly lead: LeadId;
  readonly version: number;
}

/** What can be chosen in a card's ⋯ menu. */
const choices = ['pass', 'snooze', 'dismiss', 'lose', 'release', 'opt-out', 'explain'] as const;
export type LeadChoice = (typeof choices)[number];

/** The value of a lead's button: `<lead id>|<version>`. */
export const leadValue = ({ id, version }: Pick<Lead, 'id' | 'version'>) => `${id}|${version}`;

/** The value of an option in a card's menu: `<choice>|<lead id>|<version>`; Slack takes 75 characters. */
export const leadChoiceValue = (choice: LeadChoice, lead: Pick<Lead, 'id' | 'version'>) =>
  `${choice}|${leadValue(lead)}`;

const id = z.string().min(1).transform(leadId);
const version = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);
const press = z.tuple([id, version]).transform(([lead, seen]): LeadPress => ({ lead, version: seen }));
const choicePress = z
  .tuple([z.enum(choices), id, version])
  .transform(([choice, lead, seen]) => ({ choice, lead, version: seen }));

/** Reads a lead button's value; undefined when it is not one of ours, or from an older release: answer as stale. */
export function parseLeadValue(value: string | undefined): LeadPress | undefined {
  return press.safeParse(value?.split('|')).data;
}

/** Reads the chosen option of a card's menu; undefined like `parseLeadValue`. */
export function parseLeadChoice(value: string | undefined): (LeadPress & { readonly choice: LeadChoice }) | undefined {
  return choicePress.safeParse(value?.split('|')).data;
}

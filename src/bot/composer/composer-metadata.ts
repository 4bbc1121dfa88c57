import { z } from 'zod';
import { type LeadId, leadId, templateKey } from '../../domain/ids.ts';
import { languages } from '../../domain/team/account.ts';
import type { Route } from '../../domain/touch/route.ts';
import type { ChosenWording } from './composer-entry.ts';

/** What the composer remembers between two looks at it. */
export interface ComposerMetadata {
  readonly lead: LeadId;
  /** The version of the lead that is on screen. */
  readonly version: number;
  /** A fingerprint of what is shown of the person: another one means that something happened. */
  readonly seen: string;
  readonly wording: ChosenWording | undefined;
  /** The route that is on screen. */
  readonly route: Route | undefined;
  /** Grows whenever the box gets another text, since Slack keeps what was typed under the same block id. */
  readonly generation: number;
  /** Where the answer began, for the lead's history. */
  readonly cause: string;
}

/** As Slack's `private_metadata`, of at most 3,000 characters. */
export const composerMetadata = (metadata: ComposerMetadata): string => JSON.stringify(metadata);

const routes = ['reply', 'private_reply', 'human_agent', 'by_hand'] as const satisfies readonly Route[];

const schema = z.object({
  lead: z.string().min(1).transform(leadId),
  version: z.number().int(),
  seen: z.string(),
  wording: z
    .object({
      template: z.string().min(1).transform(templateKey),
      version: z.number().int(),
      language: z.enum(languages),
    })
    .optional(),
  route: z.enum(routes).optional(),
  generation: z.number().int(),
  cause: z.string(),
});

/** Reads what the composer remembered; undefined when it is from another release: answer as stale. */
export function parseComposerMetadata(text: string): ComposerMetadata | undefined {
  try {
    const { data } = schema.safeParse(JSON.parse(text));
    return data && { ...data, wording: data.wording, route: data.route };
  } catch {
    return undefined; // not JSON, so not ours
  }
}

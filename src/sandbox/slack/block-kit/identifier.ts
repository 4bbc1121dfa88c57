import { z } from 'zod';

const LONGEST_IDENTIFIER = 255;

const identifier = z.string().min(1).max(LONGEST_IDENTIFIER);

/** What every block may carry. */
export const blockFields = { block_id: identifier.optional() };

/** What every interactive element may carry. */
export const actionFields = { action_id: identifier.optional() };

export const callbackId = z.string().max(LONGEST_IDENTIFIER);
export const externalId = z.string().max(LONGEST_IDENTIFIER);

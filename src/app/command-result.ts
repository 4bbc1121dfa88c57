import { z } from 'zod';

/** What the command line prints, and how it ends. */
export const commandResult = z.object({ lines: z.array(z.string()), exitCode: z.int() });
export type CommandResult = z.infer<typeof commandResult>;

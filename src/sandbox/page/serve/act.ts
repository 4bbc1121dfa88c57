import type { z } from 'zod';
import type { Stage } from './stage.ts';

/** What the page is told about an act: what to show the person, mistakes under fields, text to copy, a file's id and picture. */
export type ActAnswer = {
  says?: string | undefined;
  fieldErrors?: Record<string, string>;
  text?: string;
  file?: string;
  html?: string;
};

/** An act by the body it takes. */
export type Act = (body: unknown, stage: Stage) => Promise<ActAnswer>;

/** An act whose body is checked first. Throws ZodError for another. */
export function act<Body>(
  schema: z.ZodType<Body>,
  perform: (body: Body, stage: Stage) => ActAnswer | Promise<ActAnswer>,
): Act {
  return async (body, stage) => perform(schema.parse(body), stage);
}

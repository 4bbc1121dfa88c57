import { z } from 'zod';
import type { EventSender } from '../delivery/event-sender.ts';
import { type JsonObject, parseJson } from '../json-object.ts';
import { SlackApiError } from '../slack-api-error.ts';
import type { Workspace } from '../workspace/workspace.ts';

/**
 * Calls a minute. Tiers are floors that Slack may exceed; the stand-in holds
 * callers to the floor. Source: docs.slack.dev/apis/web-api/rate-limits
 */
export type Rate = 'tier1' | 'tier2' | 'tier3' | 'tier4' | 'special';

/** What methods act on. */
export type MethodContext = {
  workspace: Workspace;
  events: EventSender;
  /** Root of this server, such as `http://127.0.0.1:1234`. */
  origin: string;
  /** A fresh Socket Mode address. */
  openSocketUrl(): string;
};

export type Method = {
  rate: Rate;
  /** Which token may call it. */
  token: 'bot' | 'app' | 'none';
  run(args: JsonObject, context: MethodContext): JsonObject;
};

/** A Web API method whose arguments are read by `schema`; `run` returns the answer without `ok`. */
export function method<Schema extends z.ZodType>(
  rate: Rate,
  schema: Schema,
  run: (args: z.output<Schema>, context: MethodContext) => JsonObject,
  token: Method['token'] = 'bot',
): Method {
  return { rate, token, run: (args, context) => run(readArguments(schema, args), context) };
}

function readArguments<Schema extends z.ZodType>(schema: Schema, args: JsonObject): z.output<Schema> {
  const parsed = schema.safeParse(args);
  if (parsed.success) return parsed.data;
  throw new SlackApiError(
    'invalid_arguments',
    parsed.error.issues.map(({ path, message }) => `${message} [json-pointer:/${path.join('/')}]`),
  );
}

/** A form sends every value as text; JSON bodies keep their types. These read both. */
export const flag = z
  .preprocess((value) => (typeof value === 'string' ? value === 'true' || value === '1' : value), z.boolean())
  .optional();

export const wholeNumber = z.preprocess((value) => (typeof value === 'string' ? Number(value) : value), z.int());

/** An argument that is JSON inside a form field. Text that isn't JSON is left as it is, for the schema to refuse. */
export function json<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((value) => (typeof value === 'string' ? (parseJson(value) ?? value) : value), schema);
}

export const jsonObject = json(z.record(z.string(), z.unknown()));

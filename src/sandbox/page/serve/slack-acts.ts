import { z } from 'zod';
import type { JsonObject } from '../../slack/json-object.ts';
import type { Entries } from '../../slack/people/fill-view.ts';
import type { Press } from '../../slack/people/press.ts';
import type { SlackPerson } from '../../slack/people/slack-person.ts';
import type { StateValue } from '../../slack/views/state-values.ts';
import { drawHeldFile } from '../draw/file-input.ts';
import { type Act, type ActAnswer, act } from './act.ts';
import { slackSays } from './slack-says.ts';
import type { Stage } from './stage.ts';
import { wireText } from './wire-text.ts';

/** A user id. */
const as = z.string();
const place = z.union([z.object({ viewId: z.string() }), z.object({ channel: z.string(), ts: z.string() })]);
const entered = z.union([z.string(), z.number(), z.null(), z.array(z.string())]);
/** Everything that is filled in, by block and action. */
const entries = z.record(z.string(), z.record(z.string(), entered));

/** What people do in Slack, by the name under which the page posts it. */
export const slackActs: Record<string, Act> = {
  press: act(
    z.object({
      as,
      place,
      blockId: z.string(),
      actionId: z.string(),
      value: entered.optional(),
      entries: entries.optional(),
    }),
    async ({ as: who, place: where, blockId, actionId, value, entries: filled }, stage) => {
      const press: Press = {
        ...where,
        blockId,
        actionId,
        ...(value === undefined ? {} : { value }),
        ...(filled && { entries: stillAsked(stage, who, filled) }),
      };
      return { says: slackSays(await person(stage, who).press(press), 'press') };
    },
  ),

  submit: act(z.object({ as, viewId: z.string(), entries }), async ({ as: who, viewId, entries: filled }, stage) =>
    submit(stage, who, viewId, filled),
  ),

  /** Uploads a file; with a channel it is shared there, without one it waits for the modal that asked for it. */
  upload: act(
    z.object({
      as,
      name: z.string().min(1).max(255),
      base64: z.base64(),
      channel: z.string().optional(),
      threadTs: z.string().optional(),
    }),
    async ({ as: who, name, base64, channel, threadTs }, { slack }) => {
      const to = channel === undefined ? undefined : { channel, ...(threadTs === undefined ? {} : { threadTs }) };
      const result = await slack.as(who).upload({ name, bytes: Buffer.from(base64, 'base64') }, to);
      const file = result.fileId === undefined ? undefined : slack.file(result.fileId);
      return {
        says: slackSays(result, 'press'),
        ...(file && { file: String(file.id), html: drawHeldFile(file).toString() }),
      };
    },
  ),

  close: act(
    z.object({ as, viewId: z.string(), how: z.enum(['cancel', 'x']) }),
    async ({ as: who, viewId, how }, stage) => {
      await person(stage, who).closeView(viewId, how);
      return {};
    },
  ),

  home: act(z.object({ as }), async ({ as: who }, stage) => ({
    says: slackSays(await person(stage, who).openHome(), 'press'),
  })),

  shortcut: act(
    z.object({ as, callbackId: z.string(), on: z.object({ channel: z.string(), ts: z.string() }).optional() }),
    async ({ as: who, callbackId, on }, stage) => ({
      says: slackSays(await person(stage, who).shortcut(callbackId, on), 'press'),
    }),
  ),

  /** Sends what stands in the message box: a message, or a command when it begins with a slash. */
  write: act(
    z.object({ as, channel: z.string(), threadTs: z.string().optional(), text: z.string().min(1) }),
    async ({ as: who, channel, threadTs, text }, stage) => {
      const [, command, rest = ''] = /^(\/\S+)\s*([\s\S]*)$/.exec(text) ?? [];
      if (command === undefined) {
        const written = wireText(text, stage.slack.people);
        return { says: slackSays(await person(stage, who).post(channel, written, threadTs), 'press') };
      }
      if (command !== '/storydesk') return { says: `Slack: ${command} is not a valid command.` };
      return { says: slackSays(await person(stage, who).command(command, rest.trim(), channel), 'command') };
    },
  ),
};

function person({ slack }: Stage, id: string): SlackPerson {
  return slack.as(id);
}

type PageEntry = z.infer<typeof entered>;
type PageEntries = z.infer<typeof entries>;

async function submit(stage: Stage, who: string, viewId: string, filled: PageEntries): Promise<ActAnswer> {
  const result = await person(stage, who).submitView(viewId, stillAsked(stage, who, filled));
  const says = slackSays(result, 'modal');
  return 'fieldErrors' in result && result.fieldErrors ? { says, fieldErrors: result.fieldErrors } : { says };
}

/** What is filled in and still asked for: the modal may have changed since it was drawn. */
function stillAsked(stage: Stage, who: string, filled: PageEntries): Entries {
  const view = stage.slack.openViews(who).at(-1);
  const asked = Object.entries(filled).filter(([blockId]) => view?.state[blockId] !== undefined);
  return Object.fromEntries(
    asked.map(([blockId, actions]) => [
      blockId,
      Object.fromEntries(Object.entries(actions).map(([id, value]) => [id, meant(view?.state[blockId]?.[id], value)])),
    ]),
  );

  /** A file input holds files; the page names them by their ids. */
  function meant(held: StateValue | undefined, value: PageEntry): PageEntry | JsonObject[] {
    if (held?.type !== 'file_input' || !Array.isArray(value)) return value;
    return value.map((id) => stage.slack.file(id)).filter((file) => file !== undefined);
  }
}

import { z } from 'zod';
import { everyElement } from '../block-kit/elements-in-blocks.ts';
import { isJsonObject, type JsonObject } from '../json-object.ts';
import { SlackApiError } from '../slack-api-error.ts';
import { issueTrigger } from '../views/trigger.ts';
import { type View, viewObject } from '../views/view.ts';
import { closeModal, pushModal, requireValidView, updateView } from '../views/view-stack.ts';
import { issueResponseUrl } from '../web-api/response-url.ts';
import { type Entries, type FieldErrors, fillView } from './fill-view.ts';
import { type ActResult, interactionFields, refusedAct, resultOf, type Stage, tellApp } from './stage.ts';

export type SubmitResult = ActResult & { fieldErrors?: FieldErrors };

const viewAnswer = z.discriminatedUnion('response_action', [
  z.object({ response_action: z.literal('clear') }),
  z.object({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string()) }),
  z.object({ response_action: z.literal('update'), view: z.record(z.string(), z.unknown()) }),
  z.object({ response_action: z.literal('push'), view: z.record(z.string(), z.unknown()) }),
]);

/**
 * Fills a modal in and submits it; the app's answer closes, changes or keeps it.
 *
 * Source: docs.slack.dev/reference/interaction-payloads/view-interactions-payload
 */
export async function submitView(stage: Stage, viewId: string, entries: Entries): Promise<SubmitResult> {
  const view = openModalOf(stage, viewId);
  if (!view) return refusedAct('not_visible');
  const mistakes = fillView(view, entries);
  if (Object.keys(mistakes).length > 0) return { ...refusedAct('field_errors'), fieldErrors: mistakes };
  const payload = {
    ...interactionFields(stage, 'view_submission'),
    trigger_id: issueTrigger(stage.workspace, stage.person.id),
    view: viewObject(view, stage.workspace.identity),
    response_urls: responseUrls(stage, view),
  };
  const delivery = await tellApp(stage, 'interactive', payload, true);
  if (delivery.error !== undefined) return resultOf(delivery);
  return { ...resultOf(delivery), ...applyAnswer(stage, view, delivery.answer) };
}

/** Closes a modal with its cancel button, or all of the stack with the x; the app hears of it if it asked to. */
export async function closeView(stage: Stage, viewId: string, how: 'cancel' | 'x' = 'cancel'): Promise<ActResult> {
  const view = openModalOf(stage, viewId);
  if (!view) return refusedAct('not_visible');
  const stack = stage.workspace.state.modals[stage.person.id] ?? [];
  const clears = how === 'x' || view.content.clear_on_close === true;
  // The x reports the first view of the stack, whichever was on top.
  const reported = clears ? (stack[0] ?? view) : view;
  closeModal(stage.workspace, view, clears);
  if (reported.content.notify_on_close !== true) return { acknowledgedInMs: undefined };
  const payload = {
    ...interactionFields(stage, 'view_closed'),
    view: viewObject(reported, stage.workspace.identity),
    is_cleared: clears,
  };
  return resultOf(await tellApp(stage, 'interactive', payload, false));
}

/** Only the modal on top can be worked with. */
function openModalOf({ workspace, person }: Stage, viewId: string): View | undefined {
  const top = workspace.state.modals[person.id]?.at(-1);
  return top?.id === viewId ? top : undefined;
}

function applyAnswer(
  { workspace }: Stage,
  view: View,
  answer: unknown,
): Pick<SubmitResult, 'error' | 'fieldErrors'> | undefined {
  if (!isJsonObject(answer) || answer.response_action === undefined) {
    closeModal(workspace, view);
    return undefined;
  }
  const parsed = viewAnswer.safeParse(answer);
  if (!parsed.success) return { error: 'bad_answer' };
  switch (parsed.data.response_action) {
    case 'clear':
      closeModal(workspace, view, true);
      return undefined;
    case 'errors':
      return hasInputs(view, parsed.data.errors)
        ? { error: 'field_errors', fieldErrors: parsed.data.errors }
        : { error: 'bad_answer' };
    default:
      return showView(parsed.data.view, (content) =>
        parsed.data.response_action === 'push'
          ? pushModal(workspace, view.user, content)
          : updateView(workspace, view, content),
      );
  }
}

function showView(content: JsonObject, show: (content: JsonObject) => void): { error: 'bad_answer' } | undefined {
  try {
    requireValidView(content, 'modal');
    show(content);
    return undefined;
  } catch (error) {
    if (error instanceof SlackApiError) return { error: 'bad_answer' };
    throw error;
  }
}

/** Slack shows errors only under input blocks of the view, and refuses the answer otherwise. */
function hasInputs(view: View, errors: FieldErrors): boolean {
  const inputs = new Set(view.blocks.filter(({ type }) => type === 'input').map(({ block_id }) => block_id));
  return Object.keys(errors).length > 0 && Object.keys(errors).every((blockId) => inputs.has(blockId));
}

function responseUrls({ workspace, person, origin }: Stage, view: View): JsonObject[] {
  return [...everyElement(view.blocks)].flatMap(({ element, block }) => {
    const value = view.state[String(block.block_id)]?.[String(element.action_id)];
    const channel = value?.selected_conversation ?? value?.selected_channel;
    if (element.response_url_enabled !== true || typeof channel !== 'string') return [];
    return {
      block_id: block.block_id,
      action_id: element.action_id,
      channel_id: channel,
      response_url: issueResponseUrl(workspace, origin, { user: person.id, channel }),
    };
  });
}

import type { App } from '@slack/bolt';
import type { z } from 'zod';
import type { Clock } from '../../domain/clock.ts';
import type { SlackUserId } from '../../domain/ids.ts';
import { answerMessage } from '../messages/answer-message.ts';
import type { Reader } from '../messages/reader.ts';
import { say } from '../messages/say.ts';
import type { BotLog } from './bot-log.ts';
import type { InFlight } from './in-flight.ts';
import type { Acknowledged, ButtonPress, Listeners, Outcome, ViewReply } from './interaction.ts';
import type { OnceOnly } from './once-only.ts';
import type { AnswerPrivately, Recipient } from './private-answer.ts';
import { blockActions, eventCallback, shortcutUse, slashCommand, viewSubmission } from './read-interaction.ts';
import { SlackDidNotSay } from './slack-did-not-say.ts';

export interface Dispatching {
  readonly clock: Clock;
  readonly log: BotLog;
  readonly inFlight: InFlight;
  readonly once: OnceOnly;
  readonly answer: AnswerPrivately;
  /** How to speak to somebody without asking Slack. */
  readonly readerOf: (user: SlackUserId) => Reader;
}

/**
 * Connects Bolt to our listeners: one entry for each sort of message, which looks the listener up by name.
 *
 * Everything is acknowledged, also what nobody listens to: a button of an older release is answered as out of date.
 * (Bolt calls all listeners that match, so a catch-all beside the others would answer twice.)
 */
export function dispatch(app: App, listeners: Listeners, dispatching: Dispatching): void {
  const { log, answer, readerOf } = dispatching;
  const stale = (asked: Acknowledged, to: Recipient) => async (): Promise<Outcome> => {
    await asked.ack();
    await answer(to, answerMessage({ kind: 'stale' }, readerOf(to.user)));
    return 'stale';
  };

  app.action(/.*/, async ({ ack, body }) => {
    const press = readOrLog(blockActions, body, log);
    if (!press) return receipt(ack, log)();
    const [action] = press.actions;
    const to: Recipient = {
      user: press.user.id,
      responseUrl: press.response_url,
      isInAnswer: press.container?.is_ephemeral === true,
    };
    const asked = {
      ...askedFrom(to, press.trigger_id, press.channel?.id, ack, dispatching),
      value: action.value ?? action.selected_option?.value,
      place: placeOf(press),
    };
    const listener = listeners.buttons[action.action_id];
    const work = listener ? () => listener(asked) : stale(asked, to);
    await attend('button', action.action_id, asked, to, work, dispatching);
  });

  app.command(/.*/, async ({ ack, body }) => {
    const command = readOrLog(slashCommand, body, log);
    if (!command) return receipt(ack, log)();
    const to: Recipient = { user: command.user_id, responseUrl: command.response_url, isInAnswer: false };
    const asked = {
      ...askedFrom(to, command.trigger_id, command.channel_id, ack, dispatching),
      text: command.text,
    };
    const listener = listeners.commands[command.command];
    const work = listener ? () => listener(asked) : stale(asked, to);
    await attend('command', command.command, asked, to, work, dispatching);
  });

  app.shortcut(/.*/, async ({ ack, body }) => {
    const shortcut = readOrLog(shortcutUse, body, log);
    if (!shortcut) return receipt(ack, log)();
    const to: Recipient = { user: shortcut.user.id, responseUrl: shortcut.response_url, isInAnswer: false };
    const asked = askedFrom(to, shortcut.trigger_id, shortcut.channel?.id, ack, dispatching);
    const listener = listeners.shortcuts[shortcut.callback_id];
    const work = listener ? () => listener(asked) : stale(asked, to);
    await attend('shortcut', shortcut.callback_id, asked, to, work, dispatching);
  });

  // Nothing of ours loads its options from here; an empty list is better than an error.
  app.options(/.*/, async ({ ack }) => receipt(() => ack({ options: [] }), log)());
  app.view({ callback_id: /.*/, type: 'view_closed' }, async ({ ack }) => receipt(ack, log)());

  app.view({ callback_id: /.*/, type: 'view_submission' }, async ({ ack, body }) => {
    const sent = readOrLog(viewSubmission, body, log);
    if (!sent) return receipt(ack, log)();
    const { view } = sent;
    const to: Recipient = { user: sent.user.id, responseUrl: undefined, isInAnswer: false };
    const listener = listeners.submissions[view.callback_id];
    const firstInput = view.blocks.find((block) => block.type === 'input')?.block_id;
    const work = async (): Promise<ViewReply> => {
      if (!listener) return keptOpen(firstInput, say(readerOf(to.user).language, 'answer.stale'), 'stale');
      try {
        return await listener({
          by: to.user,
          channel: undefined,
          trigger: sent.trigger_id,
          tell: (message, how) => answer(to, message, how),
          view: view.id,
          privateMetadata: view.private_metadata,
          values: view.state.values,
        });
      } catch (error) {
        log.error({ err: error, view: view.callback_id }, 'A modal that was sent could not be dealt with');
        return keptOpen(firstInput, failureSentence(error, readerOf(to.user)), 'failed');
      }
    };
    await observed('view', view.callback_id, dispatching, async () => {
      const { isRepeated, result } = dispatching.once.run(sent.trigger_id, work);
      const reply = await result;
      await receipt(() => (reply.answer ? ack(reply.answer) : ack()), log)();
      if (isRepeated) return 'repeated';
      try {
        await reply.afterwards?.();
      } catch (error) {
        log.error({ err: error, view: view.callback_id }, 'A modal that was sent could not be dealt with to its end');
        await answer(to, failureMessage(error, readerOf(to.user)));
      }
      return reply.outcome;
    });
  });

  app.event(/.*/, async ({ body }) => {
    const callback = readOrLog(eventCallback, body, log);
    if (!callback) return;
    const { event, event_id } = callback;
    const listener = listeners.events[event.type];
    if (!listener) return;
    await observed('event', event.type, dispatching, async () => {
      const { isRepeated, result } = dispatching.once.run(event_id, () => listener(event));
      return isRepeated ? 'repeated' : result;
    });
  });
}

const placeOf = ({ view, container }: z.output<typeof blockActions>): ButtonPress['place'] => {
  if (view?.type === 'home') return 'home';
  return container?.is_ephemeral ? 'private' : 'message';
};

/** Lets a listener do its work once, and tells the person when it failed. */
async function attend(
  kind: string,
  name: string,
  asked: Acknowledged,
  to: Recipient,
  work: () => Promise<Outcome>,
  dispatching: Dispatching,
): Promise<void> {
  const { once, answer, readerOf, log } = dispatching;
  await observed(kind, name, dispatching, async () => {
    const { isRepeated, result } = once.run(asked.trigger, async () => {
      try {
        return await work();
      } catch (error) {
        log.error({ err: error, kind, name }, 'An interaction failed');
        await answer(to, failureMessage(error, readerOf(to.user)));
        return 'failed';
      }
    });
    if (!isRepeated) return result;
    await asked.ack();
    return 'repeated';
  });
}

/** Counts the work as in flight and writes one line about how it went. */
async function observed(
  kind: string,
  name: string,
  { clock, log, inFlight }: Dispatching,
  work: () => Promise<Outcome>,
): Promise<void> {
  const began = clock.now();
  await inFlight.track(
    work().then((outcome) => {
      log.info({ kind, name, outcome, ms: clock.now().getTime() - began.getTime() }, 'Slack interaction');
    }),
  );
}

function askedFrom(
  to: Recipient,
  trigger: string,
  channel: Acknowledged['channel'],
  ack: () => Promise<void>,
  { answer, log }: Dispatching,
): Acknowledged {
  return {
    by: to.user,
    channel,
    trigger,
    ack: receipt(ack, log),
    tell: (message, how) => answer(to, message, how),
  };
}

/**
 * Slack's receipt, given at most once and without ever failing. Over HTTP it fails when it comes after 3 seconds, over
 * a socket when Slack has just closed it; what was asked is done all the same.
 */
function receipt(ack: () => Promise<void>, log: BotLog): () => Promise<void> {
  let isGiven = false;
  return async () => {
    if (isGiven) return;
    isGiven = true;
    try {
      await ack();
    } catch (error) {
      log.warn({ err: error }, 'Slack did not get our receipt');
    }
  };
}

/** Keeps a modal open with what was typed, and says why under its first field; one without fields closes. */
const keptOpen = (firstInput: string | undefined, sentence: string, outcome: Outcome): ViewReply => ({
  ...(firstInput && { answer: { response_action: 'errors', errors: { [firstInput]: sentence } } }),
  outcome,
});

const failureMessage = (error: unknown, reader: Reader) =>
  answerMessage({ kind: error instanceof SlackDidNotSay ? 'not-checked' : 'failed' }, reader);

const failureSentence = (error: unknown, { language }: Reader) =>
  say(language, error instanceof SlackDidNotSay ? 'answer.notChecked' : 'answer.failed');

function readOrLog<Schema extends z.ZodType>(schema: Schema, body: unknown, log: BotLog): z.output<Schema> | undefined {
  const read = schema.safeParse(body);
  if (!read.success) log.error({ issues: read.error.issues }, 'Slack sent a payload of a shape we do not know');
  return read.data;
}

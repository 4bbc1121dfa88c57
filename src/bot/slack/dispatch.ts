import type { App } from '@slack/bolt';
import type { z } from 'zod';
import type { Clock } from '../../domain/clock.ts';
import type { SlackUserId, TeamId } from '../../domain/ids.ts';
import { answerMessage } from '../messages/answer-message.ts';
import { trusted } from '../messages/mrkdwn.ts';
import type { Reader } from '../messages/reader.ts';
import { say } from '../messages/say.ts';
import type { BotLog } from './bot-log.ts';
import { failedInteraction } from './failed-interaction.ts';
import type { InFlight } from './in-flight.ts';
import type { Acknowledged, ButtonPress, Listeners, Outcome, ShortcutMessage, ViewReply } from './interaction.ts';
import type { OnceOnly } from './once-only.ts';
import type { AnswerPrivately, Recipient } from './private-answer.ts';
import { blockActions, eventCallback, shortcutUse, slashCommand, viewSubmission } from './read-interaction.ts';
import { receipt } from './receipt.ts';

export interface Dispatching {
  readonly team: TeamId;
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
  const { log } = dispatching;

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
    };
    const { view } = press;
    if (view?.type === 'modal') {
      const pressed = {
        ...asked,
        view: view.id,
        hash: view.hash,
        callbackId: view.callback_id,
        privateMetadata: view.private_metadata,
        values: view.state.values,
        blockId: action.block_id,
      };
      return attend('view press', action.action_id, pressed, to, listeners.viewPresses, dispatching);
    }
    await attend('button', action.action_id, { ...asked, place: placeOf(press) }, to, listeners.buttons, dispatching);
  });

  app.command(/.*/, async ({ ack, body }) => {
    const command = readOrLog(slashCommand, body, log);
    if (!command) return receipt(ack, log)();
    const to: Recipient = { user: command.user_id, responseUrl: command.response_url, isInAnswer: false };
    const asked = {
      ...askedFrom(to, command.trigger_id, command.channel_id, ack, dispatching),
      text: command.text,
    };
    await attend('command', command.command, asked, to, listeners.commands, dispatching);
  });

  app.shortcut(/.*/, async ({ ack, body }) => {
    const shortcut = readOrLog(shortcutUse, body, log);
    if (!shortcut) return receipt(ack, log)();
    const to: Recipient = { user: shortcut.user.id, responseUrl: shortcut.response_url, isInAnswer: false };
    const asked = {
      ...askedFrom(to, shortcut.trigger_id, shortcut.channel?.id, ack, dispatching),
      message: messageOf(shortcut),
    };
    await attend('shortcut', shortcut.callback_id, asked, to, listeners.shortcuts, dispatching);
  });

  // Nothing of ours loads its options from here; an empty list is better than an error.
  app.options(/.*/, async ({ ack }) => receipt(() => ack({ options: [] }), log)());
  app.view({ callback_id: /.*/, type: 'view_closed' }, async ({ ack }) => receipt(ack, log)());

  app.view({ callback_id: /.*/, type: 'view_submission' }, async ({ ack, body }) => {
    const sent = readOrLog(viewSubmission, body, log);
    if (!sent) return receipt(ack, log)();
    await observed('view', sent.view.callback_id, dispatching, async () => {
      const { isRepeated, result } = dispatching.once.run(sent.trigger_id ?? `${sent.view.id} ${sent.view.hash}`, () =>
        submitted(sent, listeners, dispatching),
      );
      const reply = await result;
      await receipt(() => (reply.answer ? ack(reply.answer) : ack()), log)();
      if (isRepeated) return 'repeated';
      return finished(sent, reply, dispatching);
    });
  });

  app.event(/.*/, async ({ body }) => {
    const callback = readOrLog(eventCallback, body, log);
    if (!callback) return;
    const { event, event_id } = callback;
    const listener = named(listeners.events, event.type);
    if (!listener) return;
    await observed('event', event.type, dispatching, async () => {
      const { isRepeated, result } = dispatching.once.run(event_id, async () => {
        try {
          return await listener(event);
        } catch (error) {
          return failedInteraction(error, { event: event.type }, log).outcome;
        }
      });
      return isRepeated ? 'repeated' : result;
    });
  });
}

/** Lets the listener do its work once; tells the person when it fails, or when there is none. */
async function attend<Asked extends Acknowledged>(
  kind: string,
  name: string,
  asked: Asked,
  to: Recipient,
  known: Readonly<Record<string, (asked: Asked) => Promise<Outcome>>>,
  dispatching: Dispatching,
): Promise<void> {
  const { once, answer, readerOf, log } = dispatching;
  const tell = (what: 'stale' | 'failed' | 'not-checked') =>
    answer(to, answerMessage({ kind: what }, readerOf(to.user)));
  const listener = named(known, name);
  await observed(kind, name, dispatching, async () => {
    const { isRepeated, result } = once.run(asked.trigger, async () => {
      try {
        if (listener) return await listener(asked);
        await asked.ack();
        await tell('stale');
        return 'stale';
      } catch (error) {
        const failed = failedInteraction(error, { kind, name }, log);
        await tell(failed.answer);
        return failed.outcome;
      }
    });
    if (!isRepeated) return result;
    await asked.ack();
    return 'repeated';
  });
}

type Sent = z.output<typeof viewSubmission>;

/** Works out the answer to a modal. When that fails the modal stays open, with what was typed and the reason. */
async function submitted({ user, view }: Sent, { submissions }: Listeners, dispatching: Dispatching) {
  const { answer, readerOf, log } = dispatching;
  const firstInput = view.blocks.find((block) => block.type === 'input')?.block_id;
  const keptOpen = (what: 'answer.stale' | 'answer.failed' | 'answer.notChecked', outcome: Outcome): ViewReply => {
    const sentence = say(readerOf(user.id).language, what);
    if (firstInput) return { answer: { response_action: 'errors', errors: { [firstInput]: sentence } }, outcome };
    // Without an input there is nowhere to show it, and the modal closes.
    const to: Recipient = { user: user.id, responseUrl: undefined, isInAnswer: false };
    return { outcome, afterwards: () => answer(to, { text: trusted(sentence) }) };
  };
  const listener = named(submissions, view.callback_id);
  if (!listener) return keptOpen('answer.stale', 'stale');
  try {
    return await listener({
      by: user.id,
      tell: (message) => answer({ user: user.id, responseUrl: undefined, isInAnswer: false }, message),
      view: view.id,
      privateMetadata: view.private_metadata,
      values: view.state.values,
    });
  } catch (error) {
    const failed = failedInteraction(error, { view: view.callback_id }, log);
    return keptOpen(failed.answer === 'failed' ? 'answer.failed' : 'answer.notChecked', failed.outcome);
  }
}

/** Does what the answer did not wait for. */
async function finished({ user, view }: Sent, reply: ViewReply, { answer, readerOf, log }: Dispatching) {
  try {
    await reply.afterwards?.();
    return reply.outcome;
  } catch (error) {
    const failed = failedInteraction(error, { view: view.callback_id }, log);
    const to: Recipient = { user: user.id, responseUrl: undefined, isInAnswer: false };
    await answer(to, answerMessage({ kind: failed.answer }, readerOf(user.id)));
    return failed.outcome;
  }
}

/** Counts the work as in flight and writes one line about how it went. */
async function observed(
  kind: string,
  name: string,
  { team, clock, log, inFlight }: Dispatching,
  work: () => Promise<Outcome>,
): Promise<void> {
  const began = clock.now();
  await inFlight.track(
    work().then((outcome) => {
      log.info({ team, kind, action: name, outcome, ms: clock.now().getTime() - began.getTime() }, 'Slack interaction');
    }),
  );
}

const askedFrom = (
  to: Recipient,
  trigger: string,
  channel: Acknowledged['channel'],
  ack: () => Promise<void>,
  { answer, log }: Dispatching,
): Acknowledged => ({
  by: to.user,
  channel,
  trigger,
  ack: receipt(ack, log),
  tell: (message, how) => answer(to, message, how),
});

/** Own entries only: what Slack sends may be called `constructor`. */
const named = <Listener>(known: Readonly<Record<string, Listener>>, name: string): Listener | undefined =>
  Object.hasOwn(known, name) ? known[name] : undefined;

const messageOf = ({ channel, message }: z.output<typeof shortcutUse>): ShortcutMessage | undefined =>
  channel &&
  message && {
    channel: channel.id,
    ts: message.ts,
    threadTs: message.thread_ts,
    text: message.text,
    writtenBy: message.bot_id === undefined ? message.user : undefined,
  };

const placeOf = ({ view, container }: z.output<typeof blockActions>): ButtonPress['place'] => {
  if (view?.type === 'home') return 'home';
  return container?.is_ephemeral ? 'private' : 'message';
};

function readOrLog<Schema extends z.ZodType>(schema: Schema, body: unknown, log: BotLog): z.output<Schema> | undefined {
  const read = schema.safeParse(body);
  if (!read.success) log.error({ issues: read.error.issues }, 'Slack sent a payload of a shape we do not know');
  return read.data;
}

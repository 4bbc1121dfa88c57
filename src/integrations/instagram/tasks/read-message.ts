import { messageId } from '../../../domain/ids.ts';
import { afterRewording } from '../../../domain/signal/record-event.ts';
import type { Pace, TaskHandler } from '../../../domain/task/task-handler.ts';
import { cleanText } from '../clean-text.ts';
import { type GraphWork, graphTask } from './graph-task.ts';

/** Two calls a second and account (Conversations API, "Rate limiting"). */
const conversationPace: Pace = { intervalMs: 500, burst: 1 };
const mostAttempts = 5;

/** Fetches the words of an edit whose webhook did not tell them. Key: account, edit count, message. */
export const readMessageTask = (work: GraphWork): TaskHandler =>
  graphTask(work, mostAttempts, async ({ account, token, rest }) => {
    const { desk, graph } = work;
    const [count = '1', ...id] = rest.split(':');
    const message = messageId(id.join(':'));
    const read = await graph.readMessage(account, token.token, message);
    const text = read.ok ? read.value.text : undefined;
    return {
      outcome: 'done',
      ...(read.ok ? {} : { detail: read.refusal }),
      lane: { pace: conversationPace },
      record: async (stores) => {
        if (text === undefined) return;
        const now = desk.clock.now();
        const words = cleanText(text);
        const changed = await stores.messages.noteEdit(account, message, words, Number(count), now);
        if (changed) await afterRewording(desk, stores, account, message, words, now);
      },
    };
  });

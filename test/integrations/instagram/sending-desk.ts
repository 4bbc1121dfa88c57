import { type LeadId, messageId, type SlackUserId, touchId, viewerId } from '../../../src/domain/ids.ts';
import { claim } from '../../../src/domain/lead/change-lead.ts';
import type { Echo } from '../../../src/domain/signal/inbound-event.ts';
import type { TaskKind } from '../../../src/domain/task/task.ts';
import type { TaskHandler } from '../../../src/domain/task/task-handler.ts';
import type { Account } from '../../../src/domain/team/account.ts';
import { requestSend, type SendRequest } from '../../../src/domain/touch/request-send.ts';
import type { OurMessage } from '../../../src/domain/touch/settle-by-looking.ts';
import type { Touch } from '../../../src/domain/touch/touch.ts';
import type { OutgoingMessage } from '../../../src/integrations/instagram/graph/send-message.ts';
import type { GraphClient } from '../../../src/integrations/instagram/graph-client.ts';
import { sendTouchTask } from '../../../src/integrations/instagram/tasks/send-touch.ts';
import { settleTouchTask } from '../../../src/integrations/instagram/tasks/settle-touch.ts';
import type { Database } from '../../../src/integrations/postgres/database.ts';
import { aDm, ben } from '../../domain/builders.ts';
import { openDesk, type TestDesk } from '../../support/desk.ts';

/** What Instagram does with one message. */
export type Answer = (message: OutgoingMessage) => Promise<{ message: string; igsid?: string }>;

/** A desk whose account may send, with an Instagram that does as it is told. */
export interface SendingDesk extends TestDesk {
  /** What reached Instagram, in order. */
  readonly taken: readonly OutgoingMessage[];
  /** What Instagram does with the next message; without it, it takes it as `mid.<n>`. */
  answerNext(answer: Answer): void;
  /** What stands in the conversation when we look. */
  readonly conversation: OurMessage[];
  /** Ben claims the lead of whoever has just written. */
  claimedLead(igsid?: string): Promise<LeadId>;
  request(lead: LeadId, over?: Partial<SendRequest>): Promise<SendRequest>;
  /** Ben presses Send; it must be taken. */
  press(lead: LeadId, over?: Partial<SendRequest>): Promise<Touch>;
  /** Runs the task as the runner would, if it is due; what it records is committed. `crash`: it dies before recording. */
  run(kind: 'send-touch' | 'settle-touch', key: string, how?: 'crash'): Promise<void>;
  dueAt(kind: TaskKind, key: string): Promise<Date | undefined>;
  touch(id: string): Promise<Touch>;
  echo(message: string, text: string, over?: Partial<Echo>): Promise<void>;
}

export const marie = '1254477777772919';

export async function sendingDesk(
  database: Database,
  options: Parameters<typeof openDesk>[1] = {},
): Promise<SendingDesk> {
  const desk = await openDesk(database, options);
  const { account } = desk;
  await desk.database.stores.accounts.adoptToken(account.team, account.id, 'IGAA-token');
  const taken: OutgoingMessage[] = [];
  const answers: Answer[] = [];
  const conversation: OurMessage[] = [];
  const graph = {
    async sendMessage(_account: Account, _token: string, message: OutgoingMessage) {
      const answer = answers.shift();
      if (answer) return asTaken(await answer(message));
      taken.push(message);
      return asTaken({ message: `mid.${taken.length}` });
    },
    readConversation: async () => conversation,
  } as unknown as GraphClient;
  const handlers: Readonly<Record<'send-touch' | 'settle-touch', TaskHandler>> = {
    'send-touch': sendTouchTask({ desk, graph }),
    'settle-touch': settleTouchTask({ desk, graph }),
  };
  let presses = 0;
  const attempts = new Map<string, number>();

  const sending: SendingDesk = {
    ...desk,
    taken,
    conversation,
    answerNext: (answer) => void answers.push(answer),

    async claimedLead(igsid = marie) {
      await desk.receive(aDm(igsid, { happenedAt: desk.clock.now() }));
      const lead = await desk.database.transaction((stores) =>
        stores.leads.lockCurrent(account, viewerId(`igsid:${igsid}`)),
      );
      if (!lead) throw new Error('A message opened no lead');
      await claim(desk, { team: account.team, lead: lead.id, by: ben, cause: 'button' });
      return lead.id;
    },

    async request(lead, over = {}) {
      const found = await desk.database.stores.leads.find(account.team, lead);
      presses += 1;
      return {
        team: account.team,
        lead,
        leadVersion: found?.version ?? 0,
        by: ben as SlackUserId,
        mayActForOthers: false,
        pressKey: `press-${presses}`,
        cause: 'composer',
        route: 'reply',
        text: 'It is 40 euros, shall I keep one for you?',
        textKind: 'personal',
        step: 'day0',
        template: undefined,
        blanksLeft: [],
        language: 'en',
        ...over,
      };
    },

    async press(lead, over) {
      const outcome = await requestSend(desk, await sending.request(lead, over));
      if (!outcome.ok) throw new Error(`Send was refused: ${JSON.stringify(outcome.refusal)}`);
      return outcome.value;
    },

    async run(kind, key, how) {
      const attempt = (attempts.get(key) ?? 0) + 1;
      attempts.set(key, attempt);
      const task = { id: key, team: account.team, kind, key, lane: undefined, attempts: attempt };
      const result = await handlers[kind](task, { isStillOurs: () => true, untilItsTurn: async () => {} });
      if (how === 'crash') return;
      await desk.database.transaction(async (stores) => result.record?.(stores));
    },

    async dueAt(kind, key) {
      const row = await desk.db
        .selectFrom('task')
        .select('due_at')
        .where('kind', '=', kind)
        .where('key', '=', key)
        .where('outcome', 'is', null)
        .executeTakeFirst();
      return row?.due_at;
    },

    async touch(id) {
      const found = await desk.database.stores.touches.find(account.team, touchId(id));
      if (!found) throw new Error(`There is no touch ${id}`);
      return found;
    },

    echo: (message, text, over = {}) =>
      desk.receive({
        type: 'echo',
        account: account.id,
        happenedAt: desk.clock.now(),
        message: messageId(message),
        to: { igsid: marie },
        text,
        ...over,
      }),
  };
  return sending;
}

const asTaken = ({ message, igsid }: { message: string; igsid?: string }) => ({ message: messageId(message), igsid });

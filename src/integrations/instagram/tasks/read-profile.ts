import type { TaskHandler } from '../../../domain/task/task-handler.ts';
import { recordProfile } from '../../../domain/viewer/record-profile.ts';
import { type GraphWork, graphTask, readPace } from './graph-task.ts';

/** After so many failures the card stays without a name; the next message asks again. */
const mostAttempts = 5;

/** Asks what somebody who wrote to us is called. Failing costs nothing but the name. */
export const readProfileTask = (work: GraphWork): TaskHandler =>
  graphTask(work, mostAttempts, async ({ account, token, rest: igsid }) => {
    const { desk, graph } = work;
    const profile = await graph.readProfile(account, token.token, igsid);
    return {
      outcome: 'done',
      ...(profile.ok ? {} : { detail: profile.refusal }),
      lane: { pace: readPace },
      record: (stores) => recordProfile(desk, stores, account, igsid, profile.ok ? profile.value : undefined),
    };
  });

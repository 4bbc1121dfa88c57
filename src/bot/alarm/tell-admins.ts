import type { WebClient } from '@slack/web-api';
import type { Alarm, AlarmKind } from '../../domain/alarm/alarm.ts';
import type { Desk } from '../../domain/desk.ts';
import { addSeconds } from '../../domain/duration.ts';
import { accountId, type SlackUserId, slackUserId, type TeamId } from '../../domain/ids.ts';
import type { TaskHandler, TaskResult } from '../../domain/task/task-handler.ts';
import { alarmMessage } from '../messages/alarm-message.ts';
import type { Reader } from '../messages/reader.ts';
import { personOf, readPerson } from '../slack/read-person.ts';
import type { SlackClients } from '../slack/slack-clients.ts';
import { SlackDidNotSay } from '../slack/slack-did-not-say.ts';
import { type SlackFailure, slackFailure } from '../slack/slack-failure.ts';

/** More would only make each of them think that somebody else sees to it. */
const mostAdmins = 5;
const retrySeconds = 60;

type Admin = Reader & { readonly user: SlackUserId };

/**
 * Writes to the people who can mend a fault of the set-up: the managers of the settings, else some admins of the
 * workspace. Once per alarm: whoever was reached, nobody is written to again.
 */
export function tellAdminsTask(desk: Desk, { posting, reading }: SlackClients): TaskHandler {
  return async (task) => {
    const { stores } = desk.database;
    const { kind, subject } = alarmOf(task.key);
    const alarm = await stores.alarms.find(task.team, kind, subject);
    if (!alarm || alarm.toldAt) return { outcome: 'done', detail: 'nothing to tell' };

    const later = (failure: SlackFailure): TaskResult => {
      const seconds = failure.kind === 'rate-limited' ? failure.retryAfterSeconds : retrySeconds;
      return { outcome: { again: addSeconds(desk.clock.now(), seconds) }, detail: failure.kind };
    };
    let admins: readonly Admin[];
    try {
      admins = await findAdmins(reading, task.team, desk.settings.managers);
    } catch (error) {
      if (error instanceof SlackDidNotSay) return later(error.failure);
      throw error;
    }
    const account = await stores.accounts.find(task.team, accountId(subject));
    // All at once: one after the other, calls that hang would outlast the task's lease, and all would be told again.
    const answers = await Promise.all(
      admins.map((admin) => write(posting, admin.user, alarmMessage(alarm, admin, account).text)),
    );
    const failures = answers.filter((answer) => answer !== undefined);
    // An answer that was lost may have arrived; only if nobody can have read it is it worth another try.
    const [first] = failures;
    const reached = admins.length - failures.filter((failure) => failure.kind !== 'no-answer').length;
    if (first && reached === 0) return later(first);
    return {
      outcome: 'done',
      detail: `told ${reached} of ${admins.length}`,
      record: (transaction) => transaction.alarms.markTold(task.team, kind, subject, desk.clock.now()),
    };
  };
}

/** The key of the task is `<kind>:<subject>`; see `raiseAlarm`. */
function alarmOf(key: string): Pick<Alarm, 'kind' | 'subject'> {
  const at = key.indexOf(':');
  return { kind: key.slice(0, at) as AlarmKind, subject: key.slice(at + 1) };
}

/** @throws SlackDidNotSay */
async function findAdmins(reading: WebClient, team: TeamId, managers: readonly SlackUserId[]): Promise<Admin[]> {
  if (managers.length > 0) {
    return Promise.all(managers.map(async (user) => ({ user, ...(await readPerson(reading, team, user)) })));
  }
  const admins: Admin[] = [];
  try {
    let cursor: string | undefined;
    do {
      // Source: docs.slack.dev/reference/methods/users.list; 200 a page are recommended.
      const page = await reading.users.list({ limit: 200, include_locale: true, ...(cursor && { cursor }) });
      for (const member of page.members ?? []) {
        const person = personOf(member, team);
        if (member.id && person.isAdmin && person.standing === 'member') {
          admins.push({ user: slackUserId(member.id), ...person });
        }
      }
      cursor = page.response_metadata?.next_cursor || undefined;
    } while (cursor && admins.length < mostAdmins);
  } catch (error) {
    throw new SlackDidNotSay('who the admins are', slackFailure(error), error);
  }
  return admins.slice(0, mostAdmins);
}

async function write(posting: WebClient, user: SlackUserId, text: string): Promise<SlackFailure | undefined> {
  try {
    await posting.chat.postMessage({ channel: user, text, unfurl_links: false });
    return undefined;
  } catch (error) {
    return slackFailure(error);
  }
}

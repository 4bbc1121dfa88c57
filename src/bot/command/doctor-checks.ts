import { addMinutes } from '../../domain/duration.ts';
import { alarmMessage } from '../messages/alarm-message.ts';
import { foreignMrkdwn } from '../messages/foreign-text.ts';
import { type Mrkdwn, mentionChannel } from '../messages/mrkdwn.ts';
import { personName } from '../messages/person-name.ts';
import type { Reader } from '../messages/reader.ts';
import { sayMrkdwn } from '../messages/say.ts';
import { slackDate } from '../messages/slack-date.ts';
import type { Connection } from '../slack/intake.ts';
import { neededScopes } from '../slack/needed-scopes.ts';
import type { DoctorCheck } from './doctor-answer.ts';
import type { DoctorFacts } from './doctor-facts.ts';

/** A desk without any word from Instagram for so long is worth a look: it may be a quiet day, or a dead webhook. */
const quietMinutes = 24 * 60;

/** Says of everything that was looked at whether it works, in the reader's language. */
export function doctorChecks(facts: DoctorFacts, reader: Reader): DoctorCheck[] {
  return [
    tokenCheck(facts, reader),
    ...(facts.connection ? [connectionCheck(facts.connection, reader)] : []),
    ...facts.desks.map((desk) => deskCheck(desk, reader)),
    deliveryCheck(facts, reader),
    ...facts.accounts.map((account) => accountCheck(account, reader)),
    ...facts.alarms.map((alarm) => alarmCheck(alarm, facts, reader)),
  ];
}

const codeRoom = { graphemes: 100, units: 150 };

function tokenCheck({ slack }: DoctorFacts, { language }: Reader): DoctorCheck {
  const name = sayMrkdwn(language, 'doctor.token');
  if (slack.kind === 'fails') {
    const code = slack.failure.kind === 'refused' ? slack.failure.code : slack.failure.kind;
    return {
      name,
      state: 'fail',
      detail: sayMrkdwn(language, 'doctor.tokenFails', { code: foreignMrkdwn(code, codeRoom) }),
    };
  }
  const missing = slack.scopes ? neededScopes.filter((scope) => !slack.scopes?.includes(scope)) : [];
  if (missing.length > 0) {
    const scopes = foreignMrkdwn(missing.join(', '), codeRoom);
    return { name, state: 'fail', detail: sayMrkdwn(language, 'doctor.scopesMissing', { scopes }) };
  }
  return { name, state: 'ok', detail: sayMrkdwn(language, 'doctor.tokenWorks') };
}

function connectionCheck(connection: Connection, reader: Reader): DoctorCheck {
  const { language } = reader;
  const name = sayMrkdwn(language, 'doctor.connection');
  if (!connection.connected) {
    const when = slackDate(connection.since, 'ago', reader);
    return { name, state: 'fail', detail: sayMrkdwn(language, 'doctor.disconnected', { when }) };
  }
  const { lastHelloAt } = connection;
  return {
    name,
    state: 'ok',
    detail: lastHelloAt
      ? sayMrkdwn(language, 'doctor.connected', { when: slackDate(lastHelloAt, 'ago', reader) })
      : sayMrkdwn(language, 'doctor.overHttp'),
  };
}

const deskStates = {
  open: 'ok',
  unknown: 'warn',
  archived: 'fail',
  missing: 'fail',
  'not-in-channel': 'fail',
} as const;

const deskWords = {
  open: 'doctor.deskOpen',
  unknown: 'doctor.deskUnknown',
  archived: 'doctor.deskArchived',
  missing: 'doctor.deskMissing',
  'not-in-channel': 'doctor.deskWithoutUs',
} as const;

const deskCheck = ({ channel, state }: DoctorFacts['desks'][number], { language }: Reader): DoctorCheck => ({
  name: sayMrkdwn(language, 'doctor.desk', { desk: mentionChannel(channel) }),
  state: deskStates[state],
  detail: sayMrkdwn(language, deskWords[state]),
});

function deliveryCheck({ lastDeliveryAt, now }: DoctorFacts, reader: Reader): DoctorCheck {
  const { language } = reader;
  const name = sayMrkdwn(language, 'doctor.deliveries');
  if (!lastDeliveryAt) return { name, state: 'warn', detail: sayMrkdwn(language, 'doctor.noDelivery') };
  const isQuiet = addMinutes(lastDeliveryAt, quietMinutes) < now;
  const when = slackDate(lastDeliveryAt, 'ago', reader);
  return { name, state: isQuiet ? 'warn' : 'ok', detail: sayMrkdwn(language, 'doctor.lastDelivery', { when }) };
}

function accountCheck({ account, pausedBecause }: DoctorFacts['accounts'][number], { language }: Reader): DoctorCheck {
  const name = personName({ handle: account.userName ?? account.id, displayName: undefined }, language);
  if (pausedBecause === undefined) return { name, state: 'ok', detail: sayMrkdwn(language, 'doctor.accountWorks') };
  const reason = foreignMrkdwn(pausedBecause, codeRoom);
  return { name, state: 'fail', detail: sayMrkdwn(language, 'doctor.accountPaused', { reason }) };
}

function alarmCheck(alarm: DoctorFacts['alarms'][number], facts: DoctorFacts, reader: Reader): DoctorCheck {
  const account = facts.accounts.find(({ account: { id } }) => id === alarm.subject)?.account;
  const since: Mrkdwn = slackDate(alarm.raisedAt, 'moment', reader);
  return {
    name: sayMrkdwn(reader.language, 'doctor.alarm', { since, times: alarm.times }),
    state: 'fail',
    detail: alarmMessage(alarm, reader, account).text,
  };
}

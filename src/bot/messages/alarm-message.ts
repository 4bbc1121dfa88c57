import type { Alarm } from '../../domain/alarm/alarm.ts';
import { channelId } from '../../domain/ids.ts';
import type { QuarantineReason } from '../../domain/signal/inbound-event.ts';
import type { Account } from '../../domain/team/account.ts';
import type { MessageKey } from './catalogue.ts';
import { foreignMrkdwn, isBlank } from './foreign-text.ts';
import { type Mrkdwn, mentionChannel } from './mrkdwn.ts';
import { personName } from './person-name.ts';
import type { Reader } from './reader.ts';
import { sayMrkdwn } from './say.ts';
import type { PrivateMessage } from './slack-message.ts';

/**
 * Tells an admin what is wrong with the set-up and how to mend it.
 *
 * @param account the Instagram account it is about, when it is about one
 */
export const alarmMessage = (
  alarm: Pick<Alarm, 'kind' | 'subject' | 'detail' | 'times'>,
  reader: Reader,
  account?: Pick<Account, 'id' | 'userName'>,
): PrivateMessage => ({ text: alarmSentence(alarm, reader, account) });

const detailRoom = { graphemes: 300, units: 500 };
const codeRoom = { graphemes: 60, units: 80 };

function alarmSentence(
  { kind, subject, detail, times }: Pick<Alarm, 'kind' | 'subject' | 'detail' | 'times'>,
  { language }: Reader,
  account: Pick<Account, 'id' | 'userName'> | undefined,
): Mrkdwn {
  const named = isBlank(account?.userName)
    ? sayMrkdwn(language, 'alarm.account', { id: foreignMrkdwn(account?.id ?? subject.replace(/:.*/, ''), codeRoom) })
    : personName({ handle: account?.userName, displayName: undefined }, language);
  switch (kind) {
    case 'app-not-live':
      return sayMrkdwn(language, 'alarm.appNotLive', { account: named });
    case 'desk-unreachable':
      return deskSentence(subject, detail, language);
    case 'token-refused':
      return sayMrkdwn(language, 'alarm.tokenRefused', { account: named });
    case 'permission-missing':
      return sayMrkdwn(language, 'alarm.permissionMissing', {
        account: named,
        detail: foreignMrkdwn(detail, detailRoom),
      });
    case 'entries-quarantined':
      return sayMrkdwn(language, 'alarm.quarantined', { count: times, reason: reasonWords(subject, language) });
    case 'sending-paused':
      return sayMrkdwn(language, 'alarm.sendingPaused', {
        account: named,
        detail: foreignMrkdwn(detail, detailRoom),
      });
    case 'post-refused':
      return sayMrkdwn(language, 'alarm.postRefused', { code: foreignMrkdwn(subject, codeRoom) });
    default:
      return kind satisfies never;
  }
}

/** @param code what Slack answered. Source: errors of docs.slack.dev/reference/methods/chat.postMessage */
function deskSentence(channel: string, code: string, language: Reader['language']): Mrkdwn {
  const desk = mentionChannel(channelId(channel));
  switch (code) {
    case 'is_archived':
      return sayMrkdwn(language, 'alarm.channelArchived', { desk });
    case 'not_in_channel':
      return sayMrkdwn(language, 'alarm.notInChannel', { desk });
    default:
      return sayMrkdwn(language, 'alarm.channelUnusable', { desk, code: foreignMrkdwn(code, codeRoom) });
  }
}

const quarantineWords = {
  'not-json': 'quarantine.notJson',
  'too-deep': 'quarantine.tooDeep',
  'not-instagram': 'quarantine.notInstagram',
  'broken-entry': 'quarantine.brokenEntry',
  'unknown-kind': 'quarantine.unknownKind',
  'unknown-account': 'quarantine.unknownAccount',
  failed: 'quarantine.failed',
} as const satisfies Record<QuarantineReason, MessageKey>;

const isReason = (text: string): text is QuarantineReason => Object.hasOwn(quarantineWords, text);

const reasonWords = (reason: string, language: Reader['language']): Mrkdwn =>
  isReason(reason) ? sayMrkdwn(language, quarantineWords[reason]) : foreignMrkdwn(reason, codeRoom);

import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { digestTimeOf, fixedDigestTime } from '../../domain/digest/digest-hours.ts';
import { changeDigestTime } from '../../domain/digest/make-digest.ts';
import { accountId } from '../../domain/ids.ts';
import { type LocalTime, readLocalTime } from '../../domain/local-day.ts';
import type { Account } from '../../domain/team/account.ts';
import { mayDo } from '../../domain/team/rights.ts';
import type { Bot } from '../bot.ts';
import { callbackIds } from '../messages/action-ids.ts';
import { answerMessage } from '../messages/answer-message.ts';
import { type Mrkdwn, mentionChannel, trusted } from '../messages/mrkdwn.ts';
import type { Reader } from '../messages/reader.ts';
import { refusalMessage } from '../messages/refusal-message.ts';
import { say, sayMrkdwn } from '../messages/say.ts';
import { slackDate } from '../messages/slack-date.ts';
import { plainText, section } from '../messages/text-blocks.ts';
import type { ButtonListener, SubmissionListener } from '../slack/interaction.ts';
import { fromDigest } from './digest-presses.ts';
import { onDesk } from './on-desk.ts';

const block = 'digest_hour';
const input = 'value';

/** Change hour: asks for the time, unless the settings file says it. */
export const digestHourButton = (bot: Bot): ButtonListener =>
  fromDigest(bot, async (press) =>
    onDesk(bot, press, 'change-digest-time', async ({ who, accounts: [account] }) => {
      const { database, settings } = bot.desk;
      const fixed = fixedDigestTime(settings.digest, account);
      if (fixed !== undefined) {
        await press.tell({ text: hourFixed(fixed, who) });
        return 'refused fixed-in-settings';
      }
      const at = await digestTimeOf(database.stores, settings.digest, account);
      await bot.screens.openModal(press.trigger, digestHourModal(account, at, who));
      return 'modal opened';
    }),
  );

const digestHourModal = (account: Account, at: LocalTime, { language }: Reader): ModalView => ({
  type: 'modal',
  callback_id: callbackIds.digestHour,
  private_metadata: account.id,
  title: plainText(say(language, 'digestHour.title')),
  submit: plainText(say(language, 'digestHour.submit')),
  close: plainText(say(language, 'closing.cancel')),
  blocks: [
    section('digest_hour_intro', sayMrkdwn(language, 'digestHour.intro', { desk: mentionChannel(account.desk) })),
    {
      type: 'input',
      block_id: block,
      label: plainText(say(language, 'digestHour.label')),
      hint: plainText(say(language, 'digestHour.hint', { zone: account.timeZone })),
      element: { type: 'timepicker', action_id: input, initial_time: at },
    },
  ],
});

/** What became of it, where it was asked for. */
const digestHourDone = (text: Mrkdwn, { language }: Reader): ModalView => ({
  type: 'modal',
  callback_id: callbackIds.digestHourDone,
  title: plainText(say(language, 'digestHour.title')),
  close: plainText(say(language, 'capture.done')),
  blocks: [section('digest_hour_done', text)],
});

const values = z.object({ [block]: z.object({ [input]: z.object({ selected_time: z.string() }) }) });

/** From now on the digest comes at the time that was chosen. */
export const digestHourSubmission =
  (bot: Bot): SubmissionListener =>
  async (submission) => {
    const account = await bot.desk.database.stores.accounts.find(
      bot.identity.team,
      accountId(submission.privateMetadata),
    );
    const at = readLocalTime(values.parse(submission.values)[block][input].selected_time);
    if (!account || !at) {
      const reader = bot.teammates.readerOf(submission.by);
      return { outcome: 'stale', afterwards: () => submission.tell(answerMessage({ kind: 'stale' }, reader)) };
    }
    const who = await bot.teammates.inDesk(submission.by, account.desk);
    const may = mayDo(who, 'change-digest-time');
    if (!may.ok) {
      const refusal = refusalMessage(may.refusal, who, { desk: account.desk });
      return { outcome: `refused ${may.refusal.kind}`, afterwards: () => submission.tell(refusal) };
    }
    const changed = await changeDigestTime(bot.desk, account, at);
    const text = changed.ok
      ? sayMrkdwn(who.language, 'digestAnswer.hourChanged', {
          time: trusted(at),
          when: slackDate(changed.value, 'moment', who),
        })
      : hourFixed(changed.refusal.at, who);
    return {
      outcome: changed.ok ? 'changed' : `refused ${changed.refusal.kind}`,
      answer: { response_action: 'update', view: digestHourDone(text, who) },
    };
  };

const hourFixed = (at: LocalTime, { language }: Reader) =>
  sayMrkdwn(language, 'digestAnswer.hourFixed', { time: trusted(at) });

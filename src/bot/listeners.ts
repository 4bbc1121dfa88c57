import { archive, restore } from '../domain/template/save-template.ts';
import type { Bot } from './bot.ts';
import { captureButton } from './capture/capture-button.ts';
import { captureReadSubmission } from './capture/capture-read-submission.ts';
import { captureSaveSubmission } from './capture/capture-save-submission.ts';
import { captureShortcut } from './capture/capture-shortcut.ts';
import { lostSubmission } from './closing/lost-submission.ts';
import { optOutSubmission } from './closing/opt-out-submission.ts';
import { snoozeSubmission } from './closing/snooze-submission.ts';
import { logConversionShortcut, wonButton, wonSubmission } from './closing/won.ts';
import { storydeskCommand } from './command/storydesk-command.ts';
import { answerButton, useSuggestionButton } from './composer/answer-button.ts';
import { composerPresses } from './composer/composer-press.ts';
import { composerSubmission } from './composer/composer-submission.ts';
import { sendAsDmShortcut } from './composer/send-as-dm-shortcut.ts';
import { costSubmission } from './cost/cost-submission.ts';
import { digestHourButton, digestHourSubmission } from './digest/digest-hour.ts';
import {
  claimLeftoversButton,
  fullReportButton,
  pauseTemplateButton,
  requeueMissedButton,
} from './digest/digest-presses.ts';
import { homeOpenedListener } from './home/home-opened-listener.ts';
import { cardMenuButton } from './lead/card-menu-button.ts';
import { claimButton } from './lead/claim-button.ts';
import { claimNextButton } from './lead/claim-next-button.ts';
import { claimNextShortcut } from './lead/claim-next-shortcut.ts';
import { passButton } from './lead/pass-button.ts';
import { releaseButton } from './lead/release-button.ts';
import { reopenButton } from './lead/reopen-button.ts';
import { wakeButton } from './lead/wake-button.ts';
import { actionIds, callbackIds } from './messages/action-ids.ts';
import { channelClosedListener } from './slack/channel-closed-listener.ts';
import { channelOpenedListener } from './slack/channel-opened-listener.ts';
import type { Listeners } from './slack/interaction.ts';
import { membershipListener } from './slack/membership-listener.ts';
import { personChangedListener } from './slack/person-changed-listener.ts';
import { tokenGoneListener } from './slack/token-gone-listener.ts';
import { leaveShiftButton } from './story/leave-shift-button.ts';
import { openStoryButton } from './story/open-story-button.ts';
import { openStorySubmission } from './story/open-story-submission.ts';
import { takeShiftButton } from './story/take-shift-button.ts';
import { templateArchivePress } from './template/template-archive-press.ts';
import { templateFieldPress } from './template/template-field-press.ts';
import { templateHistoryPress } from './template/template-history-press.ts';
import { templateLanguagePress } from './template/template-language-press.ts';
import { templateNewPress, templateOpenPress } from './template/template-open-press.ts';
import { templateSaveSubmission } from './template/template-save-submission.ts';
import { templatesListPress } from './template/templates-list-press.ts';
import { cancelSendButton, confirmSendButton, confirmSendPress } from './touch/touch-buttons.ts';

/** Everything people can do to us in Slack, and everything Slack tells us: one line each. */
export const listeners = (bot: Bot): Listeners => ({
  buttons: {
    [actionIds.claim]: claimButton(bot),
    [actionIds.release]: releaseButton(bot),
    [actionIds.pass]: passButton(bot),
    [actionIds.more]: cardMenuButton(bot),
    [actionIds.reopen]: reopenButton(bot),
    [actionIds.won]: wonButton(bot),
    [actionIds.wake]: wakeButton(bot),
    [actionIds.claimNext]: claimNextButton(bot),
    [actionIds.takeShift]: takeShiftButton(bot),
    [actionIds.leaveShift]: leaveShiftButton(bot),
    [actionIds.captureViewers]: captureButton(bot),
    [actionIds.openStory]: openStoryButton(bot),
    [actionIds.answer]: answerButton(bot),
    [actionIds.useSuggestion]: useSuggestionButton(bot),
    [actionIds.cancelSend]: cancelSendButton(bot),
    [actionIds.confirmSent]: confirmSendButton(bot, 'sent'),
    [actionIds.confirmNotSent]: confirmSendButton(bot, 'not-sent'),
    [actionIds.digestClaim]: claimLeftoversButton(bot),
    [actionIds.digestRequeue]: requeueMissedButton(bot),
    [actionIds.digestPause]: pauseTemplateButton(bot),
    [actionIds.digestReport]: fullReportButton(bot),
    [actionIds.digestHour]: digestHourButton(bot),
  },
  viewPresses: {
    ...composerPresses(bot),
    [actionIds.templatesTurn]: templatesListPress(bot),
    [actionIds.templatesArchive]: templatesListPress(bot),
    [actionIds.templateNew]: templateNewPress(bot),
    [actionIds.templateOpen]: templateOpenPress(bot),
    [actionIds.templateField]: templateFieldPress(bot),
    [actionIds.templateInEnglish]: templateLanguagePress(bot, 'en'),
    [actionIds.templateInFrench]: templateLanguagePress(bot, 'fr'),
    [actionIds.templateInDutch]: templateLanguagePress(bot, 'nl'),
    [actionIds.templateArchive]: templateArchivePress(bot, archive),
    [actionIds.templateRestore]: templateArchivePress(bot, restore),
    [actionIds.templateHistory]: templateHistoryPress(bot),
    [actionIds.confirmSent]: confirmSendPress(bot, 'sent'),
    [actionIds.confirmNotSent]: confirmSendPress(bot, 'not-sent'),
  },
  submissions: {
    [callbackIds.captureRead]: captureReadSubmission(bot),
    [callbackIds.captureSave]: captureSaveSubmission(bot),
    [callbackIds.openStory]: openStorySubmission(bot),
    [callbackIds.composer]: composerSubmission(bot),
    [callbackIds.won]: wonSubmission(bot),
    [callbackIds.lost]: lostSubmission(bot),
    [callbackIds.snooze]: snoozeSubmission(bot),
    [callbackIds.optOut]: optOutSubmission(bot),
    [callbackIds.cost]: costSubmission(bot),
    [callbackIds.templateSave]: templateSaveSubmission(bot),
    [callbackIds.digestHour]: digestHourSubmission(bot),
  },
  commands: {
    '/storydesk': storydeskCommand(bot),
  },
  shortcuts: {
    capture_viewers: captureShortcut(bot),
    claim_next: claimNextShortcut(bot),
    send_as_dm: sendAsDmShortcut(bot),
    log_conversion: logConversionShortcut(bot),
  },
  events: {
    app_home_opened: homeOpenedListener(bot),
    user_change: personChangedListener(bot),
    member_joined_channel: membershipListener(bot),
    member_left_channel: membershipListener(bot),
    channel_archive: channelClosedListener(bot, 'is_archived'),
    group_archive: channelClosedListener(bot, 'is_archived'),
    channel_left: channelClosedListener(bot, 'not_in_channel'),
    group_left: channelClosedListener(bot, 'not_in_channel'),
    channel_deleted: channelClosedListener(bot, 'channel_not_found'),
    group_deleted: channelClosedListener(bot, 'channel_not_found'),
    channel_unarchive: channelOpenedListener(bot),
    group_unarchive: channelOpenedListener(bot),
    app_uninstalled: tokenGoneListener(bot, 'app_uninstalled'),
    tokens_revoked: tokenGoneListener(bot, 'tokens_revoked'),
  },
});

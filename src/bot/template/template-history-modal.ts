import type { ModalView } from '@slack/types';
import type { TemplateVersion } from '../../domain/template/template-store.ts';
import { callbackIds } from '../messages/action-ids.ts';
import { type Mrkdwn, mentionUser } from '../messages/mrkdwn.ts';
import type { Reader } from '../messages/reader.ts';
import { say, sayMrkdwn } from '../messages/say.ts';
import { slackDate } from '../messages/slack-date.ts';
import { plainText, section } from '../messages/text-blocks.ts';

/** Versions shown: a modal holds 100 blocks, and nobody reads more. */
export const shownVersions = 50;

/** Who made which version of a template, and when; the latest first. */
export const templateHistoryModal = (versions: readonly TemplateVersion[], reader: Reader): ModalView => ({
  type: 'modal',
  callback_id: callbackIds.templateHistory,
  title: plainText(say(reader.language, 'templates.history')),
  close: plainText(say(reader.language, 'templates.back')),
  blocks: versions
    .slice(0, shownVersions)
    .map((version) => section(`template_version_${version.template.version}`, versionLine(version, reader))),
});

function versionLine({ template: { version }, at, by, cause }: TemplateVersion, reader: Reader): Mrkdwn {
  const { language } = reader;
  const when = slackDate(at, 'moment', reader);
  if (by && (cause === 'modal' || cause === 'archive' || cause === 'restore')) {
    return sayMrkdwn(language, `templates.history.${cause}`, { who: mentionUser(by), version, when });
  }
  return cause === 'import' || cause === 'library'
    ? sayMrkdwn(language, `templates.history.${cause}`, { version, when })
    : sayMrkdwn(language, 'templates.history.other', { version, when });
}

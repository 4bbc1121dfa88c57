import type { ModalView } from '@slack/types';
import { callbackIds } from '../messages/action-ids.ts';
import { type Named, personLink } from '../messages/person-name.ts';
import type { Reader } from '../messages/reader.ts';
import { sayMrkdwn } from '../messages/say.ts';
import { section } from '../messages/text-blocks.ts';
import { type AboutLead, closingModal } from './closing-modal.ts';

/**
 * Asks whether nobody may write to somebody any more. A modal, since Slack's own question belongs to a whole ⋯ menu and
 * would be asked for each choice in it.
 *
 * Source: docs.slack.dev/reference/block-kit/block-elements/overflow-menu-element
 */
export const optOutModal = (about: AboutLead, who: Named, reader: Reader): ModalView =>
  closingModal(
    callbackIds.optOut,
    about,
    { title: 'optOut.title', submit: 'optOut.submit' },
    [section('opt_out_ask', sayMrkdwn(reader.language, 'optOut.ask', { who: personLink(who, reader.language) }))],
    reader,
  );

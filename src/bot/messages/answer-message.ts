import type { ChannelId } from '../../domain/ids.ts';
import type { Lead } from '../../domain/lead/lead.ts';
import type { Story } from '../../domain/story/story.ts';
import { leadValue } from '../card/lead-value.ts';
import { actionIds } from './action-ids.ts';
import { actions, button } from './buttons.ts';
import { cardLink } from './card-link.ts';
import { joinMrkdwn, type Mrkdwn, mentionChannel } from './mrkdwn.ts';
import { type Named, personLink } from './person-name.ts';
import type { Reader } from './reader.ts';
import { sayMrkdwn } from './say.ts';
import { slackDate } from './slack-date.ts';
import type { PrivateMessage } from './slack-message.ts';
import { storyName } from './story-name.ts';
import { section } from './text-blocks.ts';
import { markedTier } from './tier.ts';

/** What Claim next brought. */
export interface NextLead {
  readonly lead: Lead;
  readonly who: Named;
  readonly score: number;
  readonly desk: ChannelId;
  /** Undefined while its card is not posted yet. */
  readonly cardTs: string | undefined;
}

/** What was done to a lead, where its name says all. */
const deeds = {
  'taken-over': 'answer.takenOver',
  released: 'answer.released',
  'given-back': 'answer.givenBack',
  passed: 'answer.passed',
  dismissed: 'answer.dismissed',
  won: 'answer.won',
  lost: 'answer.lost',
  woken: 'answer.woken',
  'opted-out': 'answer.optedOut',
  reopened: 'answer.reopened',
} as const;

/** What a press did, for the one who pressed. */
export type DeskAnswer =
  | { readonly kind: 'claimed'; readonly who: Named; readonly until: Date }
  | { readonly kind: 'claimed-next'; readonly next: NextLead }
  | { readonly kind: keyof typeof deeds; readonly who: Named }
  | { readonly kind: 'snoozed'; readonly who: Named; readonly until: Date }
  | { readonly kind: 'took-shift' | 'left-shift'; readonly story: Story }
  | { readonly kind: 'opened-story'; readonly story: Story; readonly desk: ChannelId }
  /** The button is from an older release, or its message shows what is long past. */
  | { readonly kind: 'stale' }
  /** Slack could not be asked whether they may: nothing was done. */
  | { readonly kind: 'not-checked' }
  /** We failed: the person must know that nothing changed. */
  | { readonly kind: 'failed' };

/** Tells one person what their press did. */
export function answerMessage(answer: DeskAnswer, reader: Reader): PrivateMessage {
  const text = answerSentence(answer, reader);
  if (answer.kind !== 'claimed-next') return { text };
  const answering = button(reader.language, 'button.answer', actionIds.answer, leadValue(answer.next.lead), 'primary');
  return { text, blocks: [section('answer', text), actions('answer_actions', [answering])] };
}

function answerSentence(answer: DeskAnswer, reader: Reader): Mrkdwn {
  const { language } = reader;
  switch (answer.kind) {
    case 'claimed':
      return sayMrkdwn(language, 'answer.claimed', {
        who: personLink(answer.who, language),
        until: slackDate(answer.until, 'moment', reader),
      });
    case 'claimed-next':
      return nextSentence(answer.next, reader);
    case 'snoozed':
      return sayMrkdwn(language, 'answer.snoozed', {
        who: personLink(answer.who, language),
        until: slackDate(answer.until, 'moment', reader),
      });
    case 'took-shift':
      return sayMrkdwn(language, 'answer.tookShift', { story: storyName(answer.story, reader) });
    case 'left-shift':
      return sayMrkdwn(language, 'answer.leftShift', { story: storyName(answer.story, reader) });
    case 'opened-story':
      return sayMrkdwn(language, 'answer.openedStory', {
        story: storyName(answer.story, reader),
        desk: mentionChannel(answer.desk),
      });
    case 'stale':
      return sayMrkdwn(language, 'answer.stale');
    case 'not-checked':
      return sayMrkdwn(language, 'answer.notChecked');
    case 'failed':
      return sayMrkdwn(language, 'answer.failed');
    default:
      return sayMrkdwn(language, deeds[answer.kind], { who: personLink(answer.who, language) });
  }
}

function nextSentence({ lead, who, score, desk, cardTs }: NextLead, reader: Reader): Mrkdwn {
  const { language } = reader;
  const named = { tier: markedTier(lead.segment, score, language), who: personLink(who, language) };
  const taken =
    lead.status === 'claimed'
      ? sayMrkdwn(language, 'answer.claimedNext', { ...named, until: slackDate(lead.leaseUntil, 'moment', reader) })
      : sayMrkdwn(language, 'answer.tookNext', named);
  return joinMrkdwn(
    [taken, cardTs === undefined ? undefined : cardLink(lead.team, desk, cardTs, sayMrkdwn(language, 'link.card'))],
    ' ',
  );
}

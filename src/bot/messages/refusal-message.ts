import type { CaptureRefusal } from '../../domain/capture/capture.ts';
import type { AccountId, ChannelId, SlackUserId } from '../../domain/ids.ts';
import type { LeadRefusal } from '../../domain/lead/refusal.ts';
import type { ShiftRefusal } from '../../domain/story/shift.ts';
import type { RightsRefusal, Standing } from '../../domain/team/rights.ts';
import type { TouchPressRefusal } from '../../domain/touch/decide-touch.ts';
import { actionIds } from './action-ids.ts';
import { actions, button } from './buttons.ts';
import type { MessageKey } from './catalogue.ts';
import { leadRefusalWords } from './lead-refusal-words.ts';
import { type Mrkdwn, mentionChannel, mentionUser } from './mrkdwn.ts';
import type { Named } from './person-name.ts';
import { queueValue } from './press-value.ts';
import type { Reader } from './reader.ts';
import { sayMrkdwn } from './say.ts';
import type { PrivateMessage } from './slack-message.ts';
import { section } from './text-blocks.ts';

/** Every no a rule can say to a person. */
export type DeskRefusal = LeadRefusal | RightsRefusal | CaptureRefusal | ShiftRefusal | TouchPressRefusal;

/** Where it was refused, as far as known: makes the sentence say who may and where. */
export interface RefusedAt {
  readonly account?: AccountId;
  readonly desk?: ChannelId;
  readonly monitor?: SlackUserId;
  /** Whose lead it is about. */
  readonly who?: Named;
}

/** Tells one person why nothing changed and what to do next; whoever lost a race is offered the next lead. */
export function refusalMessage(refusal: DeskRefusal, reader: Reader, where: RefusedAt = {}): PrivateMessage {
  const text = refusalSentence(refusal, reader, where);
  if (!offersNext.has(refusal.kind)) return { text };
  const next = button(reader.language, 'button.claimNext', actionIds.claimNext, queueValue(where.account), 'primary');
  return { text, blocks: [section('refusal', text), actions('refusal_actions', [next])] };
}

/** Refusals after which another lead is what the person wants. */
const offersNext: ReadonlySet<DeskRefusal['kind']> = new Set<DeskRefusal['kind']>([
  'already-claimed',
  'already-answered',
  'snoozed',
  'no-longer-open',
  'already-passed',
  'unknown-lead',
]);

function refusalSentence(refusal: DeskRefusal, reader: Reader, { desk, monitor, who }: RefusedAt): Mrkdwn {
  const { language } = reader;
  switch (refusal.kind) {
    case 'unknown-touch':
      return sayMrkdwn(language, 'touchRefusal.unknown');
    case 'still-looking':
      return sayMrkdwn(language, 'touchRefusal.stillLooking');
    case 'already-settled':
      return sayMrkdwn(language, 'touchRefusal.settled');
    case 'under-way':
      return sayMrkdwn(language, 'touchRefusal.underWay');
    case 'not-now':
    case 'too-early':
    case 'earlier-attempt':
      return sayMrkdwn(language, 'touchRefusal.notNow');
    case 'not-a-full-member':
      return sayMrkdwn(language, standingSentences[refusal.standing]);
    case 'not-in-desk':
      return desk
        ? sayMrkdwn(language, 'refusal.notInThisDesk', { desk: mentionChannel(desk) })
        : sayMrkdwn(language, 'refusal.notInDesk');
    case 'needs-monitor':
      return monitor
        ? sayMrkdwn(language, 'refusal.needsThisMonitor', { monitor: mentionUser(monitor) })
        : sayMrkdwn(language, 'refusal.needsMonitor');
    case 'needs-manager':
      return sayMrkdwn(language, 'refusal.needsManager');
    case 'shift-taken':
      return sayMrkdwn(language, 'refusal.shiftTaken', { monitor: mentionUser(refusal.monitor) });
    case 'no-shift':
      return sayMrkdwn(language, 'refusal.noShift');
    case 'no-names':
      return sayMrkdwn(language, 'refusal.noNames');
    case 'unknown-story':
      return sayMrkdwn(language, 'refusal.unknownStory');
    case 'story-over':
      return sayMrkdwn(language, 'refusal.storyOver');
    default:
      return leadRefusalWords(refusal, reader, who);
  }
}

const standingSentences = {
  guest: 'refusal.guest',
  outsider: 'refusal.outsider',
  deactivated: 'refusal.deactivated',
  bot: 'refusal.bot',
} as const satisfies Record<Exclude<Standing, 'member'>, MessageKey>;

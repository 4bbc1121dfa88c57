import { mayDo } from '../../domain/team/rights.ts';
import { requestSend, type SendRefusal } from '../../domain/touch/request-send.ts';
import type { Route } from '../../domain/touch/route.ts';
import type { SendBlock } from '../../domain/touch/send-lint.ts';
import type { Touch } from '../../domain/touch/touch.ts';
import type { Bot } from '../bot.ts';
import { named } from '../card/card-lines.ts';
import { waitWords } from '../card/touch-line.ts';
import { fingerprint } from '../fingerprint.ts';
import { cut } from '../messages/cut.ts';
import { blockWords } from '../messages/finding-words.ts';
import type { Mrkdwn } from '../messages/mrkdwn.ts';
import { personLink } from '../messages/person-name.ts';
import { refusalMessage } from '../messages/refusal-message.ts';
import { sayMrkdwn } from '../messages/say.ts';
import { slackDate } from '../messages/slack-date.ts';
import type { SubmissionListener, ViewReply, ViewSubmission } from '../slack/interaction.ts';
import { byHandModal } from './by-hand-modal.ts';
import type { ComposerDraft } from './composer-draft.ts';
import { composerBlocks } from './composer-inputs.ts';
import { composerModal } from './composer-modal.ts';
import { type Composing, contentOf, readComposing } from './read-composing.ts';
import { sendRefusalWords } from './send-refusal-words.ts';
import { staleComposer } from './stale-composer.ts';

/**
 * Send. What goes out is what was on screen: anything else, be it a template that was just chosen, another way out, or
 * news of the person, is shown first and has to be sent again.
 */
export const composerSubmission =
  (bot: Bot): SubmissionListener =>
  async (submission) => {
    const composing = await readComposing(bot, submission);
    if (!composing) return staleComposer(bot, submission);
    const { who, facts, draft, metadata, isRewritten } = composing;
    const { account } = facts.card;
    const where = { account: account.id, desk: account.desk };
    const may = mayDo(who, 'answer');
    if (!may.ok) return shownAgain(bot, composing, refusalMessage(may.refusal, who, where).text, may.refusal.kind);
    const shown = metadata.route ?? draft.route?.route;
    if (isRewritten || (draft.route !== undefined && draft.route.route !== shown && !isPaused(draft, shown))) {
      return shownAgain(bot, composing, sayMrkdwn(who.language, 'composer.lookAgain'), 'not what was on screen');
    }
    const sent = await send(bot, submission, composing);
    if (sent.ok) return accepted(bot, submission, composing, sent.value);
    const { refusal } = sent;
    if (refusal.kind === 'blocked') return blocked(composing, refusal.blocks);
    return shownAgain(
      bot,
      await afresh(bot, submission, composing, refusal),
      sendRefusalWords(refusal, who, where),
      refusal.kind,
    );
  };

/** What was written for a way that is paused meanwhile is not lost: it waits in sight. */
const isPaused = ({ plan }: ComposerDraft, route: Route | undefined) =>
  plan.closed.some((closed) => closed.route === route && closed.because.kind === 'account-paused');

async function send(bot: Bot, { by, view }: ViewSubmission, { metadata, facts, draft, who, isUpToDate }: Composing) {
  const { lead } = facts.card;
  // The way that was on screen; without any the domain says why, whichever is asked for.
  const route = metadata.route ?? draft.route?.route ?? draft.plan.closed[0]?.route ?? 'by_hand';
  return requestSend(bot.desk, {
    team: lead.team,
    lead: lead.id,
    // What was seen still holds, though the lease was renewed or the card redrawn.
    leadVersion: isUpToDate ? lead.version : metadata.version,
    by,
    mayActForOthers: who.isManager,
    pressKey: `${view} ${await fingerprint([draft.text, draft.use?.key])}`,
    cause: metadata.cause,
    route,
    text: draft.text,
    textKind: draft.textKind,
    step: facts.step,
    template: draft.use,
    blanksLeft: draft.blanksLeft,
    language: draft.language,
  });
}

/** What the answer to a modal may hold for one input. Source: docs.slack.dev/surfaces/modals (errors) */
const errorRoom = { graphemes: 300, units: 600 };

/** Under the text, so that it can be mended there. */
const blocked = ({ metadata, who }: Composing, blocks: readonly SendBlock[]): ViewReply => ({
  answer: {
    response_action: 'errors',
    errors: {
      [composerBlocks.text(metadata.generation)]: cut(
        blocks.map((block) => blockWords(block, who)).join(' '),
        errorRoom,
      ),
    },
  },
  outcome: 'refused blocked',
});

/** Keeps the composer open with what was typed, says why, and shows what is known now. */
function shownAgain(bot: Bot, composing: Composing, notice: Mrkdwn, outcome: string): ViewReply {
  const content = contentOf(composing, bot.desk.clock.now(), { notice });
  return {
    answer: { response_action: 'update', view: composerModal(content, composing.who) },
    outcome: `refused ${outcome}`,
  };
}

/** After a refusal that comes of something newer than what we had read, what is shown must be newer too. */
async function afresh(
  bot: Bot,
  submission: ViewSubmission,
  composing: Composing,
  { kind }: SendRefusal,
): Promise<Composing> {
  const isNewer = kind === 'changed-meanwhile' && composing.isUpToDate;
  return (isNewer && (await readComposing(bot, submission))) || composing;
}

function accepted({ desk }: Bot, { tell }: ViewSubmission, { facts, who }: Composing, touch: Touch): ViewReply {
  if (touch.status === 'offered') {
    return {
      answer: { response_action: 'update', view: byHandModal(touch, named(facts.card), who) },
      outcome: 'offered by hand',
    };
  }
  const waits = waitSentence(touch, facts, who, desk.clock.now());
  return { outcome: `sent ${touch.status}`, ...(waits && { afterwards: () => tell({ text: waits }) }) };
}

/** Until when a message waits and why; undefined when it goes out at once. */
function waitSentence(
  touch: Touch,
  { card }: Composing['facts'],
  who: Composing['who'],
  now: Date,
): Mrkdwn | undefined {
  if (touch.status !== 'waiting' || (touch.until && touch.until <= now)) return undefined;
  const parts = { who: personLink(named(card), who.language), why: waitWords(touch.why, who) };
  return touch.until
    ? sayMrkdwn(who.language, 'composer.waits', { ...parts, until: slackDate(touch.until, 'moment', who) })
    : sayMrkdwn(who.language, 'composer.waitsForSomebody', parts);
}

import type { CaptureRefusal } from '../../domain/capture/capture.ts';
import { previewCapture } from '../../domain/capture/preview-capture.ts';
import { accept, type Result, refuse } from '../../domain/result.ts';
import type { Story } from '../../domain/story/story.ts';
import type { Account } from '../../domain/team/account.ts';
import { mayDo } from '../../domain/team/rights.ts';
import type { Bot } from '../bot.ts';
import type { StoryRef } from '../messages/press-value.ts';
import { refusalMessage } from '../messages/refusal-message.ts';
import type { ViewReply, ViewSubmission } from '../slack/interaction.ts';
import type { Colleague } from '../slack/teammates.ts';
import { captureBlocks } from './capture-inputs.ts';
import { captureProblem } from './capture-modal.ts';
import { capturePreviewModal } from './capture-preview-modal.ts';
import { type EnteredCapture, readCapture } from './read-capture.ts';

/** Names that somebody who may has entered for a story. */
export interface PermittedCapture {
  readonly who: Colleague;
  readonly account: Account;
  readonly story: Story;
  readonly ref: StoryRef;
  readonly entered: EnteredCapture;
}

/** Checks what was sent, and by whom, now; the refusal is the answer that keeps the modal open with what was typed. */
export async function permittedCapture(
  bot: Bot,
  submission: ViewSubmission,
): Promise<Result<PermittedCapture, ViewReply>> {
  const { team } = bot.identity;
  const { accounts, stories } = bot.desk.database.stores;
  const entered = await readCapture(submission);
  const ref = entered.story;
  const account = ref && (await accounts.find(team, ref.account));
  const story = ref && (await stories.find(team, ref.account, ref.story));
  if (!ref || !account || !story) {
    return refuse(problem({ kind: 'unknown-story' }, bot.teammates.readerOf(submission.by)));
  }
  const who = await bot.teammates.inDesk(submission.by, account.desk);
  const may = mayDo(who, 'capture');
  if (!may.ok) return refuse(keptOpen(refusalMessage(may.refusal, who).text, may.refusal.kind));
  if (entered.names.names.length === 0) return refuse(problem({ kind: 'no-names' }, who));
  return accept({ who, account, story, ref, entered });
}

/** Says what a capture would mean, in place of the modal that was sent. */
export async function previewReply(
  bot: Bot,
  { who, account, story, ref, entered }: PermittedCapture,
  hasChanged: boolean,
): Promise<ViewReply> {
  const { stores } = bot.desk.database;
  const preview = await previewCapture(stores, account, ref.story, entered.names);
  const live = await stores.stories.live(account.team, [account.id]);
  const isLive = live.some(({ id }) => id === story.id);
  return {
    outcome: hasChanged ? 'shown again' : 'shown',
    answer: {
      response_action: 'update',
      view: capturePreviewModal(
        {
          preview,
          // The story may have ended since the modal was opened; the choice is not taken away.
          stories: isLive ? live : [story, ...live],
          chosen: ref,
          texts: entered.texts,
          shown: entered.fingerprint,
          hasChanged,
        },
        who,
      ),
    },
  };
}

/** Why it was not taken, under the first box, which every step of the modal has. */
export const problem = (refusal: CaptureRefusal, { language }: Pick<Colleague, 'language'>): ViewReply =>
  keptOpen(captureProblem(refusal, language), refusal.kind);

const keptOpen = (sentence: string, kind: string): ViewReply => ({
  answer: { response_action: 'errors', errors: { [captureBlocks.names[0]]: sentence } },
  outcome: `refused ${kind}`,
});

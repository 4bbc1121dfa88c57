import { z } from 'zod';
import { addHours } from '../../domain/duration.ts';
import { accountId } from '../../domain/ids.ts';
import { openStoryByHand } from '../../domain/story/sync-stories.ts';
import { mayDo } from '../../domain/team/rights.ts';
import type { Bot } from '../bot.ts';
import {
  hoursAgoProblem,
  openStoryBlocks,
  openStoryInput,
  parseHoursAgo,
  parseOpenStoryMetadata,
} from '../capture/open-story-modal.ts';
import { refreshHome } from '../home/refresh-home.ts';
import { answerMessage } from '../messages/answer-message.ts';
import { refusalMessage } from '../messages/refusal-message.ts';
import type { SubmissionListener, ViewReply } from '../slack/interaction.ts';

const values = z.object({
  [openStoryBlocks.account]: z
    .object({ [openStoryInput]: z.object({ selected_option: z.object({ value: z.string().transform(accountId) }) }) })
    .optional(),
  [openStoryBlocks.title]: z.object({ [openStoryInput]: z.object({ value: z.string() }) }),
  [openStoryBlocks.hoursAgo]: z.object({ [openStoryInput]: z.object({ value: z.string().nullish() }) }),
});

/** Opens the story that was described in the modal; its board follows by itself. */
export const openStorySubmission =
  (bot: Bot): SubmissionListener =>
  async (submission) => {
    const { desk, identity, teammates } = bot;
    const entered = values.parse(submission.values);
    const id =
      entered[openStoryBlocks.account]?.[openStoryInput].selected_option.value ??
      parseOpenStoryMetadata(submission.privateMetadata);
    const account = id && (await desk.database.stores.accounts.find(identity.team, id));
    if (!account) {
      const { text } = answerMessage({ kind: 'stale' }, teammates.readerOf(submission.by));
      return wrong(openStoryBlocks.title, text, 'stale');
    }
    const who = await teammates.inDesk(submission.by, account.desk);
    const may = mayDo(who, 'open-story');
    if (!may.ok) {
      const { text } = refusalMessage(may.refusal, who);
      return wrong(openStoryBlocks.title, text, `refused ${may.refusal.kind}`);
    }

    const title = entered[openStoryBlocks.title][openStoryInput].value.trim();
    const hoursAgo = parseHoursAgo(entered[openStoryBlocks.hoursAgo][openStoryInput].value);
    if (hoursAgo === undefined) {
      return wrong(openStoryBlocks.hoursAgo, hoursAgoProblem(who.language), 'refused too-old');
    }
    const story = await openStoryByHand(desk, {
      team: identity.team,
      account: account.id,
      title,
      postedAt: addHours(desk.clock.now(), -hoursAgo),
      by: submission.by,
    });
    return {
      outcome: 'opened',
      async afterwards() {
        await submission.tell(answerMessage({ kind: 'opened-story', story, desk: account.desk }, who));
        await refreshHome(bot, submission.by);
      },
    };
  };

const wrong = (blockId: string, sentence: string, outcome: string): ViewReply => ({
  answer: { response_action: 'errors', errors: { [blockId]: sentence } },
  outcome,
});

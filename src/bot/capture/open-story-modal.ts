import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { type AccountId, accountId } from '../../domain/ids.ts';
import { storyLifeHours } from '../../domain/story/story.ts';
import type { Account, Language } from '../../domain/team/account.ts';
import { accountInput } from '../messages/account-input.ts';
import { callbackIds } from '../messages/action-ids.ts';
import type { Reader } from '../messages/reader.ts';
import { say } from '../messages/say.ts';
import { plainText } from '../messages/text-blocks.ts';

/** The block ids of the modal; each holds one input, called `value`. */
export const openStoryBlocks = { account: 'story_account', title: 'story_title', hoursAgo: 'story_hours_ago' } as const;
export const openStoryInput = 'value';

const longestTitle = 100;

/**
 * Opens a story by hand, for accounts whose stories Instagram's API does not list.
 *
 * @param accounts those the reader may open one for; asked for when there are several, the first being chosen
 */
export function openStoryModal(accounts: readonly Account[], { language }: Reader): ModalView {
  return {
    type: 'modal',
    callback_id: callbackIds.openStory,
    private_metadata: JSON.stringify({ account: accounts[0]?.id }),
    title: plainText(say(language, 'openStory.title')),
    submit: plainText(say(language, 'openStory.submit')),
    close: plainText(say(language, 'capture.cancel')),
    blocks: [
      ...(accounts.length > 1
        ? [
            accountInput(accounts, {
              block: openStoryBlocks.account,
              action: openStoryInput,
              label: say(language, 'openStory.account'),
            }),
          ]
        : []),
      {
        type: 'input',
        block_id: openStoryBlocks.title,
        label: plainText(say(language, 'openStory.name')),
        element: {
          type: 'plain_text_input',
          action_id: openStoryInput,
          max_length: longestTitle,
          placeholder: plainText(say(language, 'openStory.namePlaceholder')),
        },
      },
      {
        type: 'input',
        block_id: openStoryBlocks.hoursAgo,
        optional: true,
        label: plainText(say(language, 'openStory.posted')),
        hint: plainText(say(language, 'openStory.postedHint')),
        element: {
          type: 'number_input',
          action_id: openStoryInput,
          is_decimal_allowed: true,
          min_value: '0',
          max_value: String(storyLifeHours),
        },
      },
    ],
  };
}

const metadata = z.object({ account: z.string().min(1).transform(accountId) });

/** The account a story is opened for; undefined when the modal is from an older release: answer as stale. */
export function parseOpenStoryMetadata(text: string | undefined): AccountId | undefined {
  try {
    return metadata.safeParse(JSON.parse(text ?? '')).data?.account;
  } catch {
    return undefined; // not JSON, so not ours
  }
}

const hours = z.union([z.literal('').transform(() => 0), z.coerce.number()]).pipe(z.number().min(0).lt(storyLifeHours));

/** Reads how many hours ago the story was posted, empty meaning now; undefined when it would be over already. */
export const parseHoursAgo = (typed: string | null | undefined): number | undefined =>
  hours.safeParse(typed?.trim() ?? '').data;

/** What to say below the input when `parseHoursAgo` finds none. */
export const hoursAgoProblem = (language: Language): string =>
  say(language, 'openStory.tooOld', { hours: storyLifeHours });

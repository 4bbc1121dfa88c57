import type { Bot } from '../bot.ts';
import { say } from '../messages/say.ts';
import type { ViewReply, ViewSubmission } from '../slack/interaction.ts';

/** A composer of an older release, or of a lead that is gone: says so under its text, which stays to be copied. */
export function staleComposer({ teammates }: Bot, { by, values }: ViewSubmission): ViewReply {
  const text = Object.keys(values).find((block) => block.startsWith('composer_text'));
  return {
    ...(text && {
      answer: {
        response_action: 'errors',
        errors: { [text]: say(teammates.readerOf(by).language, 'answer.stale') },
      },
    }),
    outcome: 'stale',
  };
}

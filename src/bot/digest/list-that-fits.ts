import type { Language } from '../../domain/team/account.ts';
import { joinMrkdwn, type Mrkdwn } from '../messages/mrkdwn.ts';
import { sayMrkdwn } from '../messages/say.ts';
import { partsThatFit } from '../messages/text-blocks.ts';

interface ListOptions {
  readonly language: Language;
  /** What stands above it. */
  readonly title?: Mrkdwn;
  /** How many lines are worth reading; without it, as many as fit. */
  readonly most?: number;
  /** What stands below it. */
  readonly end?: Mrkdwn | undefined;
}

/** Kept free for how many more there are, and for the breaks of lines. */
const restRoom = 100;

/** As many lines as one text holds, and how many more there are. */
export function listThatFits(
  lines: readonly Mrkdwn[],
  { language, title, most = lines.length, end }: ListOptions,
): Mrkdwn {
  const reserved = restRoom + (title?.length ?? 0) + (end?.length ?? 0);
  const { text, count } = partsThatFit(lines.slice(0, most), '\n', reserved);
  const left = lines.length - count;
  const more = left > 0 ? sayMrkdwn(language, 'list.more', { count: left }) : undefined;
  return joinMrkdwn([title, text, more, end], '\n');
}

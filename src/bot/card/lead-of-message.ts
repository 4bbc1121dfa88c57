import { subjectParts } from '../../domain/card/post.ts';
import type { LeadId } from '../../domain/ids.ts';
import type { Bot } from '../bot.ts';
import type { ShortcutMessage } from '../slack/interaction.ts';

/** Whose card the message is, or hangs from. */
export async function leadOfMessage(
  { desk, identity }: Pick<Bot, 'desk' | 'identity'>,
  { channel, ts, threadTs = ts }: ShortcutMessage,
): Promise<LeadId | undefined> {
  const post = await desk.database.stores.posts.findByMessage(identity.team, channel, threadTs);
  const shown = post && subjectParts(post.subject);
  return shown?.kind === 'card' ? shown.lead : undefined;
}

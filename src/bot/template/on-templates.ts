import { mayDo } from '../../domain/team/rights.ts';
import { askedAccounts } from '../asked-accounts.ts';
import type { Bot } from '../bot.ts';
import type { Asked, Outcome } from '../slack/interaction.ts';
import type { Colleague } from '../slack/teammates.ts';
import { tellRefusal } from '../tell-outcome.ts';

/** Somebody who may at least look at the templates. */
export interface TemplateReader {
  readonly who: Colleague;
  readonly mayManage: boolean;
}

/**
 * Finds out, now, whether somebody may look at the templates or change them; only then it is done.
 *
 * @param channel where a command was typed; modals have none
 */
export async function onTemplates(
  bot: Bot,
  asked: Pick<Asked, 'by' | 'tell'> & { readonly channel?: Asked['channel'] },
  act: 'see-templates' | 'manage-templates',
  perform: (reader: TemplateReader) => Promise<Outcome>,
): Promise<Outcome> {
  const permitted = await askedAccounts(bot, { by: asked.by, channel: asked.channel }, act);
  if (!permitted.ok) {
    const { who, refusal, where } = permitted.refusal;
    return tellRefusal(asked, who, refusal, where);
  }
  const { who } = permitted.value;
  return perform({ who, mayManage: mayDo(who, 'manage-templates').ok });
}

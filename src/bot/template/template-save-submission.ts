import { mayDo } from '../../domain/team/rights.ts';
import { createNewTemplate, saveTemplate } from '../../domain/template/save-template.ts';
import { askedAccounts } from '../asked-accounts.ts';
import type { Bot } from '../bot.ts';
import { refusalMessage } from '../messages/refusal-message.ts';
import { say } from '../messages/say.ts';
import type { SubmissionListener, ViewReply } from '../slack/interaction.ts';
import { refreshTemplateList } from './open-templates.ts';
import { readTemplateValues, templateBlocks } from './read-template-values.ts';
import { draftProblem, writtenOf } from './template-draft.ts';
import { parseTemplateMetadata } from './template-metadata.ts';
import { draftErrors, type InputErrors, refusalErrors } from './template-problem.ts';
import { storedTemplate } from './template-screen.ts';

/** Save: keeps all languages as one version. What is wrong stands under its input, and what was typed stays. */
export const templateSaveSubmission =
  (bot: Bot): SubmissionListener =>
  async (submission) => {
    const { desk, identity, teammates } = bot;
    const { by } = submission;
    const metadata = parseTemplateMetadata(submission.privateMetadata);
    if (!metadata) {
      const block = Object.keys(submission.values)[0] ?? templateBlocks.step;
      return keptOpen({ [block]: say(teammates.readerOf(by).language, 'answer.stale') }, 'stale');
    }
    const { language: shown, key, version: seenVersion } = metadata;
    const permitted = await askedAccounts(bot, { by, channel: undefined }, 'manage-templates');
    if (!permitted.ok) {
      const { who, refusal, where } = permitted.refusal;
      const { text } = refusalMessage(refusal, who, where);
      return keptOpen({ [templateBlocks.a(shown)]: text }, `refused ${refusal.kind}`);
    }
    const { who } = permitted.value;
    const draft = readTemplateValues(submission.values, metadata, await storedTemplate(bot, metadata));
    const problem = draftProblem(draft, shown);
    if (problem) return keptOpen(draftErrors(problem, shown, who.language), `refused ${problem.kind}`);

    const change = { team: identity.team, by, written: writtenOf(draft) };
    const saved = key
      ? await saveTemplate(desk, { ...change, key, seenVersion })
      : await createNewTemplate(desk, change);
    if (!saved.ok) return keptOpen(refusalErrors(saved.refusal, shown, who.language), `refused ${saved.refusal.kind}`);
    return {
      outcome: 'saved',
      afterwards: () => refreshTemplateList(bot, { who, mayManage: mayDo(who, 'manage-templates').ok }, metadata.list),
    };
  };

const keptOpen = (errors: InputErrors, outcome: string): ViewReply => ({
  answer: { response_action: 'errors', errors: { ...errors } },
  outcome,
});

import type { LeadId, TemplateKey } from '../../domain/ids.ts';
import { renewIfMine } from '../../domain/lead/change-lead.ts';
import { isClosed, type Lead, ownerOf } from '../../domain/lead/lead.ts';
import { isOver } from '../../domain/lead/refusal.ts';
import { accept, type Result, refuse } from '../../domain/result.ts';
import type { Language } from '../../domain/team/account.ts';
import type { Template } from '../../domain/template/template.ts';
import type { ComposerFacts } from '../../domain/touch/composer-facts.ts';
import { readComposer } from '../../domain/touch/read-composer.ts';
import type { SendRefusal } from '../../domain/touch/request-send.ts';
import type { Bot } from '../bot.ts';
import { named } from '../card/card-lines.ts';
import { leadValue } from '../card/lead-value.ts';
import { permittedOnLead } from '../lead/lead-press.ts';
import { actionIds } from '../messages/action-ids.ts';
import { actions, button } from '../messages/buttons.ts';
import type { Reader } from '../messages/reader.ts';
import { sayMrkdwn } from '../messages/say.ts';
import type { PrivateMessage } from '../messages/slack-message.ts';
import { section } from '../messages/text-blocks.ts';
import type { Asked, Outcome } from '../slack/interaction.ts';
import { slackFailure } from '../slack/slack-failure.ts';
import type { Colleague } from '../slack/teammates.ts';
import { tellRefusal } from '../tell-outcome.ts';
import { byHandModal } from './by-hand-modal.ts';
import { closedComposerModal, hasNoWay } from './closed-composer-modal.ts';
import { composerDraft } from './composer-draft.ts';
import type { ComposerEntry } from './composer-entry.ts';
import { composerModal } from './composer-modal.ts';
import { sendRefusalWords } from './send-refusal-words.ts';
import { firstWording, suggestAnswers, wordingOf } from './suggest-answers.ts';

/** What an answer begins with; by default the best suggestion. */
export interface ComposerStart {
  /** Where it was opened, for the lead's history: `button`, `command`, `shortcut`, `suggestion`. */
  readonly cause: string;
  /** Somebody's own words. */
  readonly text?: string;
  /** A template somebody picked. */
  readonly template?: { readonly key: TemplateKey; readonly language: Language };
}

/**
 * Opens the composer for a lead. The trigger dies after 3 seconds: when Slack does not open it in time, they are told
 * so, with a button that does.
 */
export async function openComposer(bot: Bot, asked: Asked, id: LeadId, start: ComposerStart): Promise<Outcome> {
  const permitted = await permittedOnLead(bot, asked, { lead: id }, 'answer', start.cause);
  if (!permitted.ok) {
    const { refusal, reader, where } = permitted.refusal;
    return tellRefusal(asked, reader, refusal, where);
  }
  const { press, lead, account, who } = permitted.value;
  const theirs = mayAnswer(lead, who);
  if (!theirs.ok) {
    await asked.tell({ text: sendRefusalWords(theirs.refusal, who, { account: account.id, desk: account.desk }) });
    return `refused ${theirs.refusal.kind}`;
  }
  // Whoever answers is at work on it; and what they see is the lead as it is then.
  await renewIfMine(bot.desk, press);
  const shown = await showComposer(bot, asked.trigger, id, start, who);
  switch (shown) {
    case 'modal opened':
      return shown;
    case 'unknown-lead':
      return tellRefusal(asked, who, { kind: shown });
    case 'modal not opened':
      await asked.tell(notOpened(lead, who));
      return shown;
  }
}

/**
 * Shows the composer to somebody who may answer. Slack may not open it any more: then they must be offered Answer.
 *
 * @param trigger of the press it comes of, 3 seconds old at most
 */
export async function showComposer(
  bot: Bot,
  trigger: string,
  id: LeadId,
  start: ComposerStart,
  who: Colleague,
): Promise<'modal opened' | 'modal not opened' | 'unknown-lead'> {
  const { desk, identity, log, screens } = bot;
  const [facts, templates] = await Promise.all([
    readComposer(desk, identity.team, id),
    desk.database.stores.templates.all(identity.team),
  ]);
  if (!facts) return 'unknown-lead';
  const view = firstView(facts, templates, start, who, bot);
  try {
    await screens.openModal(trigger, view);
    return 'modal opened';
  } catch (error) {
    log.warn({ ...slackFailure(error) }, 'The composer could not be opened');
    return 'modal not opened';
  }
}

/** The same as when it is sent; asked before somebody writes for nothing. */
function mayAnswer(
  lead: Lead,
  { user, isManager }: Colleague,
): Result<true, Extract<SendRefusal, { kind: 'not-claimed' | 'not-yours' | 'no-longer-open' }>> {
  if (isClosed(lead)) return refuse(isOver(lead));
  const owner = ownerOf(lead);
  if (lead.status === 'open') return refuse({ kind: 'not-claimed' });
  if (owner === user || isManager) return accept(true);
  return owner === undefined ? refuse({ kind: 'not-claimed' }) : refuse({ kind: 'not-yours', owner });
}

function firstView(
  facts: ComposerFacts,
  templates: readonly Template[],
  start: ComposerStart,
  who: Colleague,
  bot: Bot,
) {
  const { desk } = bot;
  const now = desk.clock.now();
  if (facts.touch?.status === 'offered') return byHandModal(facts.touch, named(facts.card), who);
  if (hasNoWay(facts)) return closedComposerModal(facts, who, now);
  const suggestions = suggestAnswers(facts, templates);
  const picked = start.template && templates.find(({ key }) => key === start.template?.key);
  const entry: ComposerEntry = {
    wording:
      start.template && picked?.languages[start.template.language]
        ? wordingOf(picked, start.template.language)
        : start.text === undefined
          ? firstWording(facts, suggestions)
          : undefined,
    route: undefined,
    written: start.text,
    answers: new Map(),
  };
  const known = { facts, templates, settings: desk.settings.sending, agentName: who.firstName };
  return composerModal(
    {
      facts,
      templates,
      suggestions,
      draft: composerDraft(known, entry, who),
      answers: entry.answers,
      generation: 0,
      cause: start.cause,
      now,
    },
    who,
  );
}

function notOpened(lead: Lead, reader: Reader): PrivateMessage {
  const text = sayMrkdwn(reader.language, 'composer.notOpened');
  const answer = button(reader.language, 'button.answer', actionIds.answer, leadValue(lead), 'primary');
  return { text, blocks: [section('composer_not_opened', text), actions('composer_not_opened_actions', [answer])] };
}

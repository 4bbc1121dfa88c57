import type { Language } from '../../domain/team/account.ts';
import type { SuggestionReason } from '../../domain/template/suggest-templates.ts';
import { say } from '../messages/say.ts';

/** Why a template is suggested, in words. */
export function suggestionReason(reason: SuggestionReason, language: Language): string {
  switch (reason.kind) {
    case 'topic':
      return say(language, 'why.topic', { topic: reason.topic });
    case 'signal':
      return say(language, `why.signal.${reason.signal}`);
    case 'segment':
      return say(language, `why.segment.${reason.segment}`);
    case 'step':
      return say(language, `step.${reason.step}`);
  }
}

import type { Language } from '../../domain/team/account.ts';
import type { Reason } from '../../domain/viewer/reason.ts';
import type { Mrkdwn } from './mrkdwn.ts';
import { sayMrkdwn } from './say.ts';

/** One reason in words, as part of a line. */
export function reasonWords(reason: Reason, language: Language): Mrkdwn {
  switch (reason.kind) {
    case 'did':
      return sayMrkdwn(language, `reason.${reason.signal}`, { times: reason.times });
    case 'came-back':
      return sayMrkdwn(language, 'reason.cameBack', { views: reason.views, hours: reason.hours });
    case 'loyal':
      return sayMrkdwn(language, 'reason.loyal', { seen: reason.seen, of: reason.of });
  }
}

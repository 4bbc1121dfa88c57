import type { Language } from '../../domain/team/account.ts';
import { type Mrkdwn, trusted } from '../messages/mrkdwn.ts';
import { sayMrkdwn } from '../messages/say.ts';

/** `Reply rate: 38%`, out of words of our own. */
export const namedFigure = (name: string, value: string, language: Language): Mrkdwn =>
  sayMrkdwn(language, 'figure.named', { name: trusted(name), value: trusted(value) });

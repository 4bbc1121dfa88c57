import { nearestWord } from '../../domain/nearest-word.ts';
import { foreignMrkdwn, isBlank } from '../messages/foreign-text.ts';
import { bold, joinMrkdwn, type Mrkdwn, trusted } from '../messages/mrkdwn.ts';
import type { Reader } from '../messages/reader.ts';
import { sayMrkdwn } from '../messages/say.ts';
import type { PrivateMessage } from '../messages/slack-message.ts';

/** What can be written after /storydesk. */
export const subcommands = [
  'story',
  'capture',
  'next',
  'mine',
  'lead',
  'digest',
  'templates',
  'cost',
  'export',
  'resume',
  'doctor',
  'help',
] as const;
export type Subcommand = (typeof subcommands)[number];

const typedRoom = { graphemes: 30, units: 60 };

/**
 * Lists what /storydesk can do.
 *
 * @param unknown what was typed, when it is none of these
 */
export function helpAnswer({ language }: Reader, unknown?: string): PrivateMessage {
  const title = isBlank(unknown)
    ? bold(sayMrkdwn(language, 'help.title'))
    : sayMrkdwn(language, 'help.unknown', { typed: foreignMrkdwn(unknown, typedRoom) });
  const nearest = unknown === undefined ? undefined : nearestWord(unknown, subcommands);
  const guess = nearest && sayMrkdwn(language, 'help.didYouMean', { usage: usageOf(nearest, language) });
  const lines = subcommands.map((name) =>
    joinMrkdwn([trusted('•'), usageOf(name, language), sayMrkdwn(language, `help.${name}`)], ' '),
  );
  return { text: joinMrkdwn([guess, title, ...lines], '\n') };
}

function usageOf(name: Subcommand, language: Reader['language']): Mrkdwn {
  const operand = operands[name] && sayMrkdwn(language, operands[name]);
  return trusted(`\`${joinMrkdwn([trusted(`/storydesk ${name}`), operand], ' ')}\``);
}

/** What some words want to be followed by. */
const operands: Readonly<Partial<Record<Subcommand, 'help.handle' | 'help.days'>>> = {
  lead: 'help.handle',
  export: 'help.days',
};

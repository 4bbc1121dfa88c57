import type { Lead } from '../../domain/lead/lead.ts';
import type { Language } from '../../domain/team/account.ts';
import { joinMrkdwn, type Mrkdwn, trusted } from './mrkdwn.ts';
import { sayMrkdwn } from './say.ts';

/** Colour at a glance; the word beside it says the same to those who can't see it. */
export const segmentMark = { hot: trusted('🔥'), warm: trusted('☀️') } as const;

export const segmentWord = (segment: Lead['segment'], language: Language) => sayMrkdwn(language, `segment.${segment}`);

/** Segment and score: `Hot 78`. */
export const tier = (segment: Lead['segment'], score: number, language: Language): Mrkdwn =>
  sayMrkdwn(language, 'card.tier', { segment: segmentWord(segment, language), score });

/** The same with its mark in front, for text without layout. */
export const markedTier = (segment: Lead['segment'], score: number, language: Language): Mrkdwn =>
  joinMrkdwn([segmentMark[segment], tier(segment, score, language)], ' ');

import type { englishBoard } from '../en/board.ts';
import type { TranslationOf } from '../translation.ts';

export const dutchBoard = {
  'board.title': 'Live: {story}',
  'board.posted': 'geplaatst {when}',
  'board.ends': 'eindigt {when} ({ago})',
  'board.counts':
    '{hot, number} heet · {warm, number} warm · {claimed, number} opgepakt · {viewers, plural, one {# kijker bekend} other {# kijkers bekend}}',
  'board.oldestHot': 'Langst wachtende hete lead: sinds {when} ({ago})',
  'board.noHot': 'Er wacht geen hete lead',
  'board.lastCapture': 'Laatst vastgelegd: {when} ({ago})',
  'board.neverCaptured': 'Kijkers nog niet vastgelegd',
  'board.monitor': 'Heeft dienst: {who}',
  'board.noMonitor': 'Niemand heeft dienst',
  'board.warmList': 'Warm, warmste eerst:',
  'board.queued':
    '{count, plural, one {# kaart wacht} other {# kaarten wachten}} op het tempo van Slack, heetste eerst',
  'board.closed': 'Voorbij: {story}',
  'board.ended': 'eindigde {when}',
  'board.stillOpen': 'Nog open: {hot, number} heet en {warm, number} warm in de wachtrij, {claimed, number} opgepakt',
  'board.nothingOpen': 'Er staat niets meer open.',
  'board.summary': '{viewers, plural, one {# kijker bekend} other {# kijkers bekend}} · {dismissed, number} opzijgezet',
  'board.notification': 'Live: {story}, tot {when}. {monitor}.',
  'board.closedNotification': 'Voorbij: {story}. {open}',
  'home.mine': 'Van jou',
  'home.noneMine': 'Je hebt niets opgepakt. Met “Ik pak de volgende” krijg je de heetste.',
  'home.mineUntil': 'van jou tot {when} ({ago})',
  'home.theyReplied': 'antwoord terug {when} ({ago}): jij bent aan zet',
  'home.theirTurn': 'beantwoord {when}: zij zijn aan zet',
  'home.snoozedUntil': 'uitgesteld tot {when}',
  'home.unclaimed': 'Nog van niemand',
  'home.noneUnclaimed': 'Er wacht niets. Goed bezig!',
  'home.unclaimedCount': '{count, plural, one {# lead} other {# leads}}',
  'home.stories': 'Live story’s',
  'home.noStories': 'Er staat geen story live. Een nieuwe verschijnt hier vanzelf; of open er zelf een.',
} as const satisfies TranslationOf<typeof englishBoard>;

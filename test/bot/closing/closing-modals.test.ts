import { describe, expect, test } from 'vitest';
import { parseAboutLead } from '../../../src/bot/closing/closing-modal.ts';
import { lostModal, readLost } from '../../../src/bot/closing/lost-modal.ts';
import { optOutModal } from '../../../src/bot/closing/opt-out-modal.ts';
import { readSnooze, snoozeModal } from '../../../src/bot/closing/snooze-modal.ts';
import { readWon, wonModal } from '../../../src/bot/closing/won-modal.ts';
import { leadId } from '../../../src/domain/ids.ts';
import { languages } from '../../../src/domain/team/account.ts';
import { validateView } from '../../../src/sandbox/slack/block-kit/validate-view.ts';
import { hostileTexts } from '../messages/hostile-texts.ts';
import { liveMarkup } from '../messages/live-markup.ts';

const about = { lead: leadId('019a9c1e-0000-7000-8000-000000000001'), version: 3, place: 'private' } as const;
const who = { handle: 'lea.martin', displayName: 'Léa' };

describe('the modals that close a lead or put it off', () => {
  const all = (name: typeof who, language: (typeof languages)[number]) => {
    const reader = { language, timeZone: 'Europe/Paris' };
    return [
      wonModal(about, name, 'EUR', reader),
      lostModal(about, name, reader),
      snoozeModal(about, name, reader),
      optOutModal(about, name, reader),
    ];
  };

  test.each(languages)('are views that Slack takes, in %s', (language) => {
    expect(all(who, language).flatMap((view) => validateView(view))).toEqual([]);
  });

  test.each(Object.entries(hostileTexts))('show a name for what it is: %s', (_what, text) => {
    const views = all({ handle: text, displayName: text }, 'en');
    expect(views.flatMap((view) => validateView(view))).toEqual([]);
    expect(liveMarkup(views)).toEqual([]);
  });

  test('remember which lead they are about, and where they were opened', () => {
    for (const view of all(who, 'en')) expect(parseAboutLead(view.private_metadata ?? '')).toEqual(about);
  });

  test.each(['', 'x', 'id-1|1', 'id-1|1|elsewhere', '|1|home', 'id-1|x|home'])(
    'forget what is not ours: %j',
    (text) => {
      expect(parseAboutLead(text)).toBeUndefined();
    },
  );
});

const typed = (value: string | null) => ({ value: { type: 'plain_text_input', value } });

describe('what was entered', () => {
  test('about a lead that is won may leave out all but the currency', () => {
    const entered = { won_amount: typed(null), won_currency: typed('EUR'), closing_note: typed('  ') };
    expect(readWon(entered)).toEqual({ amount: undefined, currency: 'EUR', note: undefined });
  });

  test('about a lead that is lost names a reason', () => {
    const chosen = (value: string) => ({ value: { selected_option: { value } } });
    expect(readLost({ lost_reason: chosen('too-expensive'), closing_note: typed('in May') })).toEqual({
      reason: 'too-expensive',
      note: 'in May',
    });
    expect(() => readLost({ lost_reason: chosen('bored'), closing_note: typed(null) })).toThrow();
  });

  const now = new Date('2026-11-20T12:00:00Z');
  const until = (choice: string, picked: number | null = null) =>
    readSnooze(
      {
        snooze_until: { value: { selected_option: { value: choice } } },
        snooze_other: { value: { selected_date_time: picked } },
      },
      now,
      'America/New_York',
    ).toISOString();

  test.each([
    ['hour', '2026-11-20T13:00:00.000Z'],
    ['threeHours', '2026-11-20T15:00:00.000Z'],
    ['tomorrow', '2026-11-21T14:00:00.000Z'],
    ['twoDays', '2026-11-22T12:00:00.000Z'],
  ])('about a lead that is put off: %s', (choice, at) => {
    expect(until(choice)).toBe(at);
  });

  test('counts the moment that was picked in place of the choice', () => {
    expect(until('hour', Date.UTC(2026, 11, 24, 9) / 1000)).toBe('2026-12-24T09:00:00.000Z');
  });
});

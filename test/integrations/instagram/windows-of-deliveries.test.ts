import { describe, expect, test } from 'vitest';
import { addHours } from '../../../src/domain/duration.ts';
import { windowsOf } from '../../../src/domain/touch/window.ts';
import { readDelivery } from '../../../src/integrations/instagram/read-delivery.ts';
import { fixture, ours, receivedAt } from './deliveries.ts';

/** What a real payload opens: the product's own reader in front of the rule. */
function opened(name: string): 'surely' | 'perhaps' | 'nothing' {
  // Fixtures come from several accounts; their ids begin alike, and the dashboard's is 0.
  const accountOf = (id: string) => (/^1784|^0$/.test(id) ? ours : undefined);
  const { entries } = readDelivery(Buffer.from(JSON.stringify(fixture(name))), { receivedAt, accountOf });
  expect(entries.map(({ ok }) => ok)).not.toContain(false);
  const events = entries.flatMap((entry) => (entry.ok ? entry.events : []));
  const acts = events.flatMap((event) => {
    if (event.type !== 'signal') return [];
    const { kind, happenedAt, message, about } = event;
    return [{ kind, happenedAt, message, about, withdrawnAt: undefined }];
  });
  const { sureUntil, until } = windowsOf(acts);
  if (sureUntil) {
    expect(sureUntil).toEqual(addHours(acts[0]?.happenedAt ?? sureUntil, 24));
    return 'surely';
  }
  return until ? 'perhaps' : 'nothing';
}

describe('the window after a delivery', () => {
  test.each([
    ['dm-text', 'surely'],
    ['dm-image', 'surely'],
    ['dm-inline-reply', 'surely'],
    ['dm-story-reply', 'surely'],
    ['dm-quick-reply', 'surely'],
    ['dm-story-mention', 'surely'],
    ['postback-icebreaker', 'surely'],
    ['referral-existing-thread', 'surely'],
    ['dm-referral-ctd-ad', 'surely'],
    ['reaction-react', 'perhaps'],
    ['comment-wrapped-id', 'nothing'],
    ['comment-story', 'nothing'],
    ['comment-fblogin-ad', 'nothing'],
    ['mention-comment', 'nothing'],
    ['mention-media', 'nothing'],
    ['message-edit-text', 'nothing'],
    ['dm-deleted', 'nothing'],
    ['seen', 'nothing'],
    ['echo-native-app', 'nothing'],
    ['echo-self', 'nothing'],
    ['story-insights', 'nothing'],
  ] as const)('%s opens %s', (name, what) => {
    expect(opened(name)).toBe(what);
  });
});

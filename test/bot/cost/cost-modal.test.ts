import { describe, expect, test } from 'vitest';
import { costModal, parseCostMetadata } from '../../../src/bot/cost/cost-modal.ts';
import { accountId } from '../../../src/domain/ids.ts';
import { languages } from '../../../src/domain/team/account.ts';
import { validateView } from '../../../src/sandbox/slack/block-kit/validate-view.ts';
import { anAccount } from '../messages/desk-builders.ts';

const account = anAccount({ userName: 'atelier.lumiere' });
const other = anAccount({ id: accountId('17841400000000002'), userName: undefined });
const begin = { currency: 'EUR', today: '2026-11-20' };

describe('the modal that asks what was spent', () => {
  test.each(languages)('is a view that Slack takes, in %s', (language) => {
    const reader = { language, timeZone: 'UTC' };
    expect(validateView(costModal([account], begin, reader))).toEqual([]);
    expect(validateView(costModal([account, other], begin, reader))).toEqual([]);
  });

  test('remembers for which account', () => {
    const view = costModal([account], begin, { language: 'en', timeZone: 'UTC' });
    expect(parseCostMetadata(view.private_metadata)).toBe(account.id);
  });

  test.each([undefined, '', 'x', '{}', '{"account":""}', '7'])('forgets what is not ours: %j', (text) => {
    expect(parseCostMetadata(text)).toBeUndefined();
  });
});
